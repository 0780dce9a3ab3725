import type { result as english } from '../en/result';
import type { Like } from '../like';
import { appeal } from './appeal';

export const result: Like<typeof english> = {
  result: {
    verifiedHeading: 'आपकी पहचान की पुष्टि हो गई है',
    verifiedLead: 'आपके खाते से रोक हट गई है। अब आपको कुछ और नहीं करना है।',
    back: (marketplace) => `${marketplace} पर वापस जाएँ`,
    closePage: 'आप यह पेज बंद कर सकते हैं।',

    reviewHeading: 'आपकी कॉल की समीक्षा हो रही है',
    reviewLead: (marketplace) =>
      `लागू होने से पहले एक दूसरा व्यक्ति फ़ैसले को देखता है। आपको यहाँ रुकने की ज़रूरत नहीं: पूरा होते ही ${marketplace} आपको बता देगा।`,
    limitsNow: 'अभी आपका खाता',

    notVerifiedHeading: 'आपकी पहचान की पुष्टि नहीं हुई',
    notVerifiedLead: 'जो भी रुकावट आई, वह सब यहाँ है।',
    reasons: 'क्यों',
    message: 'प्रतिनिधि का संदेश',
    nowHeading: 'अब आप क्या कर सकते हैं',
    nowAppeal: `अगर आपको लगता है कि यह गलत है, या अब आप इसे ठीक कर सकते हैं, तो अपील करें: इसी पेज पर “${appeal.heading}” के नीचे हमें लिखें और “${appeal.send}” दबाएँ।`,
    now: (marketplace) => [
      `आप ${marketplace} से एक और कॉल माँग सकते हैं।`,
      'कॉल सफल होने पर हर रोक हट जाती है।',
    ],
    decided: (when) => `${when} को फ़ैसला हुआ`,

    inconclusiveHeading: 'इस बार कोई फ़ैसला नहीं हुआ',
    inconclusiveLead: 'इससे आपको कोई नुकसान नहीं होगा। एक और कॉल से बात पूरी हो सकती है।',
    technicalHeading: 'कॉल पूरी नहीं हो सकी',
    technicalLead: 'यह तकनीकी समस्या थी। इससे आपको कोई नुकसान नहीं होगा।',
    leftHeading: 'आपने कॉल छोड़ दी',
    leftLead: 'इससे आपको कोई नुकसान नहीं होगा। तैयार होने पर फिर शुरू करें।',
    startAgain: 'फिर से शुरू करें',

    canceledHeading: 'अब कॉल की ज़रूरत नहीं है',
    canceledLead: (marketplace) => `${marketplace} ने यह पुष्टि रद्द कर दी है।`,
  },
};
