import type { aside as english } from '../en/aside';
import type { Like } from '../like';

export const aside: Like<typeof english> = {
  navigation: 'Mehr zu Ihrer Prüfung',
  status: 'Stand',
  help: 'Hilfe',
  back: 'Zurück zu Ihrer Prüfung',
  statusPage: {
    heading: 'Wie es steht',
    states: {
      required: 'Ein kurzes Videogespräch ist nötig. Sie können es jederzeit beginnen.',
      waiting: 'Sie stehen in der Schlange für Ihr Gespräch.',
      in_call: 'Sie sind im Gespräch.',
      in_review: 'Eine zweite Person sieht sich die Entscheidung an, bevor sie gilt.',
      verified: 'Ihre Identität ist bestätigt.',
      not_verified: 'Ihre Identität ist nicht bestätigt.',
      canceled: 'Es ist kein Gespräch mehr nötig.',
    },
  },
};
