import type { result as english } from '../en/result';
import type { Like } from '../like';
import { appeal } from './appeal';

export const result: Like<typeof english> = {
  result: {
    verifiedHeading: 'Ihre Identität ist bestätigt',
    verifiedLead: 'Ihr Konto ist nicht mehr eingeschränkt. Sie müssen nichts weiter tun.',
    back: (marketplace) => `Zurück zu ${marketplace}`,
    closePage: 'Sie können diese Seite schließen.',

    reviewHeading: 'Ihr Gespräch wird geprüft',
    reviewLead: (marketplace) =>
      `Eine zweite Person sieht sich die Entscheidung an, bevor sie gilt. Sie müssen hier nicht warten: ${marketplace} meldet sich, sobald es so weit ist.`,
    limitsNow: 'Ihr Konto zurzeit',

    notVerifiedHeading: 'Ihre Identität ist nicht bestätigt',
    notVerifiedLead: 'Hier steht alles, woran es lag.',
    reasons: 'Warum',
    message: 'Eine Nachricht aus dem Gespräch',
    nowHeading: 'Was Sie jetzt tun können',
    nowAppeal: `Wenn Sie das für falsch halten oder es jetzt in Ordnung bringen können, legen Sie Einspruch ein: Schreiben Sie uns auf dieser Seite unter „${appeal.heading}“ und drücken Sie auf „${appeal.send}“.`,
    now: (marketplace) => [
      `Sie können ${marketplace} um ein weiteres Gespräch bitten.`,
      'Ein Gespräch, das gut ausgeht, hebt jede Einschränkung auf.',
    ],
    decided: (when) => `Entschieden am ${when}`,

    inconclusiveHeading: 'Diesmal keine Entscheidung',
    inconclusiveLead: 'Das zählt nicht gegen Sie. Ein weiteres Gespräch kann es klären.',
    technicalHeading: 'Das Gespräch konnte nicht zu Ende geführt werden',
    technicalLead: 'Es war ein technisches Problem. Es zählt nicht gegen Sie.',
    leftHeading: 'Sie haben das Gespräch verlassen',
    leftLead: 'Das zählt nicht gegen Sie. Beginnen Sie neu, wenn Sie so weit sind.',
    startAgain: 'Neu beginnen',

    canceledHeading: 'Es ist kein Gespräch mehr nötig',
    canceledLead: (marketplace) => `${marketplace} hat diese Prüfung abgesagt.`,
  },
};
