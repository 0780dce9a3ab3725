import { counted } from '../counted';
import type { call as english } from '../en/call';
import type { Like } from '../like';

const count = counted('de');

export const call: Like<typeof english> = {
  call: {
    heading: (name) => `Ihr Gespräch mit ${name}`,
    representative: 'Spricht mit Ihnen',
    code: 'Code',
    codeWhy: 'Ihr Gegenüber sieht denselben Code. Wird ein anderer vorgelesen, verlassen Sie das Gespräch.',
    remote: (name) => `Video von ${name}`,
    self: 'Ihr eigenes Bild',
    elapsed: 'Dauer',
    controls: 'Kamera, Mikrofon und Chat',
    mute: 'Stumm',
    unmute: 'Stumm aus',
    muted: 'Sie sind stumm',
    cameraOff: 'Kamera aus',
    cameraOn: 'Kamera an',
    cameraIsOff: 'Ihr Gegenüber sieht Sie nicht',
    switchCamera: 'Kamera wechseln',
    play: 'Tippen, um das Gespräch zu sehen und zu hören',
    connectingTo: (name) => `Wir verbinden Sie mit ${name}`,
    peerOff: (name, muted, cameraOff) => {
      if (muted && cameraOff) return `${name} ist stumm und hat die Kamera aus`;
      if (muted) return `${name} ist stumm`;
      return cameraOff ? `${name} hat die Kamera aus` : '';
    },
    now: {
      kinds: {
        consent: 'Ihre Einwilligung',
        question: 'Frage',
        challenge: 'Bitte tun Sie das',
        document: 'Ihr Ausweis',
      },
      consent: 'Bitte sagen Sie, ob Sie jetzt mit der Prüfung per Video einverstanden sind.',
      document: 'Bitte halten Sie Ihren Ausweis in die Kamera.',
      gestures: {
        turn_head: 'Drehen Sie den Kopf ganz nach links und dann ganz nach rechts.',
        hand_across_face:
          'Führen Sie die offene Hand langsam vor dem Gesicht von der Stirn zum Kinn.',
        press_cheek: 'Drücken Sie mit einem Finger in eine Wange und lassen Sie wieder los.',
        lean_in: 'Kommen Sie näher, bis Ihr Gesicht das Bild ausfüllt, und gehen Sie dann zurück.',
        three_fingers: 'Halten Sie drei Finger vor ein Auge und dann vor das andere.',
        hand_on_head: 'Legen Sie eine Hand auf den Kopf und schauen Sie zur Decke.',
      },
    },
    chat: {
      heading: 'Chat',
      empty:
        'Hier können Sie schreiben, wenn der Ton ausfällt, oder um einen Namen zu buchstabieren. Nach dem Gespräch ist es gelöscht.',
      write: 'Nachricht schreiben',
      hint: 'Enter sendet. Umschalt und Enter beginnt eine neue Zeile.',
      send: 'Senden',
      you: 'Sie',
      said: (name, message) => `${name} schrieb: ${message}`,
      unread: (number) => count(number, { one: '# neue Nachricht', other: '# neue Nachrichten' }),
      close: 'Chat schließen',
      tooFast: 'Das war zu schnell. Bitte warten Sie eine Sekunde und drücken Sie noch einmal auf „Senden“.',
    },
    devices: {
      open: 'Geräte',
      heading: 'Kamera und Mikrofon',
      none: 'Wir haben eine Kamera und ein Mikrofon gefunden. Schließen Sie ein weiteres Gerät an, erscheint es hier.',
      done: 'Fertig',
    },
    leave: {
      open: 'Verlassen',
      heading: 'Gespräch verlassen?',
      means: [
        'Es zählt nicht gegen Sie, und an Ihrem Konto ändert sich nichts.',
        'Ihre Prüfung bleibt offen: Sie können jederzeit neu beginnen.',
        'Dann warten Sie in der Schlange auf ein neues Gespräch.',
      ],
      pause:
        'Nur eine kurze Pause oder ein anderes Gerät? Schließen Sie einfach diese Seite: Das Gespräch bleibt 60 Sekunden erhalten, und Sie kommen mit dem Link Ihres Marktplatzes zurück.',
      stay: 'Im Gespräch bleiben',
      confirm: 'Gespräch verlassen',
      leaving: 'Sie verlassen das Gespräch …',
    },
    line: {
      connecting: 'Wir verbinden …',
      connected: 'Verbunden',
      reconnecting: 'Die Verbindung brach ab, wir verbinden neu …',
      you_dropped:
        'Ihre Verbindung brach ab, wir verbinden neu … Das Gespräch bleibt eine Minute erhalten.',
      they_dropped: (name, seconds) =>
        seconds === null
          ? `Die Verbindung von ${name} brach ab. Es bleiben 60 Sekunden zum Zurückkommen.`
          : `Die Verbindung von ${name} brach ab. Es bleiben ${seconds} Sekunden zum Zurückkommen.`,
    },
  },
};
