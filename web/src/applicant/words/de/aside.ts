import type { aside as english } from '../en/aside';
import type { Like } from '../like';

export const aside: Like<typeof english> = {
  navigation: 'Mehr zu Ihrer Prüfung',
  status: 'Stand',
  help: 'Hilfe',
  back: 'Zurück zu Ihrer Prüfung',
};
