import type { support as english } from '../en/support';
import type { Like } from '../like';

export const support: Like<typeof english> = {
  inApp: {
    heading: 'Ouvrez cette page dans votre navigateur',
    lead: 'Vous êtes dans une autre application. Son navigateur n’a souvent pas de caméra, et l’appel en a besoin.',
    linkKept: 'Votre lien n’est pas utilisé : il fonctionne dans votre navigateur.',
    copy: 'Copier le lien',
    copied: 'Copié. Collez-le maintenant dans la barre d’adresse de votre navigateur.',
    copyByHand: 'Le lien à copier',
    paste: 'Vous ne trouvez pas ? Copiez le lien et collez-le dans Chrome, Safari, Firefox ou Edge.',
    anyway: 'Essayer ici quand même',
  },
  cannot: {
    heading: 'Ce navigateur ne peut pas faire d’appel vidéo',
    lead: 'Il lui manque ce qu’il faut pour un appel. Rien n’est perdu : votre lien n’est pas utilisé.',
    stepsHeading: 'Ce que vous pouvez faire',
    steps: [
      'Copiez ce lien et ouvrez-le dans un Chrome, Firefox, Safari ou Edge récent, ou sur votre téléphone.',
      'Ou mettez ce navigateur à jour, puis ouvrez à nouveau le lien.',
      'Mode Isolement, ou une extension qui bloque WebRTC ? Désactivez-le pour cette page.',
    ],
    more: 'Quels navigateurs fonctionnent ?',
  },
  support: {
    region: 'À propos de votre navigateur',
    olderBrowser:
      'Votre navigateur n’est pas à jour. L’appel fonctionnera sans doute ; une mise à jour le rend plus sûr.',
    olderSystem:
      'Votre système n’est pas à jour. L’appel fonctionnera sans doute ; une mise à jour le rend plus sûr.',
    unknown:
      'Nous connaissons mal ce navigateur. L’appel fonctionnera sans doute. Sinon, utilisez Chrome, Firefox, Safari ou Edge.',
    dismiss: 'D’accord',
  },
};
