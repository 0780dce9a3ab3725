import type { aside as english } from '../en/aside';
import type { Like } from '../like';

export const aside: Like<typeof english> = {
  navigation: 'आपकी पुष्टि के बारे में और',
  status: 'स्थिति',
  help: 'मदद',
  back: 'अपनी पुष्टि पर वापस जाएँ',
};
