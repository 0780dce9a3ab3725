import type { status as english } from '../en/status';
import type { Like } from '../like';

export const status: Like<typeof english> = {
  loading: 'Cargando…',
  failed: 'No pudimos cargar esto.',
  again: 'Intentar de nuevo',

  nowHeading: 'Tu cuenta ahora',
  since: (when) => `Es así desde el ${when}.`,
  until: 'Termina cuando una llamada sale bien.',
  change: (when) => `A partir del ${when} tampoco será posible:`,
  deadlineHeading: 'Tu fecha',
  deadline: (when) => `Haz la llamada antes del ${when}.`,
  overdue: (when) => `La fecha era el ${when}. Todavía puedes hacer la llamada.`,
  clockStopped: (when) =>
    `El reloj está parado desde el ${when}: el tiempo en la fila, en la llamada y en revisión no cuenta.`,
  clockRuns: 'El tiempo en la fila, en la llamada y en revisión no cuenta.',

  callsHeading: 'Tus llamadas',
  noCalls: 'Todavía no hubo ninguna llamada.',
  call: (when) => `Llamada del ${when}`,
  callWith: (name, minutes) =>
    minutes < 1 ? `Con ${name}, menos de un minuto` : `Con ${name}, aprox. ${minutes} min`,
  callWithNow: (name) => `Con ${name}`,
  outcomes: {
    passed: 'Salió bien.',
    failed: 'No salió bien.',
    inconclusive: 'Sin decisión. Esto no cuenta en tu contra.',
    technical: 'Se cortó por un motivo técnico. Esto no cuenta en tu contra.',
    in_review: 'La revisa una segunda persona.',
    going_on: 'En curso ahora.',
    ended: 'Terminó sin resultado.',
  },
  next: {
    passed: 'No tienes que hacer nada más.',
    failed: 'Puedes apelar o pedir otra llamada.',
    inconclusive: 'Otra llamada puede resolverlo.',
    technical: 'Puedes empezar de nuevo cuando quieras.',
    in_review: 'Te avisaremos. No tienes que hacer nada.',
    going_on: 'Vuelve a tu llamada.',
    ended: 'No hay nada que hacer con esta llamada.',
  },
  why: 'Por qué',
  message: 'Un mensaje del representante',

  dataHeading: 'Tus datos',
  dataLead: (marketplace) => `Lo que se guarda para ${marketplace}, y para qué:`,
  data: {
    profile: 'Tu perfil como era cuando se pidió la llamada: para las preguntas de la llamada.',
    history: 'Qué pasó y cuándo, qué se decidió y por qué: para poder comprobar cada decisión.',
    consent: (when) => `Tu acuerdo con la llamada, dado el ${when}.`,
    noConsent: 'Tu acuerdo con la llamada: todavía no lo has dado.',
    email: (address) => `Tu correo electrónico, ${address}: para contarte qué pasa. Los correos mismos se olvidan una vez enviados.`,
    noEmail: 'Ningún correo electrónico: te avisamos en esta página y a través de tu plataforma.',
    video: 'La llamada no se graba: no se guarda ni imagen ni sonido.',
  },
  keptUntil: (when) => `Se guarda hasta el ${when}, y más tiempo si pasa algo nuevo.`,
  download: 'Descargar todo',
  downloadHint: 'Un archivo con todo lo que se guarda aquí sobre ti.',
  erase: 'Pedir el borrado',
  eraseAsk: (marketplace) =>
    `Así ${marketplace} sabrá que quieres que se borren tus datos. Nada se borra solo: ${marketplace} responde en 30 días y quizá deba conservar una parte por ley. Una verificación abierta sigue.`,
  eraseYes: 'Sí, pedir el borrado',
  eraseNo: 'No, dejarlo así',
  erasing: 'Pidiendo…',
  erasureRequested: (when, marketplace) =>
    `Pediste el borrado el ${when}. ${marketplace} responde en 30 días. Todavía no se ha borrado nada.`,
};
