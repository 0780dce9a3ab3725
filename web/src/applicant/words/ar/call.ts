import { counted, isolated } from '../counted';
import type { call as english } from '../en/call';
import type { Like } from '../like';

const count = counted('ar');

export const call: Like<typeof english> = {
  call: {
    heading: (name) => `مكالمتك مع ${isolated(name)}`,
    representative: 'الموظف',
    code: 'الرمز',
    codeWhy: 'يرى الموظف الرمز نفسه. إذا قرأ رمزًا آخر، فغادر المكالمة.',
    remote: (name) => `فيديو: ${isolated(name)}`,
    self: 'صورتك',
    elapsed: 'المدة',
    controls: 'الكاميرا والميكروفون والدردشة',
    mute: 'كتم الصوت',
    unmute: 'إلغاء الكتم',
    muted: 'صوتك مكتوم',
    cameraOff: 'إيقاف الكاميرا',
    cameraOn: 'تشغيل الكاميرا',
    cameraIsOff: 'لا يستطيع الموظف رؤيتك',
    switchCamera: 'تبديل الكاميرا',
    play: 'اضغط لمشاهدة المكالمة وسماعها',
    connectingTo: (name) => `جارٍ توصيلك مع ${isolated(name)}`,
    peerOff: (name, muted, cameraOff) => {
      if (muted && cameraOff) return `${isolated(name)}: الصوت مكتوم والكاميرا متوقفة`;
      if (muted) return `${isolated(name)}: الصوت مكتوم`;
      return cameraOff ? `${isolated(name)}: الكاميرا متوقفة` : '';
    },
    now: {
      kinds: {
        consent: 'موافقتك',
        question: 'سؤال',
        challenge: 'افعل هذا من فضلك',
        document: 'وثيقتك',
      },
      consent: 'قل من فضلك هل توافق على التحقق منك عبر الفيديو الآن.',
      document: 'ارفع وثيقة هويتك أمام الكاميرا من فضلك.',
      gestures: {
        turn_head: 'أدر رأسك إلى أقصى اليسار، ثم إلى أقصى اليمين.',
        hand_across_face: 'مرّر يدك المفتوحة ببطء أمام وجهك، من الجبين إلى الذقن.',
        press_cheek: 'اضغط بإصبعك على خدك ثم اتركه.',
        lean_in: 'اقترب حتى يملأ وجهك الصورة، ثم ارجع.',
        three_fingers: 'ارفع ثلاث أصابع أمام عين، ثم أمام الأخرى.',
        hand_on_head: 'ضع يدك فوق رأسك وانظر إلى السقف.',
      },
    },
    chat: {
      heading: 'الدردشة',
      empty: 'يمكنك الكتابة هنا إذا انقطع الصوت أو لتهجئة اسم. تُمحى عند انتهاء المكالمة.',
      write: 'اكتب رسالة',
      hint: `مفتاح ${isolated('Enter')} للإرسال. ${isolated('Shift')} مع ${isolated('Enter')} لسطر جديد.`,
      send: 'إرسال',
      you: 'أنت',
      said: (name, message) => `${isolated(name)}: ${isolated(message)}`,
      unread: (number) =>
        count(number, {
          one: 'رسالة جديدة',
          two: 'رسالتان جديدتان',
          few: '# رسائل جديدة',
          other: '# رسالة جديدة',
        }),
      close: 'إغلاق الدردشة',
      tooFast: 'كان هذا سريعًا جدًا. انتظر ثانية واضغط على «إرسال» مرة أخرى.',
    },
    devices: {
      open: 'الأجهزة',
      heading: 'الكاميرا والميكروفون',
      none: 'وجدنا كاميرا واحدة وميكروفونًا واحدًا. وصّل جهازًا آخر فيظهر هنا.',
      done: 'تم',
    },
    leave: {
      open: 'مغادرة',
      heading: 'هل تريد مغادرة المكالمة؟',
      means: [
        'لن يُحسب ذلك ضدك، ولن يتغير شيء في حسابك.',
        'يبقى التحقق مفتوحًا: يمكنك البدء من جديد متى شئت.',
        'بعدها تنتظر في الطابور لمكالمة جديدة.',
      ],
      pause:
        'مجرد استراحة قصيرة أو جهاز آخر؟ أغلق هذه الصفحة فحسب: تُحفظ المكالمة 60 ثانية، وتعود إليها بالرابط من منصتك.',
      stay: 'البقاء في المكالمة',
      confirm: 'مغادرة المكالمة',
      leaving: 'جارٍ الخروج…',
    },
    line: {
      connecting: 'جارٍ الاتصال…',
      connected: 'متصل',
      reconnecting: 'انقطع الاتصال، نعيد الاتصال…',
      you_dropped: 'انقطع اتصالك، نعيد الاتصال… تُحفظ المكالمة مدة دقيقة.',
      they_dropped: (name, seconds) =>
        seconds === null
          ? `انقطع اتصال ${isolated(name)}. أمامه 60 ثانية للعودة.`
          : `انقطع اتصال ${isolated(name)}. الثواني المتبقية للعودة: ${seconds}.`,
    },
  },
};
