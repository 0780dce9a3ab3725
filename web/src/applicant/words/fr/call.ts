import { counted } from '../counted';
import type { call as english } from '../en/call';
import type { Like } from '../like';

const count = counted('fr');

export const call: Like<typeof english> = {
  call: {
    heading: (name) => `Votre appel avec ${name}`,
    representative: 'Conseiller',
    code: 'Code',
    codeWhy: 'Le conseiller voit le même code. S’il en lit un autre, quittez l’appel.',
    remote: (name) => `Vidéo de ${name}`,
    self: 'Votre propre image',
    elapsed: 'Durée',
    controls: 'Votre caméra, votre micro et le chat',
    mute: 'Couper le micro',
    unmute: 'Rétablir le micro',
    muted: 'Votre micro est coupé',
    cameraOff: 'Éteindre la caméra',
    cameraOn: 'Allumer la caméra',
    cameraIsOff: 'Le conseiller ne vous voit pas',
    switchCamera: 'Changer de caméra',
    play: 'Touchez pour voir et entendre l’appel',
    connectingTo: (name) => `Connexion avec ${name}`,
    peerOff: (name, muted, cameraOff) => {
      if (muted && cameraOff) return `${name} a coupé son micro et sa caméra`;
      if (muted) return `${name} a coupé son micro`;
      return cameraOff ? `${name} a éteint sa caméra` : '';
    },
    now: {
      kinds: {
        consent: 'Votre accord',
        question: 'Question',
        challenge: 'Faites ceci, s’il vous plaît',
        document: 'Votre document',
      },
      consent: 'Dites si vous acceptez la vérification par vidéo maintenant.',
      document: 'Montrez votre pièce d’identité à la caméra.',
      gestures: {
        turn_head: 'Tournez la tête à fond à gauche, puis à fond à droite.',
        hand_across_face:
          'Passez lentement la main ouverte devant le visage, du front au menton.',
        press_cheek: 'Appuyez un doigt sur une joue, puis relâchez.',
        lean_in: 'Approchez-vous jusqu’à ce que votre visage remplisse l’image, puis reculez.',
        three_fingers: 'Levez trois doigts devant un œil, puis devant l’autre.',
        hand_on_head: 'Posez une main sur la tête et regardez le plafond.',
      },
    },
    chat: {
      heading: 'Chat',
      empty:
        'Ici, vous pouvez écrire si le son ne marche pas, ou pour épeler un nom. Tout s’efface à la fin de l’appel.',
      write: 'Écrire un message',
      hint: 'Entrée envoie. Maj et Entrée commencent une ligne.',
      send: 'Envoyer',
      you: 'Vous',
      said: (name, message) => `${name} a écrit : ${message}`,
      unread: (number) => count(number, { one: '# nouveau message', other: '# nouveaux messages' }),
      close: 'Fermer le chat',
      tooFast: 'C’était trop rapide. Attendez une seconde et appuyez à nouveau sur « Envoyer ».',
    },
    devices: {
      open: 'Appareils',
      heading: 'Caméra et micro',
      none: 'Nous avons trouvé une caméra et un micro. Branchez-en un autre et il apparaît ici.',
      done: 'Terminé',
    },
    leave: {
      open: 'Quitter',
      heading: 'Quitter l’appel ?',
      means: [
        'Cela ne compte pas contre vous, et rien ne change sur votre compte.',
        'Votre vérification reste ouverte : vous pouvez recommencer quand vous voulez.',
        'Vous attendez ensuite dans la file pour un nouvel appel.',
      ],
      pause:
        'Juste une courte pause, ou un autre appareil ? Fermez cette page : l’appel est conservé 60 secondes, et vous revenez avec le lien de votre plateforme.',
      stay: 'Rester dans l’appel',
      confirm: 'Quitter l’appel',
      leaving: 'Sortie…',
    },
    line: {
      connecting: 'Connexion…',
      connected: 'Connecté',
      reconnecting: 'La connexion s’est coupée, reconnexion…',
      you_dropped: 'Votre connexion s’est coupée, reconnexion… L’appel est conservé une minute.',
      they_dropped: (name, seconds) =>
        seconds === null
          ? `La connexion de ${name} s’est coupée. Il reste 60 secondes pour revenir.`
          : `La connexion de ${name} s’est coupée. Il reste ${seconds} secondes pour revenir.`,
    },
  },
};
