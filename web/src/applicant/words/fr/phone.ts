import type { phone as english } from '../en/phone';
import type { Like } from '../like';

export const phone: Like<typeof english> = {
  instead: 'Utiliser le téléphone',
  insteadWhy: 'Pas de caméra ici, ou une meilleure sur votre téléphone ? Vous gardez votre place.',

  heading: 'Continuez avec votre téléphone',
  lead: 'Votre vérification passe sur votre téléphone, et votre place avec elle.',
  steps: [
    'Ouvrez l’appareil photo de votre téléphone et visez ce code.',
    'Touchez le lien affiché. Il s’ouvre dans le navigateur du téléphone.',
    'Continuez là. Cette page suit.',
  ],
  code: 'Code QR avec le lien pour votre téléphone',
  making: 'Création d’un code…',
  link: 'Ou tapez ce lien dans le navigateur de votre téléphone',
  copy: 'Copier le lien',
  copied: 'Le lien est copié.',
  notCopied: 'Sélectionnez le lien et copiez-le à la main.',
  fresh: (left) =>
    `Pour votre sécurité, nous créons un nouveau code dans ${left}. Il fonctionne une fois, sur un téléphone.`,
  failed: 'Nous n’avons pas pu créer de code. Vérifiez votre connexion et réessayez.',
  tooOften: 'Cela fait beaucoup de codes en peu de temps. Attendez une minute, puis réessayez.',
  again: 'Créer un nouveau code',
  stay: 'Rester sur cet ordinateur',
  callBegins:
    'Un conseiller vous attend. Ouvrez le lien sur votre téléphone maintenant, ou restez sur cet ordinateur.',

  following: {
    heading: {
      phone: 'Votre vérification continue sur votre téléphone',
      computer: 'Votre vérification continue sur votre ordinateur',
      other: 'Votre vérification continue sur votre autre appareil',
    },
    lead: 'Cette page suit. Ici, la caméra est éteinte.',
    nowHeading: 'Où vous en êtes',
    required: 'Vous vous préparez pour l’appel : caméra et micro.',
    waiting: (place, length) => `Vous êtes dans la file : numéro ${place} sur ${length}.`,
    calling: (name) => `Vous êtes en appel avec ${name}.`,
    moveHere: {
      phone: 'La passer sur ce téléphone',
      computer: 'La ramener sur cet ordinateur',
    },
    moving: 'Transfert…',
    why: 'La caméra change aussi. Pendant l’appel, le conseiller vous voit d’ici un instant après.',
    away: {
      phone: 'Nous avons perdu votre téléphone. Est-il en veille, ou hors de portée ?',
      computer: 'Nous avons perdu votre ordinateur. Est-il en veille, ou la page est-elle fermée ?',
      other: 'Nous avons perdu votre autre appareil. Est-il en veille, ou la page est-elle fermée ?',
    },
    awayAdvice:
      'Réveillez-le, ou continuez ici. Votre place et votre appel sont conservés une minute.',
    continueHere: 'Continuer ici',
    down: 'La connexion de cette page s’est coupée. Nous nous reconnectons tout seuls ; votre autre appareil continue.',
  },

  expired: {
    heading: 'Ce code n’est plus valable',
    lead: 'Un code fonctionne deux minutes. La page de votre autre appareil en affiche un nouveau : scannez-le.',
  },
  used: {
    heading: 'Ce code a déjà été utilisé',
    lead: 'Un code fonctionne une fois, sur un téléphone. La page de votre autre appareil en affiche un nouveau : scannez-le.',
  },
  noCode: 'La page est-elle fermée ?',
  noCodeSteps:
    'Ouvrez à nouveau votre vérification depuis votre plateforme, sur n’importe quel appareil. Rien n’est perdu.',
};
