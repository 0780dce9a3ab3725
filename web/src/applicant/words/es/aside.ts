import type { aside as english } from '../en/aside';
import type { Like } from '../like';

export const aside: Like<typeof english> = {
  navigation: 'Más sobre tu verificación',
  status: 'Estado',
  help: 'Ayuda',
  back: 'Volver a tu verificación',
  statusPage: {
    heading: 'Cómo va tu verificación',
    states: {
      required: 'Hace falta una videollamada corta. Puedes empezarla cuando quieras.',
      waiting: 'Estás en la fila para tu llamada.',
      in_call: 'Estás en tu llamada.',
      in_review: 'Una segunda persona revisa la decisión antes de que cuente.',
      verified: 'Tu identidad está verificada.',
      not_verified: 'Tu identidad no está verificada.',
      canceled: 'Ya no hace falta ninguna llamada.',
    },
  },
};
