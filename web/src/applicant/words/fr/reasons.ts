import type { reasons as english } from '../en/reasons';
import type { Like } from '../like';

export const reasons: Like<typeof english> = {
  profile_confirmed: 'Votre profil a été confirmé.',
  photo_mismatch: 'La personne à l’appel ne correspondait pas à la photo de profil.',
  answers_inconsistent: 'Plusieurs réponses ne correspondaient pas à ce que dit le profil.',
  document_rejected: 'La pièce d’identité n’a pas pu être acceptée.',
  another_person: 'Une autre personne que le titulaire du compte était à l’appel.',
  altered_video: 'La vidéo semblait modifiée.',
  refused_to_take_part: 'Une étape obligatoire de l’appel a été refusée.',
  document_unreadable: 'La pièce d’identité n’était pas bien lisible.',
  document_not_at_hand: 'Il fallait une pièce d’identité, et elle n’était pas à portée de main.',
  poor_visibility:
    'Votre visage n’était pas assez visible : plus de lumière ou une caméra plus stable aidera.',
  photo_outdated:
    'Votre photo de profil semble ancienne. L’assistance peut vous aider à la mettre à jour.',
  need_more_time: 'Il n’y a pas eu assez de temps pour finir les questions.',
  second_look: 'Une deuxième personne a demandé un autre appel avant toute décision.',
  no_video: 'La vidéo n’a pas fonctionné.',
  no_audio: 'Le son n’a pas fonctionné.',
  connection_lost: 'La connexion a été perdue.',
  left_call: 'Vous avez quitté l’appel avant la fin.',
  problem_on_our_side: 'Il y a eu un problème de notre côté.',
};
