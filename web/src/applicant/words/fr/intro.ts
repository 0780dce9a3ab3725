import type { intro as english } from '../en/intro';
import type { Like } from '../like';

export const intro: Like<typeof english> = {
  intro: {
    eyebrow: 'Une étape vous attend',
    heading: 'Montrez que ce profil est le vôtre',
    lead: (marketplace) =>
      `${marketplace} vous demande un court appel vidéo avec un conseiller. Il dure moins de 10 minutes.`,
    now: 'Vous pouvez le commencer maintenant.',
    limitsHeading: 'Votre compte en attendant',
    deadline: (when) =>
      `Faites l’appel avant le ${when}. Après, d’autres limites peuvent s’ajouter. Le temps passé à nous attendre ne compte pas.`,
    overdue:
      'La date de cet appel est passée. Vous pouvez encore le faire : s’il réussit, toutes les limites sont levées.',
    callHeading: 'Comment se passe l’appel',
    steps: [
      'Vous autorisez la caméra et le micro, et vous vous voyez d’abord.',
      'Vous attendez dans la file. Vous voyez toujours votre place.',
      'Un conseiller pose quelques questions sur votre profil et peut vous demander de tourner la tête ou de lever la main.',
      'Il peut demander à voir une pièce d’identité. Gardez-en une près de vous si possible.',
      'La plupart des gens ont le résultat à la fin de l’appel.',
    ],
    english: 'L’appel est en anglais. Votre niveau d’anglais n’est pas évalué.',
    whoHeading: 'Qui vous voit',
    who: [
      'Le conseiller vous voit et vous entend en direct. Vous le voyez aussi, avec son nom.',
      'Cet appel n’est pas enregistré.',
      'Vos clients voient seulement le badge de vérification.',
    ],
    secondLook: 'Si le résultat est négatif, une deuxième personne contrôle la décision avant qu’elle compte.',
    previousHeading: 'Votre dernier appel',
    previousMessage: 'Un message du conseiller',
    consentHeading: 'Votre accord',
    consent: (marketplace) =>
      `J’accepte un appel vidéo en direct avec un conseiller, qui contrôle mon identité pour ${marketplace}. L’appel n’est pas enregistré.`,
    consentVersion: (version) => `Version ${version}`,
    consentMissing: 'Cochez la case pour continuer. Sans votre accord, il n’y a pas d’appel.',
    go: 'Continuer',
    going: 'Un instant…',
  },
};
