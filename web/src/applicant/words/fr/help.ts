import type { help as english } from '../en/help';
import type { Like } from '../like';
import { appeal } from './appeal';

export const help: Like<typeof english> = {
  heading: 'Aide pour votre appel vidéo',
  lead: 'Un court appel avec un conseiller montre que ce profil est le vôtre. Voici ce qu’il vous faut, et que faire quand quelque chose ne marche pas.',
  english: 'L’appel est en anglais. Votre niveau d’anglais n’est pas évalué.',
  open: 'Ouvrir votre vérification',
  languages: 'Langues',
  parts: {
    need: {
      heading: 'Ce qu’il vous faut',
      points: [
        'Un ordinateur, un téléphone ou une tablette avec une caméra et un micro qui fonctionnent.',
        'macOS, Windows, ChromeOS, Ubuntu ou un autre Linux basé sur Debian, iOS ou Android.',
        'Chrome, Firefox, Safari ou Edge : la version actuelle ou l’une des deux précédentes. Internet Explorer 11 ne peut pas faire l’appel.',
        'Une connexion stable et rapide. Il n’y a rien à installer.',
        'Une pièce d’identité près de vous, si vous en avez une : on peut vous demander de la montrer.',
      ],
    },
    start: {
      heading: 'Comment commencer',
      lead: 'L’appel dure moins de 10 minutes.',
      steps: [
        'Connectez-vous à votre plateforme.',
        'Ouvrez Settings > Identity Verification (Paramètres > Vérification d’identité) et commencez là. Vous recevez chaque fois un nouveau lien.',
        'Autorisez la caméra et le micro quand votre navigateur le demande.',
        'Regardez d’abord votre propre image. Personne d’autre ne la voit encore.',
        'Commencez l’appel et attendez dans la file. Il démarre tout seul, avec un son doux.',
      ],
    },
    tips: {
      heading: 'Pour un bon appel',
      points: [
        'Placez-vous face à une fenêtre ou à une lampe. Retirez lunettes de soleil et chapeau.',
        'Choisissez un endroit calme. Un casque aide en cas d’écho.',
        'Restez près de la box Wi-Fi et mettez en pause téléchargements et vidéos.',
        'Fermez les autres programmes qui utilisent la caméra.',
        'Posez votre téléphone là où il ne bouge pas, et chargez-le avant.',
      ],
    },
    blockedBrowser: {
      heading: 'Le navigateur bloque la caméra ou le micro',
      lead: 'Autorisez-les toujours pour cette page. Puis revenez et réessayez : votre place est conservée.',
      points: [
        'Chrome et Edge : appuyez sur le symbole à gauche de l’adresse et activez la caméra et le micro.',
        'Firefox : appuyez sur la caméra barrée dans la barre d’adresse et levez le blocage.',
        'Safari sur Mac : ouvrez Safari > Réglages pour ce site web et choisissez Autoriser pour la caméra et le micro.',
        'Safari sur iPhone ou iPad : appuyez sur le symbole près de l’adresse, puis Réglages du site web, et choisissez Autoriser.',
        'Si vous venez d’une application, choisissez « Ouvrir dans le navigateur » dans son menu.',
      ],
    },
    blockedSystem: {
      heading: 'L’appareil bloque la caméra ou le micro',
      lead: 'Votre navigateur peut aussi avoir besoin de l’autorisation de l’appareil.',
      points: [
        'Windows : Paramètres > Confidentialité et sécurité > Caméra, et de même pour Microphone.',
        'macOS : Réglages Système > Confidentialité et sécurité > Caméra et Microphone. Fermez ensuite le navigateur et rouvrez-le.',
        'iPhone et iPad : Réglages > Apps > votre navigateur.',
        'Android : Paramètres > Applications > votre navigateur > Autorisations.',
        'ChromeOS : Paramètres > Confidentialité et sécurité > Commandes de confidentialité.',
        'Certains ordinateurs portables ont un cache sur la caméra, ou une touche qui l’éteint.',
        'Si un autre programme utilise la caméra, fermez-le.',
      ],
    },
    noCamera: {
      heading: 'Pas de caméra ? Utilisez votre téléphone',
      steps: [
        'La page avant l’appel affiche un code. Visez-le avec l’appareil photo du téléphone : votre vérification passe sur le téléphone.',
        'Ou connectez-vous à votre plateforme sur votre téléphone et commencez là.',
      ],
    },
    connect: {
      heading: 'L’appel ne se connecte pas',
      lead: 'Cela ne compte jamais contre vous.',
      steps: [
        'Attendez quelques secondes : la page se reconnecte toute seule.',
        'Sortez et revenez : fermez la page et rouvrez-la depuis votre plateforme. Votre place et votre appel sont conservés une minute.',
        'Passez du Wi-Fi aux données mobiles, ou l’inverse. Désactivez le VPN.',
        'Les réseaux de bureaux et d’écoles peuvent bloquer les appels : essayez-en un autre.',
      ],
    },
    inCall: {
      heading: 'Comment se passe l’appel',
      points: [
        'Vous voyez le conseiller et son nom, et vous voyez tous les deux le même code court.',
        'Il pose quelques questions sur votre profil et peut vous demander de tourner la tête ou de lever la main.',
        'Il peut demander à voir une pièce d’identité.',
        'Si vous ne comprenez pas, demandez. Vous pouvez aussi écrire dans le chat.',
        'La plupart des gens ont le résultat à la fin de l’appel.',
      ],
    },
    notPassed: {
      heading: 'Si cela ne réussit pas',
      points: [
        'Un appel coupé, ou qui finit sans décision, ne vous coûte rien : faites-en un autre.',
        'En général, une deuxième personne contrôle une décision négative avant qu’elle compte. Vous lisez ensuite toutes les raisons d’un coup.',
        'Tant qu’un autre appel n’a pas réussi, vous ne pouvez en général ni retirer vos gains, ni envoyer de propositions, ni accepter d’embauches directes ; vous n’apparaissez pas dans les recherches et vos propositions ouvertes sont annulées. Vos contrats continuent.',
        'Si vous pensez que c’est une erreur, ou si vous pouvez maintenant y remédier, faites un recours ou demandez un autre appel. S’il réussit, toutes les limites sont levées.',
        'La page de suivi dit ce qui est limité pour vous, et jusqu’à quand.',
      ],
    },
    appeal: {
      heading: 'Votre identité n’a pas été vérifiée et vous pensez que c’est une erreur',
      lead: 'Vous pouvez faire jusqu’à trois recours contre un résultat négatif.',
      steps: [
        'Ouvrez votre vérification et lisez toutes les raisons.',
        `Sous « ${appeal.heading} », aussi sur la page de suivi, écrivez où est l’erreur ou à quoi vous pouvez maintenant remédier, et appuyez sur « ${appeal.send} ». N’envoyez pas de copies de documents.`,
        'Quelqu’un qui n’a pas pris part à la décision vous lit et vous répond. La page dit quand attendre la réponse, et la montre ensuite.',
        'Si le recours est accepté, vous pouvez faire un autre appel. Sinon, le résultat ne change pas ; vous pouvez toujours demander un autre appel à votre plateforme.',
      ],
    },
    privacy: {
      heading: 'Votre vie privée',
      points: [
        'Seul le conseiller vous voit et vous entend, en direct. L’appel n’est pas enregistré.',
        'Votre caméra n’est allumée que pendant l’essai, l’attente et l’appel.',
        'Vos clients voient seulement le badge de vérification.',
        'Sans votre accord, il n’y a pas d’appel.',
      ],
    },
  },

  nextHeading: 'Votre prochaine étape',
  device: (browser, system) => `Vous utilisez ${browser} sur ${system}.`,
  next: {
    agree: {
      lead: 'Lisez comment se passe l’appel, et donnez votre accord.',
      button: 'Aller à votre accord',
    },
    check: {
      lead: 'Essayez votre caméra et votre micro, puis commencez l’appel.',
      button: 'Aller à l’essai',
    },
    mend: {
      lead: 'Votre caméra ou votre micro n’est pas encore utilisable. Nous vous montrons comment y remédier.',
      button: 'Me montrer comment',
    },
    wait: {
      lead: 'Vous êtes dans la file. Gardez cette page ouverte : l’appel démarre tout seul.',
      button: 'Revenir à votre place',
    },
    again: {
      lead: 'Votre dernier appel s’est terminé sans décision. Cela ne vous coûte rien : recommencez.',
      button: 'Continuer',
    },
    reviewed: {
      lead: 'Vous n’avez rien à faire : une deuxième personne examine votre appel.',
      button: 'Voir ce qui est limité d’ici là',
    },
    read: {
      lead: 'Votre identité n’est pas vérifiée. Lisez pourquoi, et ce que vous pouvez faire.',
      button: 'Lire le résultat',
    },
    done: { lead: 'Il n’y a plus rien à faire.', button: 'Revenir à votre vérification' },
    link: {
      lead: 'Connectez-vous à votre plateforme et ouvrez Settings > Identity Verification : vous recevez un nouveau lien.',
      button: 'Retour',
    },
  },
};
