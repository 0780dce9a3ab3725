import type { support as english } from '../en/support';
import type { Like } from '../like';

export const support: Like<typeof english> = {
  inApp: {
    heading: 'Abra esta página no seu navegador',
    lead: 'Você está dentro de outro aplicativo. O navegador dele muitas vezes não tem câmera, e a chamada precisa de uma.',
    linkKept: 'Seu link não foi gasto: ele funciona no seu navegador.',
    copy: 'Copiar o link',
    copied: 'Copiado. Agora cole na barra de endereço do seu navegador.',
    copyByHand: 'O link para copiar',
    paste: 'Não está lá? Copie o link e cole no Chrome, Safari, Firefox ou Edge.',
    anyway: 'Tentar aqui mesmo assim',
  },
  cannot: {
    heading: 'Este navegador não consegue fazer uma chamada de vídeo',
    lead: 'Falta nele algo de que a chamada precisa. Nada se perde: seu link não foi gasto.',
    stepsHeading: 'O que você pode fazer',
    steps: [
      'Copie este link e abra em um Chrome, Firefox, Safari ou Edge atual, ou no celular.',
      'Ou atualize este navegador e abra o link de novo.',
      'Modo de Isolamento ou uma extensão que bloqueia WebRTC? Desligue para esta página.',
    ],
    more: 'Quais navegadores funcionam?',
  },
  support: {
    region: 'Sobre o seu navegador',
    olderBrowser:
      'Seu navegador não está atualizado. A chamada provavelmente vai funcionar; uma atualização dá mais segurança.',
    olderSystem:
      'Seu sistema não está atualizado. A chamada provavelmente vai funcionar; uma atualização dá mais segurança.',
    unknown:
      'Não conhecemos bem este navegador. A chamada provavelmente vai funcionar. Se não, use Chrome, Firefox, Safari ou Edge.',
    dismiss: 'Entendi',
  },
};
