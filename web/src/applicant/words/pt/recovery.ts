import type { Device } from '../../../shared/call/device_problem';
import type { recovery as english } from '../en/recovery';
import type { Like } from '../like';

const names = { camera: 'a câmera', microphone: 'o microfone', both: 'a câmera e o microfone' };
const nameOf = (device: Device | null) => names[device ?? 'both'];
const orYours = (browser: string | null) => browser ?? 'seu navegador';

const tuneSteps = (sign: string) => [
  `Aperte ${sign} à esquerda na barra de endereço, ao lado do endereço desta página.`,
  'Ligue Câmera e Microfone.',
  'Volte a esta página. Se nada mudar, aperte “Recarregar a página”: seu lugar está guardado.',
];

const blockedHere = ({ browser, device }: { browser: string | null; device: Device | null }) =>
  `${browser ?? 'Seu navegador'} bloqueia ${nameOf(device)} nesta página`;

const notFound = (device: Device | null) =>
  device === 'camera'
    ? 'Não encontramos nenhuma câmera'
    : device === 'microphone'
      ? 'Não encontramos nenhum microfone'
      : 'Não encontramos câmera nem microfone';
const inUse = (device: Device | null) => `Outro programa está usando ${nameOf(device)}`;
const notOpened = (device: Device | null) => `Não conseguimos abrir ${nameOf(device)}`;

