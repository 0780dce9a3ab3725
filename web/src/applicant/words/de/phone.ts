import type { phone as english } from '../en/phone';
import type { Like } from '../like';

export const phone: Like<typeof english> = {
  instead: 'Lieber das Telefon nehmen',
  insteadWhy: 'Hier keine Kamera, oder eine bessere am Telefon? Sie behalten Ihren Platz.',

  heading: 'Weiter mit Ihrem Telefon',
  lead: 'Ihre Prüfung geht auf dem Telefon weiter, und Ihr Platz kommt mit.',
  steps: [
    'Öffnen Sie die Kamera Ihres Telefons und richten Sie sie auf diesen Code.',
    'Tippen Sie auf den Link, den Ihr Telefon zeigt. Er öffnet sich im Browser des Telefons.',
    'Machen Sie dort weiter. Diese Seite folgt.',
  ],
  code: 'QR-Code mit dem Link für Ihr Telefon',
  making: 'Wir machen einen Code …',
  link: 'Oder tippen Sie diesen Link in den Browser Ihres Telefons',
  copy: 'Link kopieren',
  copied: 'Der Link ist kopiert.',
  notCopied: 'Bitte markieren Sie den Link und kopieren Sie ihn von Hand.',
  fresh: (left) =>
    `Zu Ihrer Sicherheit gibt es in ${left} einen neuen Code. Er gilt einmal, auf einem Telefon.`,
  failed: 'Das hat nicht geklappt. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  tooOften:
    'Das waren viele Codes in kurzer Zeit. Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.',
  again: 'Neuen Code machen',
  stay: 'An diesem Computer bleiben',
  callBegins:
    'Wir sind bereit für Sie. Öffnen Sie jetzt den Link auf dem Telefon, oder bleiben Sie an diesem Computer.',

  following: {
    heading: {
      phone: 'Ihre Prüfung geht auf dem Telefon weiter',
      computer: 'Ihre Prüfung geht am Computer weiter',
      other: 'Ihre Prüfung geht auf dem anderen Gerät weiter',
    },
    lead: 'Diese Seite folgt. Die Kamera hier ist aus.',
    nowHeading: 'Wo Sie gerade sind',
    required: 'Sie bereiten sich auf das Gespräch vor: Kamera und Mikrofon.',
    waiting: (place, length) => `Sie stehen in der Schlange: Nummer ${place} von ${length}.`,
    calling: (name) => `Sie sind im Gespräch mit ${name}.`,
    moveHere: {
      phone: 'Auf dieses Telefon holen',
      computer: 'Auf diesen Computer zurückholen',
    },
    moving: 'Wir wechseln …',
    why: 'Die Kamera wechselt mit. Im Gespräch sehen wir Sie einen Moment später von hier.',
    away: {
      phone: 'Ihr Telefon ist weg. Schläft es, oder hat es kein Netz?',
      computer: 'Ihr Computer ist weg. Schläft er, oder ist die Seite geschlossen?',
      other: 'Ihr anderes Gerät ist weg. Schläft es, oder ist die Seite geschlossen?',
    },
    awayAdvice:
      'Wecken Sie es auf, oder machen Sie hier weiter. Ihr Platz und Ihr Gespräch bleiben eine Minute erhalten.',
    continueHere: 'Hier weitermachen',
    down: 'Die Verbindung dieser Seite ist abgebrochen. Wir verbinden uns von selbst wieder; Ihr anderes Gerät macht weiter.',
  },

  expired: {
    heading: 'Dieser Code gilt nicht mehr',
    lead: 'Ein Code gilt zwei Minuten. Die Seite auf Ihrem anderen Gerät zeigt einen neuen: Scannen Sie diesen.',
  },
  used: {
    heading: 'Dieser Code wurde schon benutzt',
    lead: 'Ein Code gilt einmal, auf einem Telefon. Die Seite auf Ihrem anderen Gerät zeigt einen neuen: Scannen Sie diesen.',
  },
  noCode: 'Ist die Seite geschlossen?',
  noCodeSteps:
    'Öffnen Sie Ihre Prüfung noch einmal von Ihrem Marktplatz aus, auf einem beliebigen Gerät. Nichts geht verloren.',
};
