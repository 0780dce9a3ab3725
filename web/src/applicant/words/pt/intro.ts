import type { intro as english } from '../en/intro';
import type { Like } from '../like';

export const intro: Like<typeof english> = {
  intro: {
    eyebrow: 'Falta um passo seu',
    heading: 'Mostre que seu perfil é seu',
    lead: (marketplace) =>
      `${marketplace} pede uma chamada de vídeo curta com um representante. Leva menos de 10 minutos.`,
    now: 'Você pode começar agora.',
    limitsHeading: 'Sua conta até lá',
    deadline: (when) =>
      `Faça a chamada até ${when}. Depois disso, pode haver mais limites. O tempo que você passa esperando por nós não conta.`,
    overdue:
      'A data desta chamada já passou. Você ainda pode fazer a chamada: se ela der certo, todos os limites acabam.',
    callHeading: 'O que acontece na chamada',
    steps: [
      'Você permite a câmera e o microfone, e primeiro vê a si mesmo.',
      'Você espera na fila e sempre vê o seu lugar.',
      'Um representante faz algumas perguntas sobre o seu perfil e pode pedir que você vire a cabeça ou levante a mão.',
      'Podem pedir para ver um documento de identidade. Se puder, deixe um por perto.',
      'A maioria das pessoas tem o resultado quando a chamada termina.',
    ],
    english: 'A chamada é em inglês. Não se avalia se você fala bem.',
    whoHeading: 'Quem vê',
    who: [
      'O representante vê e ouve você ao vivo, e você vê a imagem e o nome dele.',
      'Esta chamada não é gravada.',
      'Seus clientes só veem o selo de verificação.',
    ],
    secondLook: 'Se o resultado for negativo, uma segunda pessoa confere a decisão antes que ela valha.',
    previousHeading: 'Da sua última chamada',
    previousMessage: 'Uma mensagem do representante',
    consentHeading: 'Seu acordo',
    consent: (marketplace) =>
      `Aceito uma chamada de vídeo ao vivo com um representante, que confere minha identidade para ${marketplace}. A chamada não é gravada.`,
    consentVersion: (version) => `Versão ${version}`,
    consentMissing: 'Marque a caixa para continuar. Sem o seu acordo não há chamada.',
    go: 'Continuar',
    going: 'Um momento…',
  },
};
