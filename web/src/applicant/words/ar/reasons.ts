import type { reasons as english } from '../en/reasons';
import type { Like } from '../like';

export const reasons: Like<typeof english> = {
  profile_confirmed: 'تم تأكيد ملفك الشخصي.',
  photo_mismatch: 'لم يطابق الشخص الذي في المكالمة صورة الملف الشخصي.',
  answers_inconsistent: 'لم تطابق عدة إجابات ما ورد في الملف الشخصي.',
  document_rejected: 'تعذر قبول وثيقة الهوية.',
  another_person: 'كان في المكالمة شخص غير صاحب الحساب.',
  altered_video: 'بدا أن الفيديو قد عُدِّل.',
  refused_to_take_part: 'رُفضت خطوة مطلوبة من خطوات المكالمة.',
  document_unreadable: 'تعذرت قراءة وثيقة الهوية بوضوح.',
  document_not_at_hand: 'كانت وثيقة الهوية مطلوبة ولم تكن في متناول اليد.',
  poor_visibility: 'لم يظهر وجهك بوضوح كافٍ: سيساعد ضوء أكثر أو كاميرا أكثر ثباتًا.',
  photo_outdated: 'تبدو صورة ملفك الشخصي قديمة. يمكن لفريق الدعم مساعدتك في تحديثها.',
  need_more_time: 'لم يكفِ الوقت لإنهاء الأسئلة.',
  second_look: 'طلب مراجع ثانٍ مكالمة أخرى قبل اتخاذ أي قرار.',
  no_video: 'لم يعمل الفيديو.',
  no_audio: 'لم يعمل الصوت.',
  connection_lost: 'انقطع الاتصال.',
  left_call: 'غادرت المكالمة قبل أن تنتهي.',
  problem_on_our_side: 'كانت هناك مشكلة من جهتنا.',
};
