import type { check as english } from '../en/check';
import type { Like } from '../like';

export const check: Like<typeof english> = {
  devices: {
    heading: 'Prüfen Sie Kamera und Mikrofon',
    lead: 'Nur Sie sehen dieses Bild. Noch ist niemand im Gespräch.',
    askHeading: 'Ihr Browser wird Sie fragen',
    ask: 'Drücken Sie auf die Taste und wählen Sie dann „Zulassen“ für Kamera und Mikrofon.',
    turnOn: 'Kamera und Mikrofon einschalten',
    asking: 'Bitte wählen Sie „Zulassen“ in der Frage Ihres Browsers.',
    askingOverlooked:
      'Keine Frage zu sehen? Drücken Sie auf das Zeichen mit Kamera, Schloss oder Glocke neben der Adresse dieser Seite. Auf einem Telefon schauen Sie an den Rand des Bildschirms.',
    self: 'Ihr eigenes Bild',
    camera: 'Kamera',
    microphone: 'Mikrofon',
    speaker: 'Lautsprecher',
    light: 'Licht',
    states: { ok: 'Fertig', attention: 'Bitte hier nachsehen', open: 'Noch offen' },
    unnamed: (device, number) => `${device} ${number}`,
    cameraWorks: 'Ihre Kamera funktioniert.',
    microphoneQuiet: 'Sagen Sie ein paar Worte: Der Balken sollte sich bewegen.',
    microphoneWorks: 'Wir hören Sie.',
    speakerAsk: 'Im Gespräch hören Sie uns.',
    play: 'Einen Ton abspielen',
    playAgain: 'Noch einmal abspielen',
    playing: 'Drei Töne erklingen …',
    heard: 'Haben Sie es gehört?',
    yes: 'Ja',
    no: 'Nein',
    speakerWorks: 'Sie können uns hören.',
    speakerAdvice: [
      'Stellen Sie lauter, und suchen Sie eine Stummtaste oder einen Schalter.',
      'Kopfhörer: Stecker ziehen und wieder einstecken, oder Bluetooth aus- und einschalten.',
      'Wählen Sie hier einen anderen Lautsprecher, wenn Sie können.',
    ],
    lightNow: {
      looking: 'Wir sehen uns Ihr Bild an …',
      good: 'Wir sehen Sie gut.',
      dark: 'Es ist dunkel. Schauen Sie zu einem Fenster, oder schalten Sie vor sich eine Lampe ein.',
      backlit: 'Das Licht ist hinter Ihnen. Drehen Sie sich um, oder ziehen Sie den Vorhang zu.',
      glaring: 'Es ist sehr hell. Drehen Sie sich ein wenig vom Licht weg.',
      covered: 'Wir sehen nichts. Ist eine Klappe vor Ihrer Kamera?',
    },
    framingNow: {
      nobody: 'Wir sehen kein Gesicht. Setzen Sie sich vor die Kamera.',
      far: 'Kommen Sie näher, damit Ihr Gesicht das Oval ausfüllt.',
      near: 'Gehen Sie etwas zurück, damit Ihr Gesicht ins Oval passt.',
      aside: 'Rücken Sie in die Mitte: Ihr Gesicht gehört ins Oval.',
    },
    tips: [
      'Halten Sie Ihr Gesicht im Oval.',
      'Nehmen Sie Sonnenbrille und Hut ab.',
      'Gehen Sie an einen ruhigen Ort.',
    ],
    start: 'Gespräch beginnen',
    starting: 'Sie bekommen Ihren Platz in der Schlange …',
    lostPlace:
      'Sie waren eine Weile weg und haben deshalb die Schlange verlassen. Sonst hat sich nichts geändert: Beginnen Sie das Gespräch noch einmal, wenn Sie so weit sind.',
    again: 'Noch einmal versuchen',
    reload: 'Seite neu laden',
    offline: 'Sie haben keine Verbindung. Wir verbinden uns von selbst wieder.',
  },
};
