import type { aside as english } from '../en/aside';
import type { Like } from '../like';

export const aside: Like<typeof english> = {
  navigation: 'Більше про вашу перевірку',
  status: 'Стан',
  help: 'Допомога',
  back: 'Назад до вашої перевірки',
  statusPage: {
    heading: 'На якому ви етапі',
    states: {
      required: 'Потрібен короткий відеодзвінок. Почати його можна будь-коли.',
      waiting: 'Ви в черзі на дзвінок.',
      in_call: 'Ви на дзвінку.',
      in_review: 'Друга людина переглядає рішення, перш ніж воно набуде чинності.',
      verified: 'Вашу особу підтверджено.',
      not_verified: 'Вашу особу не підтверджено.',
      canceled: 'Дзвінок більше не потрібен.',
    },
  },
};
