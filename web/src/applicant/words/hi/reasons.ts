import type { reasons as english } from '../en/reasons';
import type { Like } from '../like';

export const reasons: Like<typeof english> = {
  profile_confirmed: 'आपकी प्रोफ़ाइल की पुष्टि हो गई।',
  photo_mismatch: 'कॉल पर मौजूद व्यक्ति प्रोफ़ाइल फ़ोटो से मेल नहीं खाया।',
  answers_inconsistent: 'कई जवाब प्रोफ़ाइल में लिखी बातों से मेल नहीं खाए।',
  document_rejected: 'पहचान पत्र स्वीकार नहीं किया जा सका।',
  another_person: 'कॉल में खाते के मालिक के बजाय कोई और था।',
  altered_video: 'वीडियो बदला हुआ लगा।',
  refused_to_take_part: 'कॉल के एक ज़रूरी चरण से इनकार किया गया।',
  document_unreadable: 'पहचान पत्र साफ़ पढ़ा नहीं जा सका।',
  document_not_at_hand: 'पहचान पत्र की ज़रूरत थी और वह पास में नहीं था।',
  poor_visibility: 'आपका चेहरा साफ़ नहीं दिखा: ज़्यादा रोशनी या स्थिर कैमरे से मदद मिलेगी।',
  photo_outdated: 'आपकी प्रोफ़ाइल फ़ोटो पुरानी लगती है। सहायता टीम इसे बदलने में मदद कर सकती है।',
  need_more_time: 'सवाल पूरे करने के लिए समय काफ़ी नहीं था।',
  second_look: 'कुछ भी तय करने से पहले दूसरे समीक्षक ने एक और कॉल माँगी है।',
  no_video: 'वीडियो नहीं चला।',
  no_audio: 'आवाज़ नहीं चली।',
  connection_lost: 'कनेक्शन टूट गया।',
  left_call: 'आपने कॉल पूरी होने से पहले छोड़ दी।',
  problem_on_our_side: 'हमारी ओर कोई समस्या थी।',
};
