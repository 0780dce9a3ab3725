import type { Device } from '../../../shared/call/device_problem';
import { isolated } from '../counted';
import type { recovery as english } from '../en/recovery';
import type { Like } from '../like';

const names = { camera: 'الكاميرا', microphone: 'الميكروفون', both: 'الكاميرا والميكروفون' };
const nameOf = (device: Device | null) => names[device ?? 'both'];
const orYours = (browser: string | null) => (browser ? isolated(browser) : 'متصفحك');
const settings = isolated('Settings > Identity Verification');

const tuneSteps = (sign: string) => [
  `اضغط على ${sign} في طرف شريط العنوان، بجانب عنوان هذه الصفحة.`,
  'شغّل الكاميرا والميكروفون.',
  'عد إلى هذه الصفحة. إذا لم يتغير شيء، فاضغط على «إعادة تحميل الصفحة»: مكانك محفوظ.',
];

const blockedHere = ({ browser, device }: { browser: string | null; device: Device | null }) =>
  `${orYours(browser)} يحظر ${nameOf(device)} في هذه الصفحة`;

const notFound = (device: Device | null) =>
  device === null ? 'لم نجد كاميرا ولا ميكروفونًا' : `لم نجد ${nameOf(device)}`;
const inUse = (device: Device | null) => `برنامج آخر يستخدم ${nameOf(device)}`;
const notOpened = (device: Device | null) => `تعذر تشغيل ${nameOf(device)}`;

