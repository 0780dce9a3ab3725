import { counted } from '../counted';
import type { waiting as english } from '../en/waiting';
import type { Like } from '../like';

const count = counted('pt');

export const waiting: Like<typeof english> = {
  waiting: {
    heading: 'Você está na fila',
    headingNext: 'Você é a próxima pessoa da fila',
    place: 'Seu lugar',
    of: (length) => `de ${length} na espera`,
    estimate: 'Sua espera',
    soon: 'Menos de um minuto',
    minutes: (minutes) => count(minutes, { one: 'Cerca de um minuto', other: 'Cerca de # minutos' }),
    hours: (hours) => count(hours, { one: 'Mais de uma hora', other: 'Mais de # horas' }),
    unknown: 'Ainda não sabemos',
    backInLine:
      'A chamada caiu por um motivo técnico, e isso não conta contra você. Seu lugar está guardado: você voltou ao começo da fila.',
    keptPlace: 'Você recuperou seu lugar anterior.',
    keep: 'Deixe esta página aberta. A chamada começa sozinha, com um som suave.',
    safe: 'Você mantém seu lugar se a conexão cair ou se recarregar esta página. Depois de um minuto fora, você sai da fila e pode retomar o mesmo lugar por dez minutos.',
    down: 'Sua conexão caiu. Conectamos de novo sozinhos, e seu lugar está guardado.',
    leave: 'Sair da fila',
    leaving: 'Saindo…',
  },

  callBack: {
    heading: 'Sem tempo para esperar aqui?',
    lead: 'Feche esta página e mantenha seu lugar. Enviamos um e-mail quando for quase a sua vez.',
    ask: 'Sair e receber um e-mail',
    asking: 'Um momento…',
    askedHeading: 'Vamos enviar um e-mail',
    asked: 'Você mantém seu lugar e já pode fechar esta página. O e-mail traz você de volta.',
    toldHeading: 'É quase a sua vez',
    told: 'Enviamos um e-mail. Aperte o botão e fique nesta página: sua chamada pode começar a qualquer momento.',
    patience:
      'Venha em até 30 minutos depois do nosso e-mail. Se for uma hora ruim, seu lugar fica guardado por mais um dia.',
    here: 'Estou aqui: esperar nesta página',
    title: 'Quase a sua vez',
  },

  keptPlace: {
    technical: (when) =>
      `Seu lugar na fila fica guardado até ${when}. Comece a chamada antes disso e você volta ao começo.`,
    absent: (when) =>
      `Você ficou fora por mais de um minuto e saiu da fila. Seu lugar fica guardado até ${when}: comece a chamada para retomá-lo.`,
  },

  desk: {
    nobody: 'Não há ninguém de plantão agora',
    closed: 'Estamos fechados agora',
    opens: (when) => `Abrimos de novo em ${when}.`,
    soon: 'Alguém vai voltar. Não sabemos dizer quando.',
    choices: 'Você pode esperar na fila ou reservar um horário bom para você.',
    choicesWithMail:
      'Você pode esperar na fila, receber um e-mail quando for a sua vez ou reservar um horário bom para você.',
    clock: 'Esperar não custa nada: a data da sua chamada é adiada enquanto você está na fila.',
  },
};
