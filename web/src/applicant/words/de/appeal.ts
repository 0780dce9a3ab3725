import { counted } from '../counted';
import type { appeal as english } from '../en/appeal';
import type { Like } from '../like';

const count = counted('de');

export const appeal: Like<typeof english> = {
  heading: 'Einspruch',
  lead: 'Wenn Sie das Ergebnis für falsch halten oder es jetzt in Ordnung bringen können, schreiben Sie uns. Jemand, der an der Entscheidung nicht beteiligt war, liest es und antwortet Ihnen.',
  expect: (days) =>
    count(days, {
      one: 'Eine Antwort bekommen Sie voraussichtlich innerhalb von # Tag.',
      other: 'Eine Antwort bekommen Sie voraussichtlich innerhalb von # Tagen.',
    }),
  label: 'Was sollten wir wissen?',
  hint: '20 bis 2000 Zeichen. Bitte schicken Sie keine Kopien von Dokumenten.',
  tooShort: 'Bitte schreiben Sie mindestens 20 Zeichen.',
  tooLong: 'Bitte schreiben Sie höchstens 2000 Zeichen.',
  send: 'Einspruch senden',
  sending: 'Wird gesendet …',

  open: (sent, by) => `Gesendet am ${sent}. Eine Antwort bekommen Sie voraussichtlich bis ${by}.`,
  openNow: 'Bis dahin müssen Sie nichts tun.',
  yours: 'Was Sie geschrieben haben',
  granted: (when) => `Am ${when} stattgegeben: Sie können ein weiteres Gespräch führen.`,
  declined: (when) => `Am ${when} beantwortet: Das Ergebnis bleibt, wie es ist.`,
  answer: 'Die Antwort',
  again: 'Wenn sich seitdem etwas geändert hat, können Sie noch einmal Einspruch einlegen.',
  usedUp: (marketplace) =>
    `Gegen dieses Ergebnis ist kein Einspruch mehr möglich. Sie können ${marketplace} um ein weiteres Gespräch bitten.`,
};