export const recovery: Like<typeof english> = {
  deviceProblem(kind, device) {
    switch (kind) {
      case 'insecure':
        return 'Este navegador não consegue abrir a câmera aqui';
      case 'denied':
        return `Seu navegador bloqueia ${nameOf(device)}`;
      case 'denied_by_system':
        return `Seu dispositivo não deixa o navegador usar ${nameOf(device)}`;
      case 'not_found':
        return notFound(device);
      case 'in_use':
        return inUse(device);
      case 'unknown':
        return notOpened(device);
    }
  },
  recovery: {
    titles: {
      dismissed: () => 'A pergunta do seu navegador foi fechada',
      site_chrome: blockedHere,
      site_edge: blockedHere,
      site_opera: blockedHere,
      site_android: blockedHere,
      site_firefox: blockedHere,
      site_firefox_android: blockedHere,
      site_safari: blockedHere,
      site_ios_safari: blockedHere,
      site_ios_other: blockedHere,
      site_other: blockedHere,
      system_windows: ({ device }) => `O Windows bloqueia ${nameOf(device)}`,
      system_macos: ({ device }) => `Seu Mac bloqueia ${nameOf(device)}`,
      system_chromeos: ({ device }) => `Seu Chromebook bloqueia ${nameOf(device)}`,
      system_android: ({ device }) => `Seu celular bloqueia ${nameOf(device)}`,
      system_ios: ({ device }) => `Seu iPhone ou iPad bloqueia ${nameOf(device)}`,
      system_other: ({ device }) => `Seu sistema bloqueia ${nameOf(device)}`,
      frame: () => 'A página em volta desta não deixa usar a câmera',
      not_found: ({ device }) => notFound(device),
      in_use: ({ device }) => inUse(device),
      in_app: () => 'O navegador deste aplicativo não tem câmera',
      insecure: () => 'Este endereço não é seguro o bastante para a câmera',
      unknown: ({ device }) => notOpened(device),
    },
    steps: {
      dismissed: () => [
        'Aperte “Tentar de novo”. O navegador pergunta mais uma vez.',
        'Escolha “Permitir”. A imagem é só para você até a chamada começar.',
      ],
      site_chrome: () => tuneSteps('o símbolo com dois controles deslizantes'),
      site_edge: () => tuneSteps('o cadeado'),
      site_opera: () => tuneSteps('o cadeado'),
      site_android: ({ browser }) => [
        'Aperte o símbolo ao lado do endereço desta página e depois “Permissões”.',
        'Ligue Câmera e Microfone e volte a esta página.',
        `Continua bloqueado? Abra no celular Configurações > Apps > ${orYours(browser)} > Permissões e permita os dois.`,
      ],
      site_firefox: () => [
        'Aperte a câmera riscada na barra de endereço, ao lado do endereço desta página.',
        'Aperte o × ao lado de “Bloqueado” na câmera e no microfone.',
        'Aperte “Recarregar a página” e escolha “Permitir” quando o Firefox perguntar. Seu lugar está guardado.',
      ],
      site_firefox_android: () => [
        'Aperte o cadeado ao lado do endereço desta página.',
        'Deixe Câmera e Microfone em “Permitido”.',
        'Continua bloqueado? Abra no celular Configurações > Apps > Firefox > Permissões e permita os dois.',
        'Aperte “Recarregar a página”. Seu lugar está guardado.',
      ],
      site_safari: () => [
        'No menu no alto da tela, abra Safari > Ajustes e depois Sites.',
        'Escolha Câmera à esquerda e deixe este site em “Permitir”. Faça o mesmo em Microfone.',
        'Feche os ajustes e aperte “Recarregar a página”. Seu lugar está guardado.',
      ],
      site_ios_safari: () => [
        'Aperte o menu da página ao lado do endereço, depois os três pontos e “Ajustes do Site”.',
        'Deixe Câmera e Microfone em “Permitir” e aperte OK.',
        'Não está lá? Abra Ajustes > Apps > Safari, depois Câmera e Microfone, e escolha “Permitir”.',
        'Aperte “Recarregar a página”. Seu lugar está guardado.',
      ],
      site_ios_other: ({ browser }) => [
        `Abra Ajustes > Apps > ${orYours(browser)} no celular ou tablet.`,
        'Ligue Câmera e Microfone.',
        'Volte e aperte “Recarregar a página”. Escolha “Permitir” quando perguntar. Seu lugar está guardado.',
      ],
      site_other: () => [
        'Aperte o símbolo de câmera ou cadeado ao lado do endereço desta página.',
        'Escolha “Permitir” para câmera e microfone.',
        'Aperte “Recarregar a página”. Seu lugar está guardado.',
      ],
      system_windows: () => [
        'Abra Iniciar > Configurações > Privacidade e segurança > Câmera.',
        'Ligue “Acesso à câmera” e “Permitir que aplicativos da área de trabalho acessem a câmera”. Faça o mesmo em Microfone.',
        'Volte a esta página. Se nada mudar, feche o navegador e abra de novo.',
      ],
      system_macos: ({ browser }) => [
        'Abra o menu Apple > Ajustes do Sistema > Privacidade e Segurança > Câmera.',
        `Ligue a chave ao lado de ${orYours(browser)}. Faça o mesmo em Microfone.`,
        `Encerre ${orYours(browser)}, abra de novo e volte a esta página.`,
      ],
      system_chromeos: () => [
        'Abra Configurações > Privacidade e segurança > Controles de privacidade.',
        'Ligue o acesso à câmera e ao microfone.',
        'Procure também uma pequena chave junto à câmera: alguns Chromebooks têm.',
      ],
      system_android: ({ browser }) => [
        `Abra no celular Configurações > Apps > ${orYours(browser)} > Permissões.`,
        'Permita Câmera e Microfone.',
        'Puxe do alto da tela para baixo: “Acesso à câmera” e “Acesso ao microfone” devem estar ligados.',
      ],
      system_ios: ({ browser }) => [
        `Abra Ajustes > Privacidade e Segurança > Câmera e ligue ${orYours(browser)}.`,
        'Faça o mesmo em Microfone.',
        'Não está na lista? Veja em Tempo de Uso > Conteúdo e Privacidade.',
      ],
      system_other: ({ device }) => [
        `Abra as configurações do sistema e procure Privacidade, depois ${device === 'microphone' ? 'Microfone' : 'Câmera'}.`,
        'Permita o seu navegador ali.',
        'Feche o navegador, abra de novo e volte.',
      ],
      frame: () => [
        'Aperte o botão. Esta página abre então em uma aba própria.',
        'Continue por lá: seu lugar está guardado.',
      ],
      not_found: ({ device }) => [
        'Se você usa um dispositivo com cabo, tire o cabo e coloque de novo.',
        device === 'microphone'
          ? 'Um fone com microfone também serve.'
          : 'Procure uma tampa ou chave na câmera e abra.',
      ],
      in_use: ({ device }) => [
        `Feche outros programas e abas que usam ${nameOf(device)}: chamadas de vídeo, gravadores, o app da câmera.`,
        'Ou escolha outro dispositivo abaixo, se tiver.',
        'Se continuar assim, reinicie o dispositivo e abra esta página de novo.',
      ],
      in_app: () => [
        'Abra o seu navegador: Chrome, Safari, Firefox ou Edge.',
        'Entre por lá na sua plataforma, abra Settings > Identity Verification e comece por ali.',
        'Você recebe um link novo e continua de onde está agora.',
      ],
      insecure: () => [
        'O endereço desta página deve começar com https.',
        'Entre na sua plataforma, abra Settings > Identity Verification e comece por ali.',
      ],
      unknown: () => [
        'Aperte “Tentar de novo”.',
        'Se continuar assim, recarregue a página. Seu lugar está guardado.',
        'Ainda nada? Reinicie o dispositivo e abra esta página de novo.',
      ],
    },
    inAppMenus: {
      facebook: 'No Facebook: aperte os três pontos no alto à direita e “Abrir no navegador externo”.',
      instagram: 'No Instagram: aperte os três pontos no alto à direita e “Abrir no navegador externo”.',
      tiktok: 'No TikTok: aperte os três pontos no alto à direita e “Abrir no navegador”.',
      linkedin: 'No LinkedIn: aperte os três pontos no alto à direita e “Abrir no navegador”.',
      line: 'No LINE: aperte os três pontos embaixo à direita e “Abrir em outro app”.',
      wechat: 'No WeChat: aperte os três pontos no alto à direita e “Abrir no navegador”.',
      snapchat: 'No Snapchat: aperte a seta ou os três pontos e “Abrir no navegador”.',
      android_webview: 'Abra o menu deste aplicativo (três pontos) e escolha “Abrir no navegador”.',
      ios_webview: 'Aperte o símbolo de compartilhar ou a bússola deste aplicativo e “Abrir no Safari”.',
    },
    element: 'Permita aqui mesmo:',
    orSo: 'Se isso não ajudar:',
    waiting: 'Continuamos olhando. Assim que funcionar, esta página segue sozinha.',
    windowsToo: 'No Windows, veja também em Configurações > Privacidade e segurança > Câmera.',
    mended: 'Funcionou: esta página já pode usar a câmera e o microfone.',
    replaced: (device, label) =>
      device === 'camera'
        ? `Sua câmera foi desconectada. Agora usamos ${label || 'outra'}.`
        : `Seu microfone foi desconectado. Agora usamos ${label || 'outro'}.`,
    silentCamera: 'Sua câmera não dá imagem. Abra a tampa ou a chave dela e encerre outras chamadas.',
    silentMicrophone:
      'Seu microfone não dá som. Procure uma tecla ou chave de mudo e encerre outras chamadas.',
    ownTab: 'Abrir em uma aba própria',
  },
};
