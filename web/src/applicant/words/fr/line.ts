import type { line as english } from '../en/line';
import type { Like } from '../like';

export const line: Like<typeof english> = {
  check: {
    heading: 'Votre connexion',
    connecting: 'Essai de votre connexion…',
    measuring: 'Test de votre connexion. Cela prend quelques secondes.',
    progress: 'Test de connexion',
    loop: 'Votre image telle que le conseiller la verra',
    loopCaption: 'Voici ce que le conseiller verra. L’image est allée à notre serveur et revenue.',
    verdicts: {
      good: {
        title: 'Votre connexion est bonne',
        what: 'Le conseiller vous verra et vous entendra bien.',
        tips: [],
      },
      enough: {
        title: 'Votre connexion suffit',
        what: 'L’appel fonctionnera. L’image peut être parfois moins nette.',
        tips: ['Rapprochez-vous de la box Wi-Fi.', 'Fermez les autres vidéos et téléchargements.'],
      },
      poor: {
        title: 'Votre connexion est faible',
        what: 'Vous pouvez commencer l’appel. Si l’image ne passe pas, nous continuons avec le son et des images fixes.',
        tips: [
          'Rapprochez-vous de la box Wi-Fi, ou utilisez un câble.',
          'Essayez les données mobiles au lieu du Wi-Fi, ou l’inverse.',
          'Fermez les autres vidéos, téléchargements et programmes VPN.',
        ],
      },
      none: {
        title: 'L’image ne passe pas',
        what: 'Ce réseau semble bloquer les appels vidéo. C’est fréquent dans les entreprises, les écoles et les hôtels. Vous pouvez quand même commencer l’appel : nous continuons d’essayer.',
        tips: [
          'Essayez un autre réseau, par exemple les données mobiles.',
          'Désactivez votre VPN ou proxy.',
          'Si c’est le réseau de votre entreprise, demandez si les appels vidéo (WebRTC) peuvent passer.',
        ],
      },
    },
    speed: 'Débit',
    speedOf: (kbps) =>
      kbps < 1000 ? `${kbps} kbit/s` : `${(kbps / 1000).toFixed(1).replace('.', ',')} Mbit/s`,
    loss: 'Perdu en route',
    lossOf: (percent) => `${percent} %`,
    roundTrip: 'Aller-retour',
    roundTripOf: (ms) => `${ms} ms`,
    overTcp: 'Votre réseau bloque la voie la plus rapide pour la vidéo. Nous en utilisons une plus lente.',
    again: 'Refaire le test',
  },
  call: {
    quality: { good: 'Bonne connexion', weak: 'Connexion faible', poor: 'Mauvaise connexion' },
    sending: {
      low: 'Nous envoyons une image plus petite de vous.',
      stills: 'Votre connexion transmet le son et des images fixes. Vous pouvez continuer à parler.',
    },
    saveData: 'Moins de données',
    fullPicture: 'Image complète',
    still: (name) => `Image fixe de ${name}`,
    stillNote: (name) => `La connexion de ${name} est faible : son et images fixes`,
  },
};
