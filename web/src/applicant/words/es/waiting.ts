import { counted } from '../counted';
import type { waiting as english } from '../en/waiting';
import type { Like } from '../like';

const count = counted('es');

export const waiting: Like<typeof english> = {
  waiting: {
    heading: 'Estás en la fila',
    headingNext: 'Te toca enseguida',
    place: 'Tu lugar',
    of: (length) => `de ${length} en espera`,
    estimate: 'Tu espera',
    soon: 'Menos de un minuto',
    minutes: (minutes) => count(minutes, { one: 'Cerca de un minuto', other: 'Unos # minutos' }),
    hours: (hours) => count(hours, { one: 'Más de una hora', other: 'Más de # horas' }),
    unknown: 'Todavía no lo sabemos',
    backInLine:
      'La llamada se cortó por un motivo técnico, y eso no cuenta en tu contra. Tu lugar se conserva: estás de nuevo al principio de la fila.',
    keptPlace: 'Has recuperado tu lugar anterior.',
    keep: 'Deja esta página abierta. La llamada empieza sola, con un sonido suave.',
    safe: 'Conservas tu lugar si se corta tu conexión o recargas esta página. Tras un minuto fuera sales de la fila, y puedes recuperar el mismo lugar durante diez minutos.',
    down: 'Se cortó tu conexión. Volvemos a conectar solos y tu lugar se conserva.',
    leave: 'Salir de la fila',
    leaving: 'Saliendo…',
  },

  callBack: {
    heading: '¿No tienes tiempo de esperar aquí?',
    lead: 'Cierra esta página y conserva tu lugar. Te escribimos un correo cuando casi te toque.',
    ask: 'Salir y recibir un correo',
    asking: 'Un momento…',
    askedHeading: 'Te enviaremos un correo',
    asked: 'Conservas tu lugar y ya puedes cerrar esta página. El correo te trae de vuelta.',
    toldHeading: 'Ya casi te toca',
    told: 'Te hemos enviado un correo. Pulsa el botón y quédate en esta página: tu llamada puede empezar en cualquier momento.',
    patience:
      'Ven en los 30 minutos siguientes a nuestro correo. Si no te viene bien, tu lugar se guarda un día más.',
    here: 'Estoy aquí: esperar en esta página',
    title: 'Casi te toca',
  },

  keptPlace: {
    technical: (when) =>
      `Tu lugar en la fila se guarda hasta ${when}. Empieza la llamada antes y vuelves al principio.`,
    absent: (when) =>
      `Estuviste fuera más de un minuto, así que saliste de la fila. Tu lugar se guarda hasta ${when}: empieza la llamada para recuperarlo.`,
  },

  desk: {
    nobody: 'Ahora no hay nadie de turno',
    closed: 'Ahora está cerrado',
    opens: (when) => `Abrimos de nuevo el ${when}.`,
    soon: 'Alguien volverá. No podemos decir cuándo.',
    choices: 'Puedes esperar en la fila o reservar una hora que te venga bien.',
    choicesWithMail:
      'Puedes esperar en la fila, recibir un correo cuando te toque o reservar una hora que te venga bien.',
    clock: 'Esperar no te cuesta nada: la fecha de tu llamada se aplaza mientras estás en la fila.',
  },
};
