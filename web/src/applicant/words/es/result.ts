import type { result as english } from '../en/result';
import type { Like } from '../like';
import { appeal } from './appeal';

export const result: Like<typeof english> = {
  result: {
    verifiedHeading: 'Tu identidad está verificada',
    verifiedLead: 'Tu cuenta ya no tiene límites. No tienes que hacer nada más.',
    back: (marketplace) => `Volver a ${marketplace}`,
    closePage: 'Puedes cerrar esta página.',

    reviewHeading: 'Estamos revisando tu llamada',
    reviewLead: (marketplace) =>
      `Una segunda persona revisa la decisión antes de que cuente. No hace falta que esperes aquí: ${marketplace} te avisa en cuanto esté lista.`,
    limitsNow: 'Tu cuenta por ahora',

    notVerifiedHeading: 'Tu identidad no está verificada',
    notVerifiedLead: 'Aquí está todo lo que lo impidió.',
    reasons: 'Por qué',
    message: 'Un mensaje del representante',
    nowHeading: 'Qué puedes hacer ahora',
    nowAppeal: `Si crees que es un error, o ahora puedes corregirlo, apela: escríbenos en esta página, en «${appeal.heading}», y pulsa «${appeal.send}».`,
    now: (marketplace) => [
      `Puedes pedir otra llamada a ${marketplace}.`,
      'Una llamada que sale bien levanta todos los límites.',
    ],
    decided: (when) => `Decidido el ${when}`,

    inconclusiveHeading: 'Esta vez no hay decisión',
    inconclusiveLead: 'Esto no cuenta en tu contra. Otra llamada puede resolverlo.',
    technicalHeading: 'No se pudo completar la llamada',
    technicalLead: 'Fue un problema técnico. No cuenta en tu contra.',
    leftHeading: 'Saliste de la llamada',
    leftLead: 'Esto no cuenta en tu contra. Empieza de nuevo cuando quieras.',
    startAgain: 'Empezar de nuevo',

    canceledHeading: 'Ya no hace falta ninguna llamada',
    canceledLead: (marketplace) => `${marketplace} ha cancelado esta verificación.`,
  },
};
