import type { reasons as english } from '../en/reasons';
import type { Like } from '../like';

export const reasons: Like<typeof english> = {
  profile_confirmed: 'Ihr Profil wurde bestätigt.',
  photo_mismatch: 'Die Person im Gespräch passte nicht zum Profilfoto.',
  answers_inconsistent: 'Mehrere Antworten passten nicht zu dem, was im Profil steht.',
  document_rejected: 'Der Ausweis konnte nicht anerkannt werden.',
  another_person: 'Im Gespräch war jemand anderes als die Person, der das Konto gehört.',
  altered_video: 'Das Video schien verändert zu sein.',
  refused_to_take_part: 'Ein notwendiger Schritt des Gesprächs wurde abgelehnt.',
  document_unreadable: 'Der Ausweis war nicht deutlich zu lesen.',
  document_not_at_hand: 'Ein Ausweis wurde gebraucht und lag nicht bereit.',
  poor_visibility:
    'Ihr Gesicht war nicht deutlich genug zu sehen: Mehr Licht oder eine ruhigere Kamera hilft.',
  photo_outdated: 'Ihr Profilfoto wirkt veraltet. Der Support hilft Ihnen, es zu erneuern.',
  need_more_time: 'Die Zeit hat nicht für alle Fragen gereicht.',
  second_look: 'Eine zweite Person möchte ein weiteres Gespräch, bevor etwas entschieden wird.',
  no_video: 'Das Bild hat nicht funktioniert.',
  no_audio: 'Der Ton hat nicht funktioniert.',
  connection_lost: 'Die Verbindung ging verloren.',
  left_call: 'Sie haben das Gespräch verlassen, bevor es zu Ende war.',
  problem_on_our_side: 'Es gab ein Problem auf unserer Seite.',
};
