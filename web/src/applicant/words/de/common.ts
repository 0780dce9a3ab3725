import { plain } from '../../../shared/ui/words';
import type { common as english } from '../en/common';
import type { Like } from '../like';

export const common: Like<typeof english> = {
  language: 'de',
  languageLabel: 'Sprache',
  title: 'Identitätsprüfung',
  titleCall: 'Im Gespräch',
  titleWaiting: (place) => `Platz ${place} in der Schlange`,
  titleMatched: 'Ihr Gespräch beginnt jetzt',
  actions: {
    submit_proposal: 'Neue Angebote senden',
    change_profile_photo: 'Ihr Profilfoto ändern',
    withdraw_earnings: 'Ihre Einnahmen auszahlen',
    accept_direct_hire: 'Direkte Aufträge annehmen',
    appear_in_search: 'In der Suche erscheinen',
    work_on_contract: 'An Ihren Verträgen arbeiten',
  },

  otherAction: (name) => {
    const words = plain(name);
    return words.charAt(0).toUpperCase() + words.slice(1);
  },

  limits: {
    limited: 'Zurzeit nicht möglich',
    goesOn: 'Geht weiter wie gewohnt',
    nothing: 'Nichts ist eingeschränkt.',
  },

  opening: { heading: 'Ihre Prüfung wird geöffnet …' },
  link: {
    back: 'Wo bekomme ich einen neuen Link?',
    backSteps:
      'Melden Sie sich bei Ihrem Marktplatz an, öffnen Sie Settings > Identity Verification (Einstellungen > Identitätsprüfung) und starten Sie dort. Sie bekommen jedes Mal einen neuen Link, und nichts geht verloren.',
    problems: {
      link_expired: {
        heading: 'Dieser Link ist abgelaufen',
        lead: 'Ein Link gilt 30 Minuten, damit Ihre Prüfung nur Ihnen gehört.',
      },
      link_used: {
        heading: 'Dieser Link wurde auf einem anderen Gerät geöffnet',
        lead: 'Zu Ihrer Sicherheit gilt ein Link nur auf dem Gerät, das ihn zuerst öffnet. Machen Sie dort weiter, oder holen Sie einen neuen Link für dieses Gerät.',
      },
      no_link: {
        heading: 'Öffnen Sie diese Seite von Ihrem Marktplatz aus',
        lead: 'Diese Adresse funktioniert nur mit dem Link, den Ihr Marktplatz Ihnen gibt.',
      },
      session_over: {
        heading: 'Diese Seite gilt nicht mehr',
        lead: 'Sie war lange offen, oder ein neuerer Link wurde benutzt. Ihre Prüfung selbst bleibt erhalten.',
      },
      too_many_attempts: {
        heading: 'Zu viele Versuche',
        lead: 'Bitte warten Sie eine Minute und öffnen Sie Ihren Link dann noch einmal.',
      },
      unreachable: {
        heading: 'Wir erreichen den Server nicht',
        lead: 'Prüfen Sie Ihre Internetverbindung. Wenn Sie auf die Taste drücken, versuchen wir es noch einmal.',
      },
      unexpected: {
        heading: 'Bei uns ist etwas schiefgegangen',
        lead: 'Bitte versuchen Sie es gleich noch einmal. Es zählt nicht gegen Sie.',
      },
    },
    again: 'Noch einmal versuchen',
  },

  replaced: {
    heading: 'Diese Seite ist in einem anderen Tab offen',
    lead: 'Nur einer kann aktiv sein. Ihr Platz und Ihr Gespräch bleiben erhalten.',
    takeOver: 'Diesen Tab benutzen',
  },

  broken: {
    heading: 'Diese Seite muss neu geladen werden',
    lead: 'Sie passt nicht mehr zum Server. Ihr Platz und Ihr Gespräch bleiben erhalten.',
    reload: 'Seite neu laden',
  },

  refused: {
    line_dropped: 'Ihre Verbindung ist abgebrochen. Bitte drücken Sie noch einmal auf die Taste.',
    unreachable:
      'Wir erreichen den Server nicht. Prüfen Sie Ihre Verbindung und drücken Sie noch einmal auf die Taste.',
    unexpected: 'Etwas ist schiefgegangen. Bitte versuchen Sie es noch einmal.',
    slot_taken: 'Diesen Termin hat gerade jemand anderes genommen. Bitte wählen Sie einen anderen.',
    slot_not_offered: 'Dieser Termin lässt sich nicht mehr buchen. Bitte wählen Sie einen anderen.',
    too_many_bookings:
      'Sie haben dreimal gebucht. Sie können sich jederzeit in die Schlange stellen.',
    contact_unknown:
      'Wir haben keine E-Mail-Adresse von Ihnen. Sie können hier warten oder einen Termin buchen.',
    internal:
      'Bei uns ist etwas schiefgegangen. Nichts wurde geändert: Bitte versuchen Sie es noch einmal.',
    shutting_down: 'Der Dienst startet gerade neu. Bitte versuchen Sie es gleich noch einmal.',
    unavailable: 'Der Dienst antwortet gerade nicht. Bitte versuchen Sie es gleich noch einmal.',
    too_many_attempts:
      'Zu viele Versuche. Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.',
    not_signed_in:
      'Diese Seite gilt nicht mehr. Bitte öffnen Sie sie noch einmal von Ihrem Marktplatz aus.',
    consent_required: 'Bitte stimmen Sie zuerst dem Videogespräch zu.',
    consent_version_unknown:
      'Der Text der Einwilligung hat sich geändert. Bitte laden Sie die Seite neu und lesen Sie ihn noch einmal.',
    already_waiting: 'Sie stehen schon in der Schlange.',
    not_waiting: 'Sie stehen nicht mehr in der Schlange. Sie können neu beginnen.',
    already_in_call:
      'Ihr Gespräch hat schon begonnen. Laden Sie die Seite neu, um daran teilzunehmen.',
    not_in_call: 'Gerade gibt es kein Gespräch.',
    call_over: 'Dieses Gespräch ist beendet.',
    device_not_in_charge:
      'Ihre Prüfung geht auf einem anderen Ihrer Geräte weiter. Laden Sie diese Seite neu, um ihr zu folgen.',
    call_back_asked:
      'Sie haben schon um die E-Mail gebeten. Laden Sie die Seite neu, um es zu sehen.',
    no_call_back:
      'Sie haben um keine E-Mail gebeten. Laden Sie die Seite neu, um zu sehen, wie es steht.',
    no_slot: 'Sie haben keinen Termin gebucht. Laden Sie die Seite neu, um zu sehen, wie es steht.',
    chat_too_fast:
      'Das war zu schnell. Bitte warten Sie eine Sekunde und versuchen Sie es noch einmal.',
    appeal_not_possible:
      'Gegen dieses Ergebnis ist kein Einspruch möglich. Laden Sie die Seite neu, um zu sehen, wie es steht.',
    appeal_open: 'Sie haben schon Einspruch eingelegt. Laden Sie die Seite neu, um ihn zu sehen.',
    appeals_used_up:
      'Gegen dieses Ergebnis ist kein Einspruch mehr möglich. Sie können Ihren Marktplatz um ein weiteres Gespräch bitten.',
    erasure_requested_already:
      'Sie haben schon um Löschung gebeten. Laden Sie die Seite neu, um es zu sehen.',
    not_open: 'Diese Prüfung ist beendet. Laden Sie die Seite neu, um das Ergebnis zu sehen.',
  },

  refusedOther: 'Das hat nicht funktioniert. Bitte versuchen Sie es noch einmal.',
};
