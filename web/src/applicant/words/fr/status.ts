import type { status as english } from '../en/status';
import type { Like } from '../like';

export const status: Like<typeof english> = {
  loading: 'Chargement…',
  failed: 'Nous n’avons pas pu charger cette page.',
  again: 'Réessayer',

  nowHeading: 'Votre compte maintenant',
  since: (when) => `C’est ainsi depuis le ${when}.`,
  until: 'Cela prend fin quand un appel réussit.',
  change: (when) => `À partir du ${when}, ceci ne sera plus possible non plus :`,
  deadlineHeading: 'Votre date',
  deadline: (when) => `Faites l’appel avant le ${when}.`,
  overdue: (when) => `La date était le ${when}. Vous pouvez encore faire l’appel.`,
  clockStopped: (when) =>
    `Le décompte est arrêté depuis le ${when} : le temps passé dans la file, en appel et en examen ne compte pas.`,
  clockRuns: 'Le temps passé dans la file, en appel et en examen ne compte pas.',

  callsHeading: 'Vos appels',
  noCalls: 'Il n’y a pas encore eu d’appel.',
  call: (when) => `Appel du ${when}`,
  callWith: (name, minutes) =>
    minutes < 1 ? `Avec ${name}, moins d’une minute` : `Avec ${name}, environ ${minutes} min`,
  callWithNow: (name) => `Avec ${name}`,
  outcomes: {
    passed: 'Réussi.',
    failed: 'Pas réussi.',
    inconclusive: 'Pas de décision. Cela ne compte pas contre vous.',
    technical: 'Coupé pour une raison technique. Cela ne compte pas contre vous.',
    in_review: 'Examiné par une deuxième personne.',
    going_on: 'En cours en ce moment.',
    ended: 'Terminé sans résultat.',
  },
  next: {
    passed: 'Vous n’avez plus rien à faire.',
    failed: 'Vous pouvez faire un recours, ou demander un autre appel.',
    inconclusive: 'Un autre appel peut tout régler.',
    technical: 'Vous pouvez recommencer quand vous voulez.',
    in_review: 'Nous vous préviendrons. Vous n’avez rien à faire.',
    going_on: 'Revenez à votre appel.',
    ended: 'Il n’y a rien à faire pour cet appel.',
  },
  why: 'Pourquoi',
  message: 'Un message du conseiller',

  dataHeading: 'Vos données',
  dataLead: (marketplace) => `Ce qui est conservé pour ${marketplace}, et à quoi cela sert :`,
  data: {
    profile: 'Votre profil tel qu’il était quand l’appel a été demandé : pour les questions de l’appel.',
    history: 'Ce qui s’est passé et quand, ce qui a été décidé et pourquoi : pour que chaque décision puisse être contrôlée.',
    consent: (when) => `Votre accord pour l’appel, donné le ${when}.`,
    noConsent: 'Votre accord pour l’appel : pas encore donné.',
    email: (address) => `Votre adresse e-mail, ${address} : pour vous dire ce qui se passe. Les e-mails eux-mêmes sont oubliés une fois envoyés.`,
    noEmail: 'Pas d’adresse e-mail : nous vous prévenons sur cette page et par votre plateforme.',
    video: 'L’appel n’est pas enregistré : ni image ni son ne sont conservés.',
  },
  keptUntil: (when) => `À conserver jusqu’au ${when}, et plus longtemps s’il se passe du nouveau.`,
  download: 'Tout télécharger',
  downloadHint: 'Un fichier avec tout ce qui est conservé ici à votre sujet.',
  erase: 'Demander l’effacement',
  eraseAsk: (marketplace) =>
    `Ceci informe ${marketplace} que vous voulez faire effacer vos données. Rien ne s’efface tout seul : ${marketplace} répond sous 30 jours et doit peut-être en conserver une partie selon la loi. Une vérification en cours continue.`,
  eraseYes: 'Oui, demander l’effacement',
  eraseNo: 'Non, ne rien changer',
  erasing: 'Envoi de la demande…',
  erasureRequested: (when, marketplace) =>
    `Vous avez demandé l’effacement le ${when}. ${marketplace} répond sous 30 jours. Rien n’a encore été effacé.`,
};
