import type { aside as english } from '../en/aside';
import type { Like } from '../like';

export const aside: Like<typeof english> = {
  navigation: 'المزيد عن عملية التحقق',
  status: 'الحالة',
  help: 'المساعدة',
  back: 'العودة إلى عملية التحقق',
  statusPage: {
    heading: 'أين أنت الآن',
    states: {
      required: 'مطلوب إجراء مكالمة فيديو قصيرة. يمكنك أن تبدأها في أي وقت.',
      waiting: 'أنت في الطابور لمكالمتك.',
      in_call: 'أنت في مكالمتك.',
      in_review: 'يراجع شخص ثانٍ القرار قبل أن يصبح نافذًا.',
      verified: 'تم التحقق من هويتك.',
      not_verified: 'لم يتم التحقق من هويتك.',
      canceled: 'لم تعد المكالمة مطلوبة.',
    },
  },
};
