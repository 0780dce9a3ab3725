import type { aside as english } from '../en/aside';
import type { Like } from '../like';

export const aside: Like<typeof english> = {
  navigation: 'Mais sobre sua verificação',
  status: 'Situação',
  help: 'Ajuda',
  back: 'Voltar à sua verificação',
};
