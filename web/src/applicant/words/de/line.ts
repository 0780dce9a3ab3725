import type { line as english } from '../en/line';
import type { Like } from '../like';

export const line: Like<typeof english> = {
  check: {
    heading: 'Ihre Verbindung',
    connecting: 'Wir probieren Ihre Verbindung …',
    measuring: 'Wir prüfen Ihre Verbindung. Das dauert ein paar Sekunden.',
    progress: 'Test der Verbindung',
    loop: 'Ihr Bild, wie wir es im Gespräch sehen',
    loopCaption: 'So sehen wir Sie im Gespräch. Das Bild ging zu unserem Server und zurück.',
    verdicts: {
      good: {
        title: 'Ihre Verbindung ist gut',
        what: 'Wir werden Sie gut sehen und hören.',
        tips: [],
      },
      enough: {
        title: 'Ihre Verbindung reicht aus',
        what: 'Das Gespräch wird gelingen. Das Bild kann zeitweise weniger scharf sein.',
        tips: ['Gehen Sie näher an den WLAN-Router.', 'Schließen Sie andere Videos und Downloads.'],
      },
      poor: {
        title: 'Ihre Verbindung ist schwach',
        what: 'Sie können das Gespräch beginnen. Wenn das Bild nicht durchkommt, geht es mit Ton und Standbildern weiter.',
        tips: [
          'Gehen Sie näher an den WLAN-Router, oder nehmen Sie ein Kabel.',
          'Versuchen Sie mobile Daten statt WLAN oder umgekehrt.',
          'Schließen Sie andere Videos, Downloads und VPN-Programme.',
        ],
      },
      none: {
        title: 'Es kommt kein Bild durch',
        what: 'Dieses Netz scheint Videogespräche zu blockieren. In Firmen, Schulen und Hotels kommt das oft vor. Sie können das Gespräch trotzdem beginnen: Wir versuchen es weiter.',
        tips: [
          'Versuchen Sie ein anderes Netz, zum Beispiel mobile Daten.',
          'Schalten Sie VPN oder Proxy aus.',
          'Ist es das Netz Ihrer Firma, fragen Sie, ob Videogespräche (WebRTC) erlaubt sind.',
        ],
      },
    },
    speed: 'Geschwindigkeit',
    speedOf: (kbps) =>
      kbps < 1000 ? `${kbps} kbit/s` : `${(kbps / 1000).toFixed(1).replace('.', ',')} Mbit/s`,
    loss: 'Unterwegs verloren',
    lossOf: (percent) => `${percent} %`,
    roundTrip: 'Hin und zurück',
    roundTripOf: (ms) => `${ms} ms`,
    overTcp: 'Ihr Netz blockiert den schnellsten Weg für Video. Wir nehmen einen langsameren.',
    again: 'Noch einmal testen',
  },
  call: {
    quality: { good: 'Gute Verbindung', weak: 'Schwache Verbindung', poor: 'Schlechte Verbindung' },
    sending: {
      low: 'Wir senden ein kleineres Bild von Ihnen.',
      stills: 'Ihre Verbindung trägt Ton und Standbilder. Sie können weitersprechen.',
    },
    saveData: 'Daten sparen',
    fullPicture: 'Volles Bild',
    still: (name) => `Standbild von ${name}`,
    stillNote: (name) => `Schwache Verbindung bei ${name}: Ton und Standbilder`,
  },
};
