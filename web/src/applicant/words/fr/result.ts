import type { result as english } from '../en/result';
import type { Like } from '../like';
import { appeal } from './appeal';

export const result: Like<typeof english> = {
  result: {
    verifiedHeading: 'Votre identité est vérifiée',
    verifiedLead: 'Votre compte n’a plus de limites. Vous n’avez plus rien à faire.',
    back: (marketplace) => `Retour à ${marketplace}`,
    closePage: 'Vous pouvez fermer cette page.',

    reviewHeading: 'Votre appel est en cours d’examen',
    reviewLead: (marketplace) =>
      `Une deuxième personne examine la décision avant qu’elle compte. Inutile d’attendre ici : ${marketplace} vous prévient dès que c’est fait.`,
    limitsNow: 'Votre compte pour le moment',

    notVerifiedHeading: 'Votre identité n’est pas vérifiée',
    notVerifiedLead: 'Voici tout ce qui a posé problème.',
    reasons: 'Pourquoi',
    message: 'Un message du conseiller',
    nowHeading: 'Ce que vous pouvez faire',
    nowAppeal: `Si vous pensez que c’est une erreur, ou si vous pouvez maintenant y remédier, faites un recours : écrivez-nous sur cette page, sous « ${appeal.heading} », et appuyez sur « ${appeal.send} ».`,
    now: (marketplace) => [
      `Vous pouvez demander un autre appel à ${marketplace}.`,
      'Un appel réussi lève toutes les limites.',
    ],
    decided: (when) => `Décidé le ${when}`,

    inconclusiveHeading: 'Pas de décision cette fois',
    inconclusiveLead: 'Cela ne compte pas contre vous. Un autre appel peut tout régler.',
    technicalHeading: 'L’appel n’a pas pu aller au bout',
    technicalLead: 'C’était un problème technique. Il ne compte pas contre vous.',
    leftHeading: 'Vous avez quitté l’appel',
    leftLead: 'Cela ne compte pas contre vous. Recommencez quand vous voulez.',
    startAgain: 'Recommencer',

    canceledHeading: 'L’appel n’est plus nécessaire',
    canceledLead: (marketplace) => `${marketplace} a annulé cette vérification.`,
  },
};
