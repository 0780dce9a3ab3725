import type { status as english } from '../en/status';
import type { Like } from '../like';

export const status: Like<typeof english> = {
  loading: 'Carregando…',
  failed: 'Não conseguimos carregar isto.',
  again: 'Tentar de novo',

  nowHeading: 'Sua conta agora',
  since: (when) => `Está assim desde ${when}.`,
  until: 'Isso acaba quando uma chamada dá certo.',
  change: (when) => `A partir de ${when}, isto também não será possível:`,
  deadlineHeading: 'Sua data',
  deadline: (when) => `Faça a chamada até ${when}.`,
  overdue: (when) => `A data era ${when}. Você ainda pode fazer a chamada.`,
  clockStopped: (when) =>
    `O relógio está parado desde ${when}: o tempo na fila, na chamada e em revisão não conta.`,
  clockRuns: 'O tempo na fila, na chamada e em revisão não conta.',

  callsHeading: 'Suas chamadas',
  noCalls: 'Ainda não houve nenhuma chamada.',
  call: (when) => `Chamada de ${when}`,
  callWith: (name, minutes) =>
    minutes < 1 ? `Com ${name}, menos de um minuto` : `Com ${name}, cerca de ${minutes} min`,
  callWithNow: (name) => `Com ${name}`,
  outcomes: {
    passed: 'Deu certo.',
    failed: 'Não deu certo.',
    inconclusive: 'Sem decisão. Isso não conta contra você.',
    technical: 'Caiu por um motivo técnico. Isso não conta contra você.',
    in_review: 'Uma segunda pessoa está revisando.',
    going_on: 'Em andamento agora.',
    ended: 'Terminou sem resultado.',
  },
  next: {
    passed: 'Não há mais nada a fazer.',
    failed: 'Você pode recorrer ou pedir outra chamada.',
    inconclusive: 'Outra chamada pode resolver.',
    technical: 'Você pode começar de novo quando quiser.',
    in_review: 'Vamos avisar você. Não precisa fazer nada.',
    going_on: 'Volte para a sua chamada.',
    ended: 'Não há nada a fazer sobre esta chamada.',
  },
  why: 'Por quê',
  message: 'Uma mensagem do representante',

  dataHeading: 'Seus dados',
  dataLead: (marketplace) => `O que fica guardado para ${marketplace}, e para quê:`,
  data: {
    profile: 'Seu perfil como era quando a chamada foi pedida: para as perguntas da chamada.',
    history: 'O que aconteceu e quando, o que foi decidido e por quê: para que cada decisão possa ser conferida.',
    consent: (when) => `Seu acordo com a chamada, dado em ${when}.`,
    noConsent: 'Seu acordo com a chamada: ainda não foi dado.',
    email: (address) => `Seu e-mail, ${address}: para contar a você o que acontece. As mensagens em si são esquecidas depois de enviadas.`,
    noEmail: 'Nenhum e-mail: avisamos nesta página e pela sua plataforma.',
    video: 'A chamada não é gravada: nenhuma imagem e nenhum som ficam guardados.',
  },
  keptUntil: (when) => `Fica guardado até ${when}, e por mais tempo se algo novo acontecer.`,
  download: 'Baixar tudo',
  downloadHint: 'Um arquivo com tudo o que está guardado aqui sobre você.',
  erase: 'Pedir a exclusão',
  eraseAsk: (marketplace) =>
    `Isto avisa ${marketplace} que você quer a exclusão dos seus dados. Nada é apagado sozinho: ${marketplace} responde em até 30 dias e talvez precise guardar uma parte por lei. Uma verificação aberta continua.`,
  eraseYes: 'Sim, pedir a exclusão',
  eraseNo: 'Não, deixar como está',
  erasing: 'Pedindo…',
  erasureRequested: (when, marketplace) =>
    `Você pediu a exclusão em ${when}. ${marketplace} responde em até 30 dias. Nada foi apagado ainda.`,
};
