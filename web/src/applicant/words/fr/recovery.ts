import type { Device } from '../../../shared/call/device_problem';
import type { recovery as english } from '../en/recovery';
import type { Like } from '../like';

const names = { camera: 'la caméra', microphone: 'le micro', both: 'la caméra et le micro' };
const nameOf = (device: Device | null) => names[device ?? 'both'];
const orYours = (browser: string | null) => browser ?? 'votre navigateur';

const tuneSteps = (sign: string) => [
  `Appuyez sur ${sign} à gauche dans la barre d’adresse, près de l’adresse de cette page.`,
  'Activez Caméra et Micro.',
  'Revenez à cette page. Si rien ne change, appuyez sur « Recharger la page » : votre place est conservée.',
];

const blockedHere = ({ browser, device }: { browser: string | null; device: Device | null }) =>
  `${browser ?? 'Votre navigateur'} bloque ${nameOf(device)} sur cette page`;

const notFound = (device: Device | null) =>
  device === 'camera'
    ? 'Nous n’avons trouvé aucune caméra'
    : device === 'microphone'
      ? 'Nous n’avons trouvé aucun micro'
      : 'Nous n’avons trouvé ni caméra ni micro';
const inUse = (device: Device | null) => `Un autre programme utilise ${nameOf(device)}`;
const notOpened = (device: Device | null) => `Nous n’avons pas pu ouvrir ${nameOf(device)}`;

