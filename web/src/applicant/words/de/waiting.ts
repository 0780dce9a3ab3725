import { counted } from '../counted';
import type { waiting as english } from '../en/waiting';
import type { Like } from '../like';

const count = counted('de');

export const waiting: Like<typeof english> = {
  waiting: {
    heading: 'Sie stehen in der Schlange',
    headingNext: 'Sie sind als Nächstes dran',
    place: 'Ihr Platz',
    of: (length) => `von ${length} Wartenden`,
    estimate: 'Ihre Wartezeit',
    soon: 'Weniger als eine Minute',
    minutes: (minutes) => count(minutes, { one: 'Etwa eine Minute', other: 'Etwa # Minuten' }),
    hours: (hours) => count(hours, { one: 'Mehr als eine Stunde', other: 'Mehr als # Stunden' }),
    unknown: 'Das wissen wir noch nicht',
    backInLine:
      'Das Gespräch brach aus technischen Gründen ab, und das zählt nicht gegen Sie. Ihr Platz bleibt erhalten: Sie stehen wieder ganz vorn.',
    keptPlace: 'Sie haben Ihren früheren Platz wieder.',
    keep: 'Lassen Sie diese Seite offen. Das Gespräch beginnt von selbst, mit einem leisen Ton.',
    safe: 'Sie behalten Ihren Platz, wenn Ihre Verbindung abbricht oder Sie diese Seite neu laden. Nach einer Minute verlassen Sie die Schlange und können denselben Platz zehn Minuten lang wieder einnehmen.',
    down: 'Ihre Verbindung ist abgebrochen. Wir verbinden uns von selbst wieder, und Ihr Platz bleibt erhalten.',
    leave: 'Schlange verlassen',
    leaving: 'Sie verlassen die Schlange …',
  },

  callBack: {
    heading: 'Keine Zeit, hier zu warten?',
    lead: 'Schließen Sie diese Seite und behalten Sie Ihren Platz. Wir schreiben Ihnen eine E-Mail, wenn Sie fast an der Reihe sind.',
    ask: 'Gehen und per E-Mail erfahren, wann',
    asking: 'Einen Moment …',
    askedHeading: 'Wir schreiben Ihnen eine E-Mail',
    asked: 'Sie behalten Ihren Platz und können diese Seite jetzt schließen. Die E-Mail bringt Sie zurück.',
    toldHeading: 'Sie sind fast an der Reihe',
    told: 'Wir haben Ihnen geschrieben. Drücken Sie auf die Taste und bleiben Sie auf dieser Seite: Ihr Gespräch kann jeden Moment beginnen.',
    patience:
      'Kommen Sie innerhalb von 30 Minuten nach unserer E-Mail. Wenn es gerade nicht passt, bleibt Ihr Platz noch einen Tag erhalten.',
    here: 'Ich bin da: auf dieser Seite warten',
    title: 'Fast an der Reihe',
  },

  keptPlace: {
    technical: (when) =>
      `Ihr Platz in der Schlange bleibt bis ${when} erhalten. Beginnen Sie das Gespräch vorher, dann stehen Sie wieder ganz vorn.`,
    absent: (when) =>
      `Sie waren länger als eine Minute weg und haben deshalb die Schlange verlassen. Ihr Platz bleibt bis ${when} erhalten: Beginnen Sie das Gespräch, um ihn wieder einzunehmen.`,
  },

  desk: {
    nobody: 'Zurzeit ist niemand im Dienst',
    closed: 'Zurzeit ist geschlossen',
    opens: (when) => `Wir öffnen wieder am ${when}.`,
    soon: 'Es kommt wieder jemand. Wann, können wir nicht sagen.',
    choices: 'Sie können in der Schlange warten oder einen Termin buchen, der Ihnen passt.',
    choicesWithMail:
      'Sie können in der Schlange warten, per E-Mail erfahren, wann Sie dran sind, oder einen Termin buchen, der Ihnen passt.',
    clock: 'Warten kostet Sie nichts: Die Frist für Ihr Gespräch verschiebt sich, solange Sie in der Schlange stehen.',
  },
};
