import type { support as english } from '../en/support';
import type { Like } from '../like';

export const support: Like<typeof english> = {
  inApp: {
    heading: 'Öffnen Sie diese Seite in Ihrem Browser',
    lead: 'Sie sind in einer anderen App. Deren Browser hat oft keine Kamera, und das Gespräch braucht eine.',
    linkKept: 'Ihr Link ist nicht verbraucht: Er gilt in Ihrem Browser.',
    copy: 'Link kopieren',
    copied: 'Kopiert. Fügen Sie ihn jetzt in die Adressleiste Ihres Browsers ein.',
    copyByHand: 'Der Link zum Kopieren',
    paste: 'Nicht zu finden? Kopieren Sie den Link und fügen Sie ihn in Chrome, Safari, Firefox oder Edge ein.',
    anyway: 'Trotzdem hier versuchen',
  },
  cannot: {
    heading: 'Dieser Browser kann kein Videogespräch führen',
    lead: 'Ihm fehlt, was ein Gespräch braucht. Nichts ist verloren: Ihr Link ist nicht verbraucht.',
    stepsHeading: 'Was Sie tun können',
    steps: [
      'Kopieren Sie diesen Link und öffnen Sie ihn in einem aktuellen Chrome, Firefox, Safari oder Edge oder auf Ihrem Telefon.',
      'Oder bringen Sie diesen Browser auf den neuesten Stand und öffnen Sie den Link dann noch einmal.',
      'Blockierungsmodus oder eine Erweiterung, die WebRTC sperrt? Schalten Sie das für diese Seite aus.',
    ],
    more: 'Welche Browser gehen?',
  },
  support: {
    region: 'Über Ihren Browser',
    olderBrowser:
      'Ihr Browser ist nicht auf dem neuesten Stand. Das Gespräch wird wohl gelingen; mit einem Update ist es sicherer.',
    olderSystem:
      'Ihr System ist nicht auf dem neuesten Stand. Das Gespräch wird wohl gelingen; mit einem Update ist es sicherer.',
    unknown:
      'Wir kennen diesen Browser nicht gut. Das Gespräch wird wohl gelingen. Wenn nicht, nehmen Sie Chrome, Firefox, Safari oder Edge.',
    dismiss: 'In Ordnung',
  },
};
