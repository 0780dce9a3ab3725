import { isolated } from '../counted';
import type { result as english } from '../en/result';
import type { Like } from '../like';
import { appeal } from './appeal';

export const result: Like<typeof english> = {
  result: {
    verifiedHeading: 'تم التحقق من هويتك',
    verifiedLead: 'أُزيلت القيود عن حسابك. ليس عليك فعل أي شيء آخر.',
    back: (marketplace) => `العودة إلى ${isolated(marketplace)}`,
    closePage: 'يمكنك إغلاق هذه الصفحة.',

    reviewHeading: 'تجري مراجعة مكالمتك',
    reviewLead: (marketplace) =>
      `يراجع شخص ثانٍ القرار قبل أن يصبح نافذًا. لا حاجة إلى الانتظار هنا: ستخبرك ${isolated(marketplace)} فور الانتهاء.`,
    limitsNow: 'حسابك حاليًا',

    notVerifiedHeading: 'لم يتم التحقق من هويتك',
    notVerifiedLead: 'إليك كل ما حال دون ذلك.',
    reasons: 'الأسباب',
    message: 'رسالة من الموظف',
    nowHeading: 'ما يمكنك فعله الآن',
    nowAppeal: `إذا كنت ترى أن هذا خطأ، أو أصبح بإمكانك تصحيحه، فقدّم اعتراضًا: اكتب إلينا في هذه الصفحة تحت «${appeal.heading}» واضغط «${appeal.send}».`,
    now: (marketplace) => [
      `يمكنك أن تطلب من ${isolated(marketplace)} مكالمة أخرى.`,
      'المكالمة الناجحة تزيل كل القيود.',
    ],
    decided: (when) => `صدر القرار في ${isolated(when)}`,

    inconclusiveHeading: 'لا قرار هذه المرة',
    inconclusiveLead: 'لن يُحسب هذا ضدك. يمكن لمكالمة أخرى أن تحسم الأمر.',
    technicalHeading: 'لم تكتمل المكالمة',
    technicalLead: 'كانت هذه مشكلة تقنية، ولن تُحسب ضدك.',
    leftHeading: 'غادرت المكالمة',
    leftLead: 'لن يُحسب هذا ضدك. ابدأ من جديد عندما تكون مستعدًا.',
    startAgain: 'البدء من جديد',

    canceledHeading: 'لم تعد المكالمة مطلوبة',
    canceledLead: (marketplace) => `ألغت ${isolated(marketplace)} عملية التحقق هذه.`,
  },
};
