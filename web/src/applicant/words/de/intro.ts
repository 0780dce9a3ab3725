import type { intro as english } from '../en/intro';
import type { Like } from '../like';

export const intro: Like<typeof english> = {
  intro: {
    eyebrow: 'Sie sind am Zug',
    heading: 'Zeigen Sie, dass Ihr Profil Ihnen gehört',
    lead: (marketplace) =>
      `${marketplace} bittet Sie um ein kurzes Videogespräch. Es dauert weniger als 10 Minuten.`,
    now: 'Sie können es jetzt beginnen.',
    limitsHeading: 'Ihr Konto bis dahin',
    deadline: (when) =>
      `Bitte führen Sie das Gespräch bis ${when}. Danach kann mehr eingeschränkt werden. Zeit, in der Sie auf uns warten, zählt nicht.`,
    overdue:
      'Die Frist für dieses Gespräch ist vorbei. Sie können es noch führen: Geht es gut aus, fällt jede Einschränkung weg.',
    callHeading: 'Was im Gespräch geschieht',
    steps: [
      'Sie erlauben Kamera und Mikrofon und sehen zuerst sich selbst.',
      'Sie warten in der Schlange. Ihren Platz sehen Sie immer.',
      'Wir stellen ein paar Fragen zu Ihrem Profil. Vielleicht bitten wir Sie, den Kopf zu drehen oder die Hand zu heben.',
      'Vielleicht möchten wir einen Ausweis sehen. Legen Sie einen bereit, wenn Sie können.',
      'Die meisten haben das Ergebnis, wenn das Gespräch endet.',
    ],
    english: 'Das Gespräch ist auf Englisch. Wie gut Sie es sprechen, wird nicht geprüft.',
    whoHeading: 'Wer es sieht',
    who: [
      'Die Person, die mit Ihnen spricht, sieht und hört Sie live. Sie sehen ihr Bild und ihren Namen.',
      'Dieses Gespräch wird nicht aufgezeichnet.',
      'Ihre Kunden sehen nur das Zeichen, dass Sie geprüft sind.',
    ],
    secondLook: 'Ist das Ergebnis negativ, prüft eine zweite Person die Entscheidung, bevor sie gilt.',
    previousHeading: 'Aus Ihrem letzten Gespräch',
    previousMessage: 'Eine Nachricht aus dem Gespräch',
    consentHeading: 'Ihre Einwilligung',
    consent: (marketplace) =>
      `Ich bin mit einem Live-Videogespräch einverstanden, in dem meine Identität für ${marketplace} geprüft wird. Das Gespräch wird nicht aufgezeichnet.`,
    consentVersion: (version) => `Fassung ${version}`,
    consentMissing:
      'Bitte setzen Sie das Häkchen, um weiterzugehen. Ohne Ihre Einwilligung gibt es kein Gespräch.',
    go: 'Weiter',
    going: 'Einen Moment …',
  },
};
