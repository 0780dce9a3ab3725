import type { aside as english } from '../en/aside';
import type { Like } from '../like';

export const aside: Like<typeof english> = {
  navigation: 'Plus sur votre vérification',
  status: 'Suivi',
  help: 'Aide',
  back: 'Revenir à votre vérification',
};
