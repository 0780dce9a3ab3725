import type { phone as english } from '../en/phone';
import type { Like } from '../like';

export const phone: Like<typeof english> = {
  instead: 'Usar el teléfono',
  insteadWhy: '¿No tienes cámara aquí, o la del teléfono es mejor? Conservas tu lugar.',

  heading: 'Sigue con tu teléfono',
  lead: 'Tu verificación pasa a tu teléfono, y tu lugar va con ella.',
  steps: [
    'Abre la cámara del teléfono y apunta a este código.',
    'Toca el enlace que muestra el teléfono. Se abre en su navegador.',
    'Sigue allí. Esta página te acompaña.',
  ],
  code: 'Código QR con el enlace para tu teléfono',
  making: 'Creando un código…',
  link: 'O escribe este enlace en el navegador del teléfono',
  copy: 'Copiar el enlace',
  copied: 'El enlace está copiado.',
  notCopied: 'Selecciona el enlace y cópialo a mano.',
  fresh: (left) =>
    `Por tu seguridad creamos un código nuevo en ${left}. Funciona una vez, en un teléfono.`,
  failed: 'No pudimos crear un código. Revisa tu conexión e inténtalo de nuevo.',
  tooOften: 'Han sido muchos códigos en poco tiempo. Espera un minuto e inténtalo de nuevo.',
  again: 'Crear otro código',
  stay: 'Quedarme en este ordenador',
  callBegins:
    'Un representante ya puede atenderte. Abre ahora el enlace en el teléfono o quédate en este ordenador.',

  following: {
    heading: {
      phone: 'Tu verificación sigue en tu teléfono',
      computer: 'Tu verificación sigue en tu ordenador',
      other: 'Tu verificación sigue en tu otro dispositivo',
    },
    lead: 'Esta página te acompaña. Aquí la cámara está apagada.',
    nowHeading: 'Dónde estás',
    required: 'Te preparas para la llamada: cámara y micrófono.',
    waiting: (place, length) => `Estás en la fila: número ${place} de ${length}.`,
    calling: (name) => `Estás en la llamada con ${name}.`,
    moveHere: {
      phone: 'Pasarla a este teléfono',
      computer: 'Devolverla a este ordenador',
    },
    moving: 'Pasando…',
    why: 'La cámara también cambia. En la llamada, el representante te ve desde aquí un momento después.',
    away: {
      phone: 'Hemos perdido tu teléfono. ¿Está dormido o sin conexión?',
      computer: 'Hemos perdido tu ordenador. ¿Está dormido o se cerró la página?',
      other: 'Hemos perdido tu otro dispositivo. ¿Está dormido o se cerró la página?',
    },
    awayAdvice: 'Despiértalo o sigue aquí. Tu lugar y tu llamada se conservan un minuto.',
    continueHere: 'Seguir aquí',
    down: 'Se cortó la conexión de esta página. Volvemos a conectar solos; tu otro dispositivo sigue.',
  },

  expired: {
    heading: 'Este código ya no es válido',
    lead: 'Un código funciona dos minutos. La página de tu otro dispositivo muestra uno nuevo: escanéalo.',
  },
  used: {
    heading: 'Este código ya se usó',
    lead: 'Un código funciona una vez, en un teléfono. La página de tu otro dispositivo muestra uno nuevo: escanéalo.',
  },
  noCode: '¿Se cerró la página?',
  noCodeSteps:
    'Abre tu verificación otra vez desde tu plataforma, en cualquier dispositivo. No se pierde nada.',
};