export const recovery: Like<typeof english> = {
  deviceProblem(kind, device) {
    switch (kind) {
      case 'insecure':
        return 'لا يستطيع هذا المتصفح فتح الكاميرا هنا';
      case 'denied':
        return `متصفحك يحظر ${nameOf(device)}`;
      case 'denied_by_system':
        return `جهازك لا يسمح للمتصفح باستخدام ${nameOf(device)}`;
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
      dismissed: () => 'أُغلق سؤال المتصفح',
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
      system_windows: ({ device }) => `نظام Windows يحظر ${nameOf(device)}`,
      system_macos: ({ device }) => `جهاز Mac يحظر ${nameOf(device)}`,
      system_chromeos: ({ device }) => `جهاز Chromebook يحظر ${nameOf(device)}`,
      system_android: ({ device }) => `هاتفك يحظر ${nameOf(device)}`,
      system_ios: ({ device }) => `جهاز iPhone أو iPad يحظر ${nameOf(device)}`,
      system_other: ({ device }) => `نظامك يحظر ${nameOf(device)}`,
      frame: () => 'الصفحة المحيطة بهذه الصفحة تمنع الكاميرا',
      not_found: ({ device }) => notFound(device),
      in_use: ({ device }) => inUse(device),
      in_app: () => 'لا توجد كاميرا في متصفح هذا التطبيق',
      insecure: () => 'هذا العنوان ليس آمنًا بما يكفي لاستخدام الكاميرا',
      unknown: ({ device }) => notOpened(device),
    },
    steps: {
      dismissed: () => [
        'اضغط على «إعادة المحاولة». سيسألك المتصفح مرة أخرى.',
        'اختر «السماح». لا يرى الصورة أحد غيرك حتى تبدأ المكالمة.',
      ],
      site_chrome: () => tuneSteps('الرمز ذي المنزلقين'),
      site_edge: () => tuneSteps('القفل'),
      site_opera: () => tuneSteps('القفل'),
      site_android: ({ browser }) => [
        'اضغط على الرمز بجانب عنوان هذه الصفحة، ثم على «الأذونات».',
        'شغّل الكاميرا والميكروفون، ثم عد إلى هذه الصفحة.',
        `ما زال محظورًا؟ افتح في الهاتف الإعدادات، ثم التطبيقات، ثم ${orYours(browser)}، ثم الأذونات، واسمح بهما.`,
      ],
      site_firefox: () => [
        'اضغط على الكاميرا المشطوبة في شريط العنوان، بجانب عنوان هذه الصفحة.',
        'اضغط على × بجانب «محظور» للكاميرا وللميكروفون.',
        'اضغط على «إعادة تحميل الصفحة»، ثم اختر «السماح» عندما يسأل Firefox. مكانك محفوظ.',
      ],
      site_firefox_android: () => [
        'اضغط على القفل بجانب عنوان هذه الصفحة.',
        'اجعل الكاميرا والميكروفون على «مسموح».',
        'ما زال محظورًا؟ افتح في الهاتف الإعدادات، ثم التطبيقات، ثم Firefox، ثم الأذونات، واسمح بهما.',
        'اضغط على «إعادة تحميل الصفحة». مكانك محفوظ.',
      ],
      site_safari: () => [
        `في القائمة أعلى الشاشة، افتح ${isolated('Safari > Settings')} ثم مواقع الويب.`,
        'اختر الكاميرا في القائمة الجانبية، واجعل هذا الموقع على «السماح». وكذلك الميكروفون.',
        'أغلق الإعدادات واضغط على «إعادة تحميل الصفحة». مكانك محفوظ.',
      ],
      site_ios_safari: () => [
        'اضغط على قائمة الصفحة بجانب العنوان، ثم على النقاط الثلاث، ثم على «إعدادات موقع الويب».',
        'اجعل الكاميرا والميكروفون على «السماح»، واضغط على «تم».',
        'لم تجدها؟ افتح الإعدادات، ثم التطبيقات، ثم Safari، ثم الكاميرا والميكروفون، واختر «السماح».',
        'اضغط على «إعادة تحميل الصفحة». مكانك محفوظ.',
      ],
      site_ios_other: ({ browser }) => [
        `افتح على هاتفك أو جهازك اللوحي الإعدادات، ثم التطبيقات، ثم ${orYours(browser)}.`,
        'شغّل الكاميرا والميكروفون.',
        'عد واضغط على «إعادة تحميل الصفحة». اختر «السماح» عندما تُسأل. مكانك محفوظ.',
      ],
      site_other: () => [
        'اضغط على رمز الكاميرا أو القفل بجانب عنوان هذه الصفحة.',
        'اختر «السماح» للكاميرا والميكروفون.',
        'اضغط على «إعادة تحميل الصفحة». مكانك محفوظ.',
      ],
      system_windows: () => [
        `افتح ${isolated('Start > Settings > Privacy & security > Camera')}.`,
        `شغّل ${isolated('Camera access')} و${isolated('Let desktop apps access your camera')}. وكذلك في ${isolated('Microphone')}.`,
        'عد إلى هذه الصفحة. إذا لم يتغير شيء، فأغلق المتصفح وافتحه من جديد.',
      ],
      system_macos: ({ browser }) => [
        `افتح قائمة Apple، ثم ${isolated('System Settings > Privacy & Security > Camera')}.`,
        `شغّل المفتاح بجانب ${orYours(browser)}. وكذلك في ${isolated('Microphone')}.`,
        `أنهِ ${orYours(browser)} وافتحه من جديد، ثم عد إلى هذه الصفحة.`,
      ],
      system_chromeos: () => [
        `افتح ${isolated('Settings > Privacy and security > Privacy controls')}.`,
        'شغّل الوصول إلى الكاميرا والوصول إلى الميكروفون.',
        'ابحث أيضًا عن مفتاح صغير عند الكاميرا: يوجد في بعض أجهزة Chromebook.',
      ],
      system_android: ({ browser }) => [
        `افتح في الهاتف الإعدادات، ثم التطبيقات، ثم ${orYours(browser)}، ثم الأذونات.`,
        'اسمح بالكاميرا والميكروفون.',
        'اسحب من أعلى الشاشة إلى الأسفل: يجب أن يكون «الوصول إلى الكاميرا» و«الوصول إلى الميكروفون» مفعّلين.',
      ],
      system_ios: ({ browser }) => [
        `افتح الإعدادات، ثم الخصوصية والأمن، ثم الكاميرا، وشغّل ${orYours(browser)}.`,
        'وكذلك في الميكروفون.',
        'ليس في القائمة؟ انظر في مدة استخدام الجهاز، ثم قيود المحتوى والخصوصية.',
      ],
      system_other: ({ device }) => [
        `افتح إعدادات نظامك، وابحث عن الخصوصية، ثم ${device === 'microphone' ? 'الميكروفون' : 'الكاميرا'}.`,
        'اسمح لمتصفحك هناك.',
        'أغلق المتصفح وافتحه من جديد، ثم عد.',
      ],
      frame: () => [
        'اضغط على الزر. تُفتح هذه الصفحة عندئذ في علامة تبويب خاصة بها.',
        'تابع هناك: مكانك محفوظ.',
      ],
      not_found: ({ device }) => [
        'إذا كان الجهاز موصولًا بسلك، فانزعه وأعد توصيله.',
        device === 'microphone'
          ? 'تصلح أيضًا سماعة رأس فيها ميكروفون.'
          : 'ابحث عن غطاء أو مفتاح عند الكاميرا وافتحه.',
      ],
      in_use: ({ device }) => [
        `أغلق البرامج وعلامات التبويب الأخرى التي تستخدم ${nameOf(device)}: مكالمات الفيديو، وبرامج التسجيل، وتطبيق الكاميرا.`,
        'أو اختر جهازًا آخر أدناه إن وُجد.',
        'إذا استمر ذلك، فأعد تشغيل جهازك وافتح هذه الصفحة مرة أخرى.',
      ],
      in_app: () => [
        'افتح متصفحك: Chrome أو Safari أو Firefox أو Edge.',
        `سجّل الدخول هناك إلى منصتك، وافتح ${settings}، وابدأ من هناك.`,
        'تحصل على رابط جديد، وتتابع من حيث أنت الآن.',
      ],
      insecure: () => [
        'يجب أن يبدأ عنوان هذه الصفحة بـ https.',
        `سجّل الدخول إلى منصتك، وافتح ${settings}، وابدأ من هناك.`,
      ],
      unknown: () => [
        'اضغط على «إعادة المحاولة».',
        'إذا استمر ذلك، فأعد تحميل الصفحة. مكانك محفوظ.',
        'ما زال لا يعمل؟ أعد تشغيل جهازك وافتح هذه الصفحة مرة أخرى.',
      ],
    },
    inAppMenus: {
      facebook: 'في Facebook: اضغط على النقاط الثلاث في الأعلى، ثم «فتح في متصفح خارجي».',
      instagram: 'في Instagram: اضغط على النقاط الثلاث في الأعلى، ثم «فتح في متصفح خارجي».',
      tiktok: 'في TikTok: اضغط على النقاط الثلاث في الأعلى، ثم «فتح في المتصفح».',
      linkedin: 'في LinkedIn: اضغط على النقاط الثلاث في الأعلى، ثم «فتح في المتصفح».',
      line: 'في LINE: اضغط على النقاط الثلاث في الأسفل، ثم «فتح في تطبيق آخر».',
      wechat: 'في WeChat: اضغط على النقاط الثلاث في الأعلى، ثم «فتح في المتصفح».',
      snapchat: 'في Snapchat: اضغط على السهم أو النقاط الثلاث، ثم «فتح في المتصفح».',
      android_webview: 'افتح قائمة هذا التطبيق (ثلاث نقاط) واختر «فتح في المتصفح».',
      ios_webview: 'اضغط على رمز المشاركة أو البوصلة في هذا التطبيق، ثم «فتح في Safari».',
    },
    element: 'اسمح بذلك هنا مباشرة:',
    orSo: 'إذا لم يساعد ذلك:',
    waiting: 'نواصل التحقق. ما إن يعمل حتى تتابع هذه الصفحة وحدها.',
    windowsToo: `في Windows، انظر أيضًا في ${isolated('Settings > Privacy & security > Camera')}.`,
    mended: 'نجح ذلك: يمكن لهذه الصفحة الآن استخدام الكاميرا والميكروفون.',
    replaced: (device, label) =>
      device === 'camera'
        ? `فُصلت الكاميرا. نستخدم الآن ${label ? isolated(label) : 'كاميرا أخرى'}.`
        : `فُصل الميكروفون. نستخدم الآن ${label ? isolated(label) : 'ميكروفونًا آخر'}.`,
    silentCamera: 'لا تعطي الكاميرا صورة. افتح غطاءها أو مفتاحها، وأنهِ المكالمات الأخرى.',
    silentMicrophone: 'لا يعطي الميكروفون صوتًا. ابحث عن مفتاح الكتم، وأنهِ المكالمات الأخرى.',
    ownTab: 'فتح في علامة تبويب خاصة',
  },
};
