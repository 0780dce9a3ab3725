import type { result as english } from '../en/result';
import type { Like } from '../like';
import { appeal } from './appeal';

export const result: Like<typeof english> = {
  result: {
    verifiedHeading: 'Sua identidade está verificada',
    verifiedLead: 'Sua conta não tem mais limites. Não há mais nada a fazer.',
    back: (marketplace) => `Voltar para ${marketplace}`,
    closePage: 'Você pode fechar esta página.',

    reviewHeading: 'Sua chamada está em revisão',
    reviewLead: (marketplace) =>
      `Uma segunda pessoa confere a decisão antes que ela valha. Você não precisa esperar aqui: ${marketplace} avisa assim que terminar.`,
    limitsNow: 'Sua conta por enquanto',

    notVerifiedHeading: 'Sua identidade não está verificada',
    notVerifiedLead: 'Aqui está tudo o que impediu.',
    reasons: 'Por quê',
    message: 'Uma mensagem do representante',
    nowHeading: 'O que você pode fazer agora',
    nowAppeal: `Se você acha que é um engano, ou agora pode corrigir, entre com um recurso: escreva para nós nesta página, em “${appeal.heading}”, e toque em “${appeal.send}”.`,
    now: (marketplace) => [
      `Você pode pedir outra chamada a ${marketplace}.`,
      'Uma chamada que dá certo acaba com todos os limites.',
    ],
    decided: (when) => `Decidido em ${when}`,

    inconclusiveHeading: 'Sem decisão desta vez',
    inconclusiveLead: 'Isso não conta contra você. Outra chamada pode resolver.',
    technicalHeading: 'Não foi possível concluir a chamada',
    technicalLead: 'Foi um problema técnico. Não conta contra você.',
    leftHeading: 'Você saiu da chamada',
    leftLead: 'Isso não conta contra você. Comece de novo quando quiser.',
    startAgain: 'Começar de novo',

    canceledHeading: 'Não é mais preciso fazer a chamada',
    canceledLead: (marketplace) => `${marketplace} cancelou esta verificação.`,
  },
};
