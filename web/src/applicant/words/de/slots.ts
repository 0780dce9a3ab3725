import type { slots as english } from '../en/slots';
import type { Like } from '../like';

export const slots: Like<typeof english> = {
  slots: {
    open: 'Termin buchen',
    heading: 'Wählen Sie einen Termin',
    lead: 'Zu dieser Zeit kommen Sie direkt an den Anfang der Schlange.',
    zone: (zone) => `Die Zeiten gelten für den Ort, an dem Sie sind (${zone}).`,
    day: 'Tag',
    time: 'Uhrzeit',
    loading: 'Wir suchen freie Termine …',
    none: 'Zurzeit lässt sich kein Termin buchen. Sie können sich in die Schlange stellen.',
    failed: 'Die freien Termine ließen sich nicht laden.',
    again: 'Noch einmal versuchen',
    choose: 'Wählen Sie zuerst einen Termin.',
    book: 'Diesen Termin buchen',
    booking: 'Wir buchen …',
    close: 'Jetzt nicht',
    bookedHeading: 'Ihr gebuchter Termin',
    how: 'Öffnen Sie diese Seite und beginnen Sie das Gespräch zwischen 5 Minuten vorher und 15 Minuten danach. Sie kommen direkt an den Anfang der Schlange.',
    now: 'Es ist so weit. Beginnen Sie das Gespräch: Sie kommen direkt an den Anfang der Schlange.',
    over: 'Wenn der Termin nicht mehr passt, ändern Sie ihn oder sagen Sie ab. Buchen können Sie insgesamt dreimal, Änderungen zählen mit. Ihn zu verpassen kostet Sie nichts.',
    change: 'Termin ändern',
    cancel: 'Termin absagen',
    canceling: 'Wir sagen ab …',
    noMore: 'Sie haben dreimal gebucht. Sie können sich jederzeit in die Schlange stellen.',
  },
};
