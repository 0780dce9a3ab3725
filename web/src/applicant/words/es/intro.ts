import type { intro as english } from '../en/intro';
import type { Like } from '../like';

export const intro: Like<typeof english> = {
  intro: {
    eyebrow: 'Tienes algo pendiente',
    heading: 'Demuestra que tu perfil es tuyo',
    lead: (marketplace) =>
      `${marketplace} te pide una videollamada corta con un representante. Dura menos de 10 minutos.`,
    now: 'Puedes empezarla ahora.',
    limitsHeading: 'Tu cuenta hasta entonces',
    deadline: (when) =>
      `Haz la llamada antes del ${when}. Después puede haber más límites. El tiempo que pasas esperándonos no cuenta.`,
    overdue:
      'La fecha para esta llamada ya pasó. Todavía puedes hacerla: si sale bien, se levantan todos los límites.',
    callHeading: 'Qué pasa en la llamada',
    steps: [
      'Permites tu cámara y tu micrófono, y primero te ves tú.',
      'Esperas en la fila. Siempre ves tu lugar.',
      'Un representante te hace unas preguntas sobre tu perfil y quizá te pida girar la cabeza o levantar una mano.',
      'Quizá te pida ver un documento de identidad. Si puedes, ten uno a mano.',
      'La mayoría recibe el resultado al terminar la llamada.',
    ],
    english: 'La llamada es en inglés. No se evalúa qué tan bien lo hablas.',
    whoHeading: 'Quién la ve',
    who: [
      'El representante te ve y te oye en directo. Tú también ves su imagen y su nombre.',
      'Esta llamada no se graba.',
      'Tus clientes solo ven la insignia de verificación.',
    ],
    secondLook: 'Si el resultado es negativo, una segunda persona revisa la decisión antes de que cuente.',
    previousHeading: 'De tu última llamada',
    previousMessage: 'Un mensaje del representante',
    consentHeading: 'Tu acuerdo',
    consent: (marketplace) =>
      `Acepto una videollamada en directo con un representante, que comprueba mi identidad para ${marketplace}. La llamada no se graba.`,
    consentVersion: (version) => `Versión ${version}`,
    consentMissing: 'Marca la casilla para continuar. Sin tu acuerdo no hay llamada.',
    go: 'Continuar',
    going: 'Un momento…',
  },
};
