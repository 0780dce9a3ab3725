import type { status as english } from '../en/status';
import type { Like } from '../like';

export const status: Like<typeof english> = {
  loading: 'Wird geladen …',
  failed: 'Das konnten wir nicht laden.',
  again: 'Noch einmal versuchen',

  nowHeading: 'Ihr Konto jetzt',
  since: (when) => `So ist es seit dem ${when}.`,
  until: 'Es endet, wenn ein Gespräch gut ausgeht.',
  change: (when) => `Ab dem ${when} ist auch dies nicht möglich:`,
  deadlineHeading: 'Ihre Frist',
  deadline: (when) => `Bitte führen Sie das Gespräch bis ${when}.`,
  overdue: (when) => `Die Frist war der ${when}. Sie können das Gespräch noch führen.`,
  clockStopped: (when) =>
    `Die Uhr steht seit dem ${when} still: Zeit in der Schlange, im Gespräch und in der Prüfung zählt nicht.`,
  clockRuns: 'Zeit in der Schlange, im Gespräch und in der Prüfung zählt nicht.',

  callsHeading: 'Ihre Gespräche',
  noCalls: 'Es gab noch kein Gespräch.',
  call: (when) => `Gespräch vom ${when}`,
  callWith: (name, minutes) =>
    minutes < 1 ? `Mit ${name}, weniger als eine Minute` : `Mit ${name}, etwa ${minutes} Min.`,
  callWithNow: (name) => `Mit ${name}`,
  outcomes: {
    passed: 'Gut ausgegangen.',
    failed: 'Nicht gut ausgegangen.',
    inconclusive: 'Keine Entscheidung. Das zählt nicht gegen Sie.',
    technical: 'Aus technischem Grund abgebrochen. Das zählt nicht gegen Sie.',
    in_review: 'Wird von einer zweiten Person geprüft.',
    going_on: 'Läuft gerade.',
    ended: 'Ohne Ergebnis beendet.',
  },
  next: {
    passed: 'Sie müssen nichts weiter tun.',
    failed: 'Sie können Einspruch einlegen oder um ein weiteres Gespräch bitten.',
    inconclusive: 'Ein weiteres Gespräch kann es klären.',
    technical: 'Sie können jederzeit neu beginnen.',
    in_review: 'Sie bekommen Bescheid. Sie müssen nichts tun.',
    going_on: 'Kehren Sie in Ihr Gespräch zurück.',
    ended: 'Zu diesem Gespräch ist nichts zu tun.',
  },
  why: 'Warum',
  message: 'Eine Nachricht aus dem Gespräch',

  dataHeading: 'Ihre Daten',
  dataLead: (marketplace) => `Was für ${marketplace} aufbewahrt wird, und wozu:`,
  data: {
    profile: 'Ihr Profil, wie es war, als um das Gespräch gebeten wurde: für die Fragen im Gespräch.',
    history: 'Was wann geschah, was entschieden wurde und warum: damit sich jede Entscheidung prüfen lässt.',
    consent: (when) => `Ihre Einwilligung in das Gespräch, gegeben am ${when}.`,
    noConsent: 'Ihre Einwilligung in das Gespräch: noch nicht gegeben.',
    email: (address) => `Ihre E-Mail-Adresse, ${address}: um Ihnen zu sagen, was geschieht. Die E-Mails selbst werden nach dem Senden vergessen.`,
    noEmail: 'Keine E-Mail-Adresse: Sie erfahren alles auf dieser Seite und von Ihrem Marktplatz.',
    video: 'Das Gespräch selbst wird nicht aufgezeichnet: Weder Bild noch Ton wird aufbewahrt.',
  },
  keptUntil: (when) => `Aufbewahrt bis ${when}, und länger, wenn etwas Neues geschieht.`,
  download: 'Alles herunterladen',
  downloadHint: 'Eine Datei mit allem, was hier über Sie aufbewahrt wird.',
  erase: 'Um Löschung bitten',
  eraseAsk: (marketplace) =>
    `Damit erfährt ${marketplace}, dass Ihre Daten gelöscht werden sollen. Von selbst wird nichts gelöscht: ${marketplace} antwortet innerhalb von 30 Tagen und muss manches vielleicht nach dem Gesetz aufbewahren. Eine offene Prüfung geht weiter.`,
  eraseYes: 'Ja, um Löschung bitten',
  eraseNo: 'Nein, nichts ändern',
  erasing: 'Wird gesendet …',
  erasureRequested: (when, marketplace) =>
    `Sie haben am ${when} um Löschung gebeten. ${marketplace} antwortet innerhalb von 30 Tagen. Noch ist nichts gelöscht.`,
};
