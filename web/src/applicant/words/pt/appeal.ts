import { counted } from '../counted';
import type { appeal as english } from '../en/appeal';
import type { Like } from '../like';

const count = counted('pt');

export const appeal: Like<typeof english> = {
  heading: 'Recurso',
  lead: 'Se você acha que o resultado é um engano, ou agora pode corrigir, conte para nós. Alguém que não participou da decisão lê e responde.',
  expect: (days) =>
    count(days, {
      one: 'Você pode esperar uma resposta em até # dia.',
      other: 'Você pode esperar uma resposta em até # dias.',
    }),
  label: 'O que devemos saber?',
  hint: 'De 20 a 2000 caracteres. Não envie cópias de documentos.',
  tooShort: 'Escreva pelo menos 20 caracteres.',
  tooLong: 'Escreva no máximo 2000 caracteres.',
  send: 'Enviar o recurso',
  sending: 'Enviando…',

  open: (sent, by) => `Enviado em ${sent}. Você pode esperar uma resposta até ${by}.`,
  openNow: 'Até lá, você não precisa fazer nada.',
  yours: 'O que você escreveu',
  granted: (when) => `Aceito em ${when}: você pode fazer outra chamada.`,
  declined: (when) => `Respondido em ${when}: o resultado continua o mesmo.`,
  answer: 'A resposta',
  again: 'Se algo mudou desde então, você pode recorrer de novo.',
  usedUp: (marketplace) =>
    `Não é possível recorrer deste resultado outra vez. Você pode pedir outra chamada a ${marketplace}.`,
};
