import type { Device } from '../../../shared/call/device_problem';
import type { recovery as english } from '../en/recovery';
import type { Like } from '../like';

const names = { camera: 'कैमरा', microphone: 'माइक्रोफ़ोन', both: 'कैमरा और माइक्रोफ़ोन' };
const nameOf = (device: Device | null) => names[device ?? 'both'];
const orYours = (browser: string | null) => browser ?? 'आपका ब्राउज़र';

const tuneSteps = (sign: string) => [
  `पता पट्टी के बाएँ सिरे पर, इस पेज के पते के पास, ${sign} दबाएँ।`,
  'कैमरा और माइक्रोफ़ोन चालू करें।',
  'इस पेज पर लौटें। कुछ न बदले, तो “पेज फिर से लोड करें” दबाएँ: आपका स्थान सुरक्षित है।',
];

const blockedHere = ({ browser, device }: { browser: string | null; device: Device | null }) =>
  `${orYours(browser)} इस पेज पर ${nameOf(device)} रोक रहा है`;

const notFound = (device: Device | null) =>
  device === null ? 'हमें न कैमरा मिला, न माइक्रोफ़ोन' : `हमें कोई ${nameOf(device)} नहीं मिला`;
const inUse = (device: Device | null) =>
  `कोई दूसरा प्रोग्राम आपका ${nameOf(device)} इस्तेमाल कर रहा है`;
const notOpened = (device: Device | null) => `हम आपका ${nameOf(device)} चालू नहीं कर सके`;

