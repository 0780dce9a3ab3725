import type { aside as english } from '../en/aside';
import type { Like } from '../like';

export const aside: Like<typeof english> = {
  navigation: 'आपकी पुष्टि के बारे में और',
  status: 'स्थिति',
  help: 'मदद',
  back: 'अपनी पुष्टि पर वापस जाएँ',
  statusPage: {
    heading: 'आप कहाँ हैं',
    states: {
      required: 'एक छोटी वीडियो कॉल की ज़रूरत है। आप इसे कभी भी शुरू कर सकते हैं।',
      waiting: 'आप अपनी कॉल के लिए कतार में हैं।',
      in_call: 'आप अपनी कॉल में हैं।',
      in_review: 'लागू होने से पहले एक दूसरा व्यक्ति फ़ैसले को देखता है।',
      verified: 'आपकी पहचान की पुष्टि हो गई है।',
      not_verified: 'आपकी पहचान की पुष्टि नहीं हुई।',
      canceled: 'अब कॉल की ज़रूरत नहीं है।',
    },
  },
};
