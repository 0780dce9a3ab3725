import { counted } from '../counted';
import type { appeal as english } from '../en/appeal';
import type { Like } from '../like';

const count = counted('fr');

export const appeal: Like<typeof english> = {
  heading: 'Recours',
  lead: 'Si vous pensez que le résultat est une erreur, ou si vous pouvez maintenant y remédier, écrivez-nous. Quelqu’un qui n’a pas pris part à la décision vous lit et vous répond.',
  expect: (days) =>
    count(days, {
      one: 'Vous recevrez en principe une réponse sous # jour.',
      other: 'Vous recevrez en principe une réponse sous # jours.',
    }),
  label: 'Que devons-nous savoir ?',
  hint: 'De 20 à 2000 caractères. N’envoyez pas de copies de documents.',
  tooShort: 'Écrivez au moins 20 caractères.',
  tooLong: 'Écrivez au plus 2000 caractères.',
  send: 'Envoyer le recours',
  sending: 'Envoi…',

  open: (sent, by) => `Envoyé le ${sent}. Vous recevrez en principe une réponse avant le ${by}.`,
  openNow: 'D’ici là, vous n’avez rien à faire.',
  yours: 'Ce que vous avez écrit',
  granted: (when) => `Accepté le ${when} : vous pouvez faire un autre appel.`,
  declined: (when) => `Réponse du ${when} : le résultat ne change pas.`,
  answer: 'La réponse',
  again: 'Si quelque chose a changé depuis, vous pouvez faire un nouveau recours.',
  usedUp: (marketplace) =>
    `Ce résultat ne peut plus faire l’objet d’un recours. Vous pouvez demander un autre appel à ${marketplace}.`,
};