export const recovery: Like<typeof english> = {
  deviceProblem(kind, device) {
    switch (kind) {
      case 'insecure':
        return 'यह ब्राउज़र यहाँ कैमरा नहीं खोल सकता';
      case 'denied':
        return `आपका ब्राउज़र ${nameOf(device)} रोक रहा है`;
      case 'denied_by_system':
        return `आपका डिवाइस ब्राउज़र को ${nameOf(device)} इस्तेमाल नहीं करने देता`;
      case 'not_found':
        return notFound(device);
      case 'in_use':
        return inUse(device);
      case 'unknown':
        return notOpened(device);
    }
  },
  recovery: {
    titles: {
      dismissed: () => 'आपके ब्राउज़र का सवाल बंद हो गया',
      site_chrome: blockedHere,
      site_edge: blockedHere,
      site_opera: blockedHere,
      site_android: blockedHere,
      site_firefox: blockedHere,
      site_firefox_android: blockedHere,
      site_safari: blockedHere,
      site_ios_safari: blockedHere,
      site_ios_other: blockedHere,
      site_other: blockedHere,
      system_windows: ({ device }) => `Windows ${nameOf(device)} रोक रहा है`,
      system_macos: ({ device }) => `आपका Mac ${nameOf(device)} रोक रहा है`,
      system_chromeos: ({ device }) => `आपका Chromebook ${nameOf(device)} रोक रहा है`,
      system_android: ({ device }) => `आपका फ़ोन ${nameOf(device)} रोक रहा है`,
      system_ios: ({ device }) => `आपका iPhone या iPad ${nameOf(device)} रोक रहा है`,
      system_other: ({ device }) => `आपका सिस्टम ${nameOf(device)} रोक रहा है`,
      frame: () => 'इसके चारों ओर का पेज कैमरा इस्तेमाल नहीं करने देता',
      not_found: ({ device }) => notFound(device),
      in_use: ({ device }) => inUse(device),
      in_app: () => 'इस ऐप के अपने ब्राउज़र में कैमरा नहीं चलता',
      insecure: () => 'यह पता कैमरे के लिए काफ़ी सुरक्षित नहीं है',
      unknown: ({ device }) => notOpened(device),
    },
    steps: {
      dismissed: () => [
        '“फिर कोशिश करें” दबाएँ। ब्राउज़र एक बार फिर पूछेगा।',
        '“अनुमति दें” चुनें। कॉल शुरू होने तक तस्वीर सिर्फ़ आपको दिखती है।',
      ],
      site_chrome: () => tuneSteps('दो स्लाइडर वाला निशान'),
      site_edge: () => tuneSteps('ताले का निशान'),
      site_opera: () => tuneSteps('ताले का निशान'),
      site_android: ({ browser }) => [
        'इस पेज के पते के पास का निशान दबाएँ, फिर “अनुमतियाँ”।',
        'कैमरा और माइक्रोफ़ोन चालू करें, फिर इस पेज पर लौटें।',
        `अब भी रुका है? फ़ोन की सेटिंग > ऐप > ${orYours(browser)} > अनुमतियाँ खोलें, और दोनों की अनुमति दें।`,
      ],
      site_firefox: () => [
        'पता पट्टी में, इस पेज के पते के पास, कटे हुए कैमरे का निशान दबाएँ।',
        'कैमरे और माइक्रोफ़ोन के “Blocked” के पास का × दबाएँ।',
        '“पेज फिर से लोड करें” दबाएँ, और Firefox पूछे तो “Allow” चुनें। आपका स्थान सुरक्षित है।',
      ],
      site_firefox_android: () => [
        'इस पेज के पते के पास ताले का निशान दबाएँ।',
        'कैमरे और माइक्रोफ़ोन को “अनुमति है” पर रखें।',
        'अब भी रुका है? फ़ोन की सेटिंग > ऐप > Firefox > अनुमतियाँ खोलें, और दोनों की अनुमति दें।',
        '“पेज फिर से लोड करें” दबाएँ। आपका स्थान सुरक्षित है।',
      ],
      site_safari: () => [
        'स्क्रीन के ऊपर के मेन्यू में Safari > Settings खोलें, फिर Websites।',
        'बाईं ओर Camera चुनें, और इस वेबसाइट को “Allow” पर रखें। Microphone के लिए भी यही करें।',
        'सेटिंग बंद करें और “पेज फिर से लोड करें” दबाएँ। आपका स्थान सुरक्षित है।',
      ],
      site_ios_safari: () => [
        'पते के पास पेज का मेन्यू दबाएँ, फिर तीन बिंदु, फिर “Website Settings”।',
        'Camera और Microphone को “Allow” पर रखें, और Done दबाएँ।',
        'वहाँ नहीं है? Settings > Apps > Safari खोलें, फिर Camera और Microphone में “Allow” चुनें।',
        '“पेज फिर से लोड करें” दबाएँ। आपका स्थान सुरक्षित है।',
      ],
      site_ios_other: ({ browser }) => [
        `अपने फ़ोन या टैबलेट पर Settings > Apps > ${orYours(browser)} खोलें।`,
        'Camera और Microphone चालू करें।',
        'लौटकर “पेज फिर से लोड करें” दबाएँ। पूछे जाने पर “Allow” चुनें। आपका स्थान सुरक्षित है।',
      ],
      site_other: () => [
        'इस पेज के पते के पास कैमरे या ताले का निशान दबाएँ।',
        'कैमरे और माइक्रोफ़ोन के लिए “अनुमति दें” चुनें।',
        '“पेज फिर से लोड करें” दबाएँ। आपका स्थान सुरक्षित है।',
      ],
      system_windows: () => [
        'Start > Settings > Privacy & security > Camera खोलें।',
        '“Camera access” और “Let desktop apps access your camera” चालू करें। Microphone में भी यही करें।',
        'इस पेज पर लौटें। कुछ न बदले, तो ब्राउज़र बंद करके फिर खोलें।',
      ],
      system_macos: ({ browser }) => [
        'Apple menu > System Settings > Privacy & Security > Camera खोलें।',
        `${orYours(browser)} के पास का स्विच चालू करें। Microphone में भी यही करें।`,
        `${browser ?? 'अपने ब्राउज़र'} को पूरी तरह बंद करें, फिर खोलें और इस पेज पर लौटें।`,
      ],
      system_chromeos: () => [
        'Settings > Privacy and security > Privacy controls खोलें।',
        'Camera access और Microphone access चालू करें।',
        'कैमरे के पास छोटा स्विच भी देखें: कुछ Chromebook में होता है।',
      ],
      system_android: ({ browser }) => [
        `फ़ोन की सेटिंग > ऐप > ${orYours(browser)} > अनुमतियाँ खोलें।`,
        'कैमरे और माइक्रोफ़ोन की अनुमति दें।',
        'स्क्रीन के ऊपर से नीचे खींचें: “कैमरा ऐक्सेस” और “माइक ऐक्सेस” वहाँ चालू होने चाहिए।',
      ],
      system_ios: ({ browser }) => [
        `Settings > Privacy & Security > Camera खोलें, और ${orYours(browser)} चालू करें।`,
        'Microphone में भी यही करें।',
        'सूची में नहीं है? Screen Time > Content & Privacy Restrictions में देखें।',
      ],
      system_other: ({ device }) => [
        `अपने सिस्टम की सेटिंग खोलें, और निजता (Privacy) में ${device === 'microphone' ? 'माइक्रोफ़ोन' : 'कैमरा'} ढूँढें।`,
        'वहाँ अपने ब्राउज़र को अनुमति दें।',
        'ब्राउज़र बंद करें, फिर खोलें, और लौटें।',
      ],
      frame: () => [
        'बटन दबाएँ। यह पेज तब अपने अलग टैब में खुलेगा।',
        'वहीं आगे बढ़ें: आपका स्थान सुरक्षित है।',
      ],
      not_found: ({ device }) => [
        'अगर डिवाइस केबल से जुड़ा है, तो केबल निकालकर फिर लगाएँ।',
        device === 'microphone'
          ? 'माइक्रोफ़ोन वाला हेडसेट भी चलेगा।'
          : 'कैमरे पर ढक्कन या स्विच देखें, और उसे खोलें।',
      ],
      in_use: ({ device }) => [
        `${nameOf(device)} इस्तेमाल करने वाले दूसरे प्रोग्राम और टैब बंद करें: वीडियो कॉल, रिकॉर्डर, कैमरा ऐप।`,
        'या हो तो नीचे कोई दूसरा चुनें।',
        'फिर भी न हो, तो डिवाइस दोबारा चालू करें और यह पेज फिर खोलें।',
      ],
      in_app: () => [
        'अपना ब्राउज़र खोलें: Chrome, Safari, Firefox या Edge।',
        'वहाँ अपने मार्केटप्लेस में साइन इन करें, Settings > Identity Verification खोलें, और वहीं से शुरू करें।',
        'आपको नया लिंक मिलेगा, और आप यहीं से आगे बढ़ेंगे।',
      ],
      insecure: () => [
        'इस पेज का पता https से शुरू होना चाहिए।',
        'अपने मार्केटप्लेस में साइन इन करें, Settings > Identity Verification खोलें, और वहीं से शुरू करें।',
      ],
      unknown: () => [
        '“फिर कोशिश करें” दबाएँ।',
        'फिर भी न हो, तो पेज फिर से लोड करें। आपका स्थान सुरक्षित है।',
        'अब भी नहीं? डिवाइस दोबारा चालू करें और यह पेज फिर खोलें।',
      ],
    },
    inAppMenus: {
      facebook: 'Facebook में: ऊपर दाईं ओर तीन बिंदु दबाएँ, फिर “बाहरी ब्राउज़र में खोलें”।',
      instagram: 'Instagram में: ऊपर दाईं ओर तीन बिंदु दबाएँ, फिर “बाहरी ब्राउज़र में खोलें”।',
      tiktok: 'TikTok में: ऊपर दाईं ओर तीन बिंदु दबाएँ, फिर “ब्राउज़र में खोलें”।',
      linkedin: 'LinkedIn में: ऊपर दाईं ओर तीन बिंदु दबाएँ, फिर “ब्राउज़र में खोलें”।',
      line: 'LINE में: नीचे दाईं ओर तीन बिंदु दबाएँ, फिर “दूसरे ऐप में खोलें”।',
      wechat: 'WeChat में: ऊपर दाईं ओर तीन बिंदु दबाएँ, फिर “ब्राउज़र में खोलें”।',
      snapchat: 'Snapchat में: तीर या तीन बिंदु दबाएँ, फिर “ब्राउज़र में खोलें”।',
      android_webview: 'इस ऐप का मेन्यू (तीन बिंदु) खोलें और “ब्राउज़र में खोलें” चुनें।',
      ios_webview: 'इस ऐप में शेयर या कंपास का निशान दबाएँ, फिर “Safari में खोलें”।',
    },
    element: 'यहीं अनुमति दें:',
    orSo: 'अगर उससे काम न बने:',
    waiting: 'हम देखते रहेंगे। चलते ही यह पेज अपने-आप आगे बढ़ेगा।',
    windowsToo: 'Windows पर Settings > Privacy & security > Camera भी देखें।',
    mended: 'काम बन गया: अब यह पेज कैमरे और माइक्रोफ़ोन का इस्तेमाल कर सकता है।',
    replaced: (device, label) =>
      `आपका ${nameOf(device)} अलग हो गया। अब ${label || 'दूसरा'} इस्तेमाल हो रहा है।`,
    silentCamera: 'आपके कैमरे से तस्वीर नहीं आ रही। उसका ढक्कन या स्विच खोलें, और दूसरी कॉलें बंद करें।',
    silentMicrophone:
      'आपके माइक्रोफ़ोन से आवाज़ नहीं आ रही। म्यूट का बटन या स्विच देखें, और दूसरी कॉलें बंद करें।',
    ownTab: 'अलग टैब में खोलें',
  },
};
