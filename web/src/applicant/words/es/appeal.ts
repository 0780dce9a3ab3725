import { counted } from '../counted';
import type { appeal as english } from '../en/appeal';
import type { Like } from '../like';

const count = counted('es');

export const appeal: Like<typeof english> = {
  heading: 'Apelación',
  lead: 'Si crees que el resultado es un error, o si ahora puedes corregirlo, cuéntanoslo. Alguien que no participó en la decisión lo lee y te responde.',
  expect: (days) =>
    count(days, {
      one: 'Puedes esperar una respuesta en un plazo de # día.',
      other: 'Puedes esperar una respuesta en un plazo de # días.',
    }),
  label: '¿Qué deberíamos saber?',
  hint: 'De 20 a 2000 caracteres. No envíes copias de documentos.',
  tooShort: 'Escribe al menos 20 caracteres.',
  tooLong: 'Escribe como máximo 2000 caracteres.',
  send: 'Enviar la apelación',
  sending: 'Enviando…',

  open: (sent, by) => `Enviada el ${sent}. Puedes esperar una respuesta antes del ${by}.`,
  openNow: 'Hasta entonces no tienes que hacer nada.',
  yours: 'Lo que escribiste',
  granted: (when) => `Aceptada el ${when}: puedes hacer otra llamada.`,
  declined: (when) => `Respondida el ${when}: el resultado no cambia.`,
  answer: 'La respuesta',
  again: 'Si desde entonces algo ha cambiado, puedes apelar otra vez.',
  usedUp: (marketplace) =>
    `Este resultado no se puede apelar otra vez. Puedes pedir otra llamada a ${marketplace}.`,
};
