import { counted, isolated } from '../counted';
import type { appeal as english } from '../en/appeal';
import type { Like } from '../like';

const count = counted('ar');

export const appeal: Like<typeof english> = {
  heading: 'الاعتراض',
  lead: 'إذا كنت ترى أن النتيجة خاطئة، أو أصبح بإمكانك تصحيح الأمر، فاكتب إلينا. يقرأ رسالتك ويجيبك شخص لم يشارك في القرار.',
  expect: (days) =>
    count(days, {
      one: 'يمكنك توقّع الرد خلال يوم واحد.',
      two: 'يمكنك توقّع الرد خلال يومين.',
      few: 'يمكنك توقّع الرد خلال # أيام.',
      many: 'يمكنك توقّع الرد خلال # يومًا.',
      other: 'يمكنك توقّع الرد خلال # يوم.',
    }),
  label: 'ما الذي ينبغي أن نعرفه؟',
  hint: 'من 20 إلى 2000 حرف. من فضلك لا ترسل نسخًا من الوثائق.',
  tooShort: 'اكتب 20 حرفًا على الأقل من فضلك.',
  tooLong: 'اكتب 2000 حرف على الأكثر من فضلك.',
  send: 'إرسال الاعتراض',
  sending: 'جارٍ الإرسال…',

  open: (sent, by) =>
    `أُرسل في ${isolated(sent)}. يمكنك توقّع الرد قبل ${isolated(by)}.`,
  openNow: 'ليس عليك فعل شيء حتى ذلك الحين.',
  yours: 'ما كتبته',
  granted: (when) => `قُبل في ${isolated(when)}: يمكنك إجراء مكالمة أخرى.`,
  declined: (when) => `جاء الرد في ${isolated(when)}: تبقى النتيجة كما هي.`,
  answer: 'الرد',
  again: 'إذا تغيّر شيء منذ ذلك الحين، فيمكنك الاعتراض مرة أخرى.',
  usedUp: (marketplace) =>
    `لا يمكن الاعتراض على هذه النتيجة مرة أخرى. يمكنك أن تطلب من ${isolated(marketplace)} مكالمة أخرى.`,
};
