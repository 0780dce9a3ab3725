import type { aside as english } from '../en/aside';
import type { Like } from '../like';

export const aside: Like<typeof english> = {
  navigation: 'Більше про вашу перевірку',
  status: 'Стан',
  help: 'Допомога',
  back: 'Назад до вашої перевірки',
};
