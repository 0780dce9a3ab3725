import type { aside as english } from '../en/aside';
import type { Like } from '../like';

export const aside: Like<typeof english> = {
  navigation: 'Mais sobre sua verificação',
  status: 'Situação',
  help: 'Ajuda',
  back: 'Voltar à sua verificação',
  statusPage: {
    heading: 'Como está sua verificação',
    states: {
      required: 'É preciso fazer uma chamada de vídeo curta. Você pode começar quando quiser.',
      waiting: 'Você está na fila para a sua chamada.',
      in_call: 'Você está na sua chamada.',
      in_review: 'Uma segunda pessoa confere a decisão antes que ela valha.',
      verified: 'Sua identidade está verificada.',
      not_verified: 'Sua identidade não está verificada.',
      canceled: 'Não é mais preciso fazer a chamada.',
    },
  },
};
