import { isolated } from '../counted';
import type { status as english } from '../en/status';
import type { Like } from '../like';

export const status: Like<typeof english> = {
  loading: 'جارٍ التحميل…',
  failed: 'تعذر تحميل هذه الصفحة.',
  again: 'إعادة المحاولة',

  nowHeading: 'حسابك الآن',
  since: (when) => `هذه هي الحال منذ ${isolated(when)}.`,
  until: 'وتنتهي عند نجاح مكالمة.',
  change: (when) => `ابتداءً من ${isolated(when)} لن يكون هذا متاحًا أيضًا:`,
  deadlineHeading: 'موعدك النهائي',
  deadline: (when) => `يُرجى إجراء المكالمة قبل ${isolated(when)}.`,
  overdue: (when) => `كان الموعد ${isolated(when)}. ما زال بإمكانك إجراء المكالمة.`,
  clockStopped: (when) =>
    `الوقت متوقف منذ ${isolated(when)}: لا يُحسب الوقت في الطابور ولا في المكالمة ولا في المراجعة.`,
  clockRuns: 'لا يُحسب الوقت في الطابور ولا في المكالمة ولا في المراجعة.',

  callsHeading: 'مكالماتك',
  noCalls: 'لم تُجرَ أي مكالمة بعد.',
  call: (when) => `مكالمة ${isolated(when)}`,
  callWith: (name, minutes) =>
    minutes < 1
      ? `مع ${isolated(name)}، أقل من دقيقة`
      : `مع ${isolated(name)}، نحو ${isolated(minutes)} د`,
  callWithNow: (name) => `مع ${isolated(name)}`,
  outcomes: {
    passed: 'نجحت.',
    failed: 'لم تنجح.',
    inconclusive: 'بلا قرار. لن يُحسب هذا ضدك.',
    technical: 'انقطعت لسبب تقني. لن يُحسب هذا ضدك.',
    in_review: 'يراجعها شخص ثانٍ.',
    going_on: 'جارية الآن.',
    ended: 'انتهت بلا نتيجة.',
  },
  next: {
    passed: 'ليس عليك فعل شيء آخر.',
    failed: 'يمكنك الاعتراض، أو طلب مكالمة أخرى.',
    inconclusive: 'يمكن لمكالمة أخرى أن تحسم الأمر.',
    technical: 'يمكنك البدء من جديد في أي وقت.',
    in_review: 'سنخبرك. ليس عليك فعل شيء.',
    going_on: 'عد إلى مكالمتك.',
    ended: 'لا شيء عليك فعله بشأن هذه المكالمة.',
  },
  why: 'الأسباب',
  message: 'رسالة من الموظف',

  dataHeading: 'بياناتك',
  dataLead: (marketplace) => `ما يُحفظ لصالح ${isolated(marketplace)}، وسبب حفظه:`,
  data: {
    profile: 'ملفك الشخصي كما كان عند طلب المكالمة: من أجل الأسئلة في المكالمة.',
    history: 'ما حدث ومتى، وما تقرر ولماذا: لكي يمكن التحقق من كل قرار.',
    consent: (when) => `موافقتك على المكالمة، بتاريخ ${isolated(when)}.`,
    noConsent: 'موافقتك على المكالمة: لم تُعطها بعد.',
    email: (address) =>
      `عنوان بريدك الإلكتروني، ${isolated(address)}: لإخبارك بما يحدث. أما الرسائل نفسها فلا تُحفظ بعد إرسالها.`,
    noEmail: 'لا يوجد عنوان بريد إلكتروني: تعرف ما يحدث من هذه الصفحة ومن منصتك.',
    video: 'المكالمة نفسها لا تُسجَّل: لا تُحفظ أي صورة ولا أي صوت.',
  },
  keptUntil: (when) => `تُحفظ حتى ${isolated(when)}، ومدة أطول إذا حدث شيء جديد.`,
  download: 'تنزيل كل شيء',
  downloadHint: 'ملف فيه كل ما هو محفوظ عنك هنا.',
  erase: 'طلب محو البيانات',
  eraseAsk: (marketplace) =>
    `يُعلم هذا ${isolated(marketplace)} بأنك تريد محو بياناتك. لا يُمحى شيء تلقائيًا: ترد ${isolated(marketplace)} خلال 30 يومًا، وقد يلزمها القانون بالاحتفاظ بجزء منها. عملية التحقق المفتوحة تستمر.`,
  eraseYes: 'نعم، طلب المحو',
  eraseNo: 'لا، تركها كما هي',
  erasing: 'جارٍ الطلب…',
  erasureRequested: (when, marketplace) =>
    `طلبت محو بياناتك في ${isolated(when)}. ترد ${isolated(marketplace)} خلال 30 يومًا. لم يُمحَ شيء بعد.`,
};