export const recovery: Like<typeof english> = {
  deviceProblem(kind, device) {
    switch (kind) {
      case 'insecure':
        return 'Ce navigateur ne peut pas ouvrir la caméra ici';
      case 'denied':
        return `Votre navigateur bloque ${nameOf(device)}`;
      case 'denied_by_system':
        return `Votre appareil ne laisse pas le navigateur utiliser ${nameOf(device)}`;
      case 'not_found':
        return notFound(device);
      case 'in_use':
        return inUse(device);
      case 'unknown':
        return notOpened(device);
    }
  },
  recovery: {
    titles: {
      dismissed: () => 'La question de votre navigateur a été fermée',
      site_chrome: blockedHere,
      site_edge: blockedHere,
      site_opera: blockedHere,
      site_android: blockedHere,
      site_firefox: blockedHere,
      site_firefox_android: blockedHere,
      site_safari: blockedHere,
      site_ios_safari: blockedHere,
      site_ios_other: blockedHere,
      site_other: blockedHere,
      system_windows: ({ device }) => `Windows bloque ${nameOf(device)}`,
      system_macos: ({ device }) => `Votre Mac bloque ${nameOf(device)}`,
      system_chromeos: ({ device }) => `Votre Chromebook bloque ${nameOf(device)}`,
      system_android: ({ device }) => `Votre téléphone bloque ${nameOf(device)}`,
      system_ios: ({ device }) => `Votre iPhone ou iPad bloque ${nameOf(device)}`,
      system_other: ({ device }) => `Votre système bloque ${nameOf(device)}`,
      frame: () => 'La page qui entoure celle-ci empêche d’utiliser la caméra',
      not_found: ({ device }) => notFound(device),
      in_use: ({ device }) => inUse(device),
      in_app: () => 'Le navigateur de cette application n’a pas de caméra',
      insecure: () => 'Cette adresse n’est pas assez sûre pour une caméra',
      unknown: ({ device }) => notOpened(device),
    },
    steps: {
      dismissed: () => [
        'Appuyez sur « Réessayer ». Votre navigateur redemande.',
        'Choisissez « Autoriser ». L’image n’est que pour vous jusqu’au début de l’appel.',
      ],
      site_chrome: () => tuneSteps('le symbole aux deux curseurs'),
      site_edge: () => tuneSteps('le cadenas'),
      site_opera: () => tuneSteps('le cadenas'),
      site_android: ({ browser }) => [
        'Appuyez sur le symbole près de l’adresse de cette page, puis sur « Autorisations ».',
        'Activez Caméra et Micro, puis revenez à cette page.',
        `Toujours bloqué ? Ouvrez sur le téléphone Paramètres > Applications > ${orYours(browser)} > Autorisations, et autorisez les deux.`,
      ],
      site_firefox: () => [
        'Appuyez sur la caméra barrée dans la barre d’adresse, près de l’adresse de cette page.',
        'Appuyez sur la × à côté de « Bloqué » pour la caméra, puis pour le micro.',
        'Appuyez sur « Recharger la page », puis choisissez « Autoriser » quand Firefox demande. Votre place est conservée.',
      ],
      site_firefox_android: () => [
        'Appuyez sur le cadenas près de l’adresse de cette page.',
        'Réglez Caméra et Micro sur « Autorisé ».',
        'Toujours bloqué ? Ouvrez sur le téléphone Paramètres > Applications > Firefox > Autorisations, et autorisez les deux.',
        'Appuyez sur « Recharger la page ». Votre place est conservée.',
      ],
      site_safari: () => [
        'Dans le menu en haut de l’écran, ouvrez Safari > Réglages, puis Sites web.',
        'Choisissez Caméra à gauche et réglez ce site sur « Autoriser ». Faites de même pour Micro.',
        'Fermez les réglages et appuyez sur « Recharger la page ». Votre place est conservée.',
      ],
      site_ios_safari: () => [
        'Appuyez sur le menu de la page près de l’adresse, puis sur les trois points et « Réglages du site web ».',
        'Réglez Caméra et Micro sur « Autoriser », puis touchez OK.',
        'Rien là ? Ouvrez Réglages > Apps > Safari, puis Caméra et Micro, et choisissez « Autoriser ».',
        'Appuyez sur « Recharger la page ». Votre place est conservée.',
      ],
      site_ios_other: ({ browser }) => [
        `Ouvrez Réglages > Apps > ${orYours(browser)} sur votre téléphone ou tablette.`,
        'Activez Caméra et Micro.',
        'Revenez et appuyez sur « Recharger la page ». Choisissez « Autoriser » à la question. Votre place est conservée.',
      ],
      site_other: () => [
        'Appuyez sur le symbole de caméra ou de cadenas près de l’adresse de cette page.',
        'Choisissez « Autoriser » pour la caméra et le micro.',
        'Appuyez sur « Recharger la page ». Votre place est conservée.',
      ],
      system_windows: () => [
        'Ouvrez Démarrer > Paramètres > Confidentialité et sécurité > Caméra.',
        'Activez « Accès à la caméra » et « Autoriser les applications de bureau à accéder à votre caméra ». Faites de même pour Microphone.',
        'Revenez à cette page. Si rien ne change, fermez le navigateur et rouvrez-le.',
      ],
      system_macos: ({ browser }) => [
        'Ouvrez le menu Apple > Réglages Système > Confidentialité et sécurité > Caméra.',
        `Activez l’interrupteur à côté de ${orYours(browser)}. Faites de même pour Micro.`,
        `Quittez ${orYours(browser)}, rouvrez-le, puis revenez à cette page.`,
      ],
      system_chromeos: () => [
        'Ouvrez Paramètres > Confidentialité et sécurité > Commandes de confidentialité.',
        'Activez l’accès à la caméra et au micro.',
        'Cherchez aussi un petit interrupteur près de la caméra : certains Chromebooks en ont un.',
      ],
      system_android: ({ browser }) => [
        `Ouvrez sur le téléphone Paramètres > Applications > ${orYours(browser)} > Autorisations.`,
        'Autorisez Caméra (Appareil photo) et Micro.',
        'Tirez du haut de l’écran vers le bas : « Accès à l’appareil photo » et « Accès au micro » doivent être activés.',
      ],
      system_ios: ({ browser }) => [
        `Ouvrez Réglages > Confidentialité et sécurité > Appareil photo, et activez ${orYours(browser)}.`,
        'Faites de même pour Micro.',
        'Pas dans la liste ? Regardez dans Temps d’écran > Contenu et confidentialité.',
      ],
      system_other: ({ device }) => [
        `Ouvrez les réglages de votre système et cherchez Confidentialité, puis ${device === 'microphone' ? 'Micro' : 'Caméra'}.`,
        'Autorisez-y votre navigateur.',
        'Fermez le navigateur, rouvrez-le, et revenez.',
      ],
      frame: () => [
        'Appuyez sur le bouton. Cette page s’ouvre alors dans son propre onglet.',
        'Continuez là : votre place est conservée.',
      ],
      not_found: ({ device }) => [
        'Si l’appareil est branché par câble, débranchez-le et rebranchez-le.',
        device === 'microphone'
          ? 'Un casque avec micro convient aussi.'
          : 'Cherchez un cache ou un interrupteur sur la caméra, et ouvrez-le.',
      ],
      in_use: ({ device }) => [
        `Fermez les autres programmes et onglets qui utilisent ${nameOf(device)} : appels vidéo, enregistreurs, application photo.`,
        'Ou choisissez-en un autre ci-dessous, si vous en avez un.',
        'Si rien ne change, redémarrez votre appareil et rouvrez cette page.',
      ],
      in_app: () => [
        'Ouvrez votre propre navigateur : Chrome, Safari, Firefox ou Edge.',
        'Connectez-vous-y à votre plateforme, ouvrez Settings > Identity Verification et commencez là.',
        'Vous recevez un nouveau lien, et continuez où vous en êtes.',
      ],
      insecure: () => [
        'L’adresse de cette page doit commencer par https.',
        'Connectez-vous à votre plateforme, ouvrez Settings > Identity Verification et commencez là.',
      ],
      unknown: () => [
        'Appuyez sur « Réessayer ».',
        'Si rien ne change, rechargez la page. Votre place est conservée.',
        'Toujours rien ? Redémarrez votre appareil et rouvrez cette page.',
      ],
    },
    inAppMenus: {
      facebook: 'Dans Facebook : touchez les trois points en haut à droite, puis « Ouvrir dans le navigateur externe ».',
      instagram: 'Dans Instagram : touchez les trois points en haut à droite, puis « Ouvrir dans le navigateur externe ».',
      tiktok: 'Dans TikTok : touchez les trois points en haut à droite, puis « Ouvrir dans le navigateur ».',
      linkedin: 'Dans LinkedIn : touchez les trois points en haut à droite, puis « Ouvrir dans le navigateur ».',
      line: 'Dans LINE : touchez les trois points en bas à droite, puis « Ouvrir dans une autre application ».',
      wechat: 'Dans WeChat : touchez les trois points en haut à droite, puis « Ouvrir dans le navigateur ».',
      snapchat: 'Dans Snapchat : touchez la flèche ou les trois points, puis « Ouvrir dans le navigateur ».',
      android_webview: 'Ouvrez le menu de cette application (trois points) et choisissez « Ouvrir dans le navigateur ».',
      ios_webview: 'Touchez le symbole de partage ou la boussole de cette application, puis « Ouvrir dans Safari ».',
    },
    element: 'Autorisez ici même :',
    orSo: 'Si cela n’aide pas :',
    waiting: 'Nous continuons de vérifier. Dès que cela marche, cette page continue toute seule.',
    windowsToo: 'Sous Windows, regardez aussi dans Paramètres > Confidentialité et sécurité > Caméra.',
    mended: 'C’est réussi : cette page peut maintenant utiliser la caméra et le micro.',
    replaced: (device, label) =>
      device === 'camera'
        ? `Votre caméra a été débranchée. Nous utilisons maintenant ${label || 'une autre'}.`
        : `Votre micro a été débranché. Nous utilisons maintenant ${label || 'un autre'}.`,
    silentCamera: 'Votre caméra ne donne pas d’image. Ouvrez son cache, et terminez les autres appels.',
    silentMicrophone:
      'Votre micro ne donne pas de son. Cherchez une touche qui le coupe, et terminez les autres appels.',
    ownTab: 'Ouvrir dans un nouvel onglet',
  },
};
