import type { aside as english } from '../en/aside';
import type { Like } from '../like';

export const aside: Like<typeof english> = {
  navigation: 'Plus sur votre vérification',
  status: 'Suivi',
  help: 'Aide',
  back: 'Revenir à votre vérification',
  statusPage: {
    heading: 'Où vous en êtes',
    states: {
      required: 'Un court appel vidéo est nécessaire. Vous pouvez le commencer quand vous voulez.',
      waiting: 'Vous êtes dans la file pour votre appel.',
      in_call: 'Vous êtes en appel.',
      in_review: 'Une deuxième personne examine la décision avant qu’elle compte.',
      verified: 'Votre identité est vérifiée.',
      not_verified: 'Votre identité n’est pas vérifiée.',
      canceled: 'L’appel n’est plus nécessaire.',
    },
  },
};
