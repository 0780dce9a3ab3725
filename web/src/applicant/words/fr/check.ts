import type { check as english } from '../en/check';
import type { Like } from '../like';

export const check: Like<typeof english> = {
  devices: {
    heading: 'Essayez votre caméra et votre micro',
    lead: 'Cette image n’est visible que de vous. Personne n’est encore dans l’appel.',
    askHeading: 'Votre navigateur va vous demander',
    ask: 'Appuyez sur le bouton, puis choisissez « Autoriser » pour la caméra et le micro.',
    turnOn: 'Allumer la caméra et le micro',
    asking: 'Choisissez « Autoriser » dans la question de votre navigateur.',
    askingOverlooked:
      'Vous ne voyez pas la question ? Appuyez sur le symbole de caméra, de cadenas ou de cloche près de l’adresse de cette page. Sur un téléphone, regardez au bord de l’écran.',
    self: 'Votre propre image',
    camera: 'Caméra',
    microphone: 'Micro',
    speaker: 'Haut-parleur',
    light: 'Lumière',
    states: { ok: 'Fait', attention: 'À vérifier', open: 'À faire' },
    unnamed: (device, number) => `${device} ${number}`,
    cameraWorks: 'Votre caméra fonctionne.',
    microphoneQuiet: 'Dites quelques mots : la barre doit bouger.',
    microphoneWorks: 'Nous vous entendons.',
    speakerAsk: 'Vous allez entendre le conseiller.',
    play: 'Jouer un son',
    playAgain: 'Le rejouer',
    playing: 'Trois notes sont jouées…',
    heard: 'L’avez-vous entendu ?',
    yes: 'Oui',
    no: 'Non',
    speakerWorks: 'Vous pouvez nous entendre.',
    speakerAdvice: [
      'Montez le volume, et cherchez une touche ou un bouton qui coupe le son.',
      'Casque : retirez la prise et remettez-la, ou éteignez et rallumez le Bluetooth.',
      'Choisissez ici un autre haut-parleur, si possible.',
    ],
    lightNow: {
      looking: 'Nous regardons votre image…',
      good: 'Nous vous voyons bien.',
      dark: 'Il fait sombre. Placez-vous face à une fenêtre, ou allumez une lampe devant vous.',
      backlit: 'La lumière est derrière vous. Tournez-vous, ou fermez le rideau.',
      glaring: 'C’est trop clair. Détournez-vous un peu de la lumière.',
      covered: 'Nous ne voyons rien. Y a-t-il un cache sur votre caméra ?',
    },
    framingNow: {
      nobody: 'Nous ne voyons pas de visage. Placez-vous devant la caméra.',
      far: 'Approchez-vous, pour que votre visage remplisse l’ovale.',
      near: 'Reculez un peu, pour que votre visage tienne dans l’ovale.',
      aside: 'Mettez-vous au milieu : votre visage va dans l’ovale.',
    },
    tips: [
      'Gardez votre visage dans l’ovale.',
      'Retirez lunettes de soleil et chapeau.',
      'Choisissez un endroit calme.',
    ],
    start: 'Commencer l’appel',
    starting: 'Nous prenons votre place dans la file…',
    lostPlace:
      'Après un moment d’absence, vous avez quitté la file. Rien d’autre n’a changé : recommencez l’appel quand vous voulez.',
    again: 'Réessayer',
    reload: 'Recharger la page',
    offline: 'Votre connexion est coupée. Nous nous reconnectons tout seuls.',
  },
};
