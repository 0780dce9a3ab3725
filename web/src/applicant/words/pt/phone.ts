import type { phone as english } from '../en/phone';
import type { Like } from '../like';

export const phone: Like<typeof english> = {
  instead: 'Usar o celular',
  insteadWhy: 'Sem câmera aqui, ou a do celular é melhor? Você mantém seu lugar.',

  heading: 'Continue no celular',
  lead: 'Sua verificação passa para o celular, e seu lugar vai junto.',
  steps: [
    'Abra a câmera do celular e aponte para este código.',
    'Toque no link que o celular mostra. Ele abre no navegador do celular.',
    'Continue por lá. Esta página acompanha.',
  ],
  code: 'Código QR com o link para o seu celular',
  making: 'Criando um código…',
  link: 'Ou digite este link no navegador do celular',
  copy: 'Copiar o link',
  copied: 'O link foi copiado.',
  notCopied: 'Selecione o link e copie à mão.',
  fresh: (left) =>
    `Para sua segurança, criamos um código novo em ${left}. Ele funciona uma vez, em um celular.`,
  failed: 'Não conseguimos criar um código. Confira sua conexão e tente de novo.',
  tooOften: 'Foram muitos códigos em pouco tempo. Espere um minuto e tente de novo.',
  again: 'Criar outro código',
  stay: 'Ficar neste computador',
  callBegins:
    'Um representante já pode atender você. Abra o link no celular agora ou fique neste computador.',

  following: {
    heading: {
      phone: 'Sua verificação continua no celular',
      computer: 'Sua verificação continua no computador',
      other: 'Sua verificação continua no outro dispositivo',
    },
    lead: 'Esta página acompanha. A câmera aqui está desligada.',
    nowHeading: 'Onde você está',
    required: 'Você está se preparando para a chamada: câmera e microfone.',
    waiting: (place, length) => `Você está na fila: número ${place} de ${length}.`,
    calling: (name) => `Você está na chamada com ${name}.`,
    moveHere: {
      phone: 'Passar para este celular',
      computer: 'Trazer de volta para este computador',
    },
    moving: 'Passando…',
    why: 'A câmera também muda. Na chamada, o representante vê você daqui um instante depois.',
    away: {
      phone: 'Perdemos seu celular. Ele está em repouso ou sem sinal?',
      computer: 'Perdemos seu computador. Ele está em repouso, ou a página foi fechada?',
      other: 'Perdemos seu outro dispositivo. Ele está em repouso, ou a página foi fechada?',
    },
    awayAdvice: 'Ative-o ou continue aqui. Seu lugar e sua chamada ficam guardados por um minuto.',
    continueHere: 'Continuar aqui',
    down: 'A conexão desta página caiu. Conectamos de novo sozinhos; seu outro dispositivo continua.',
  },

  expired: {
    heading: 'Este código não vale mais',
    lead: 'Um código funciona por dois minutos. A página no outro dispositivo mostra um novo: escaneie esse.',
  },
  used: {
    heading: 'Este código já foi usado',
    lead: 'Um código funciona uma vez, em um celular. A página no outro dispositivo mostra um novo: escaneie esse.',
  },
  noCode: 'A página foi fechada?',
  noCodeSteps:
    'Abra sua verificação de novo pela sua plataforma, em qualquer dispositivo. Nada se perde.',
};
