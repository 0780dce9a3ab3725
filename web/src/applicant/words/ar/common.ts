import { plain } from '../../../shared/ui/words';
import { isolated } from '../counted';
import type { common as english } from '../en/common';
import type { Like } from '../like';

export const common: Like<typeof english> = {
  language: 'ar',
  languageLabel: 'اللغة',
  title: 'التحقق من الهوية',
  titleCall: 'المكالمة جارية',
  titleWaiting: (place) => `رقمك في الطابور: ${place}`,
  titleMatched: 'تبدأ مكالمتك الآن',
  actions: {
    submit_proposal: 'إرسال عروض جديدة',
    change_profile_photo: 'تغيير صورة ملفك الشخصي',
    withdraw_earnings: 'سحب أرباحك',
    accept_direct_hire: 'قبول التوظيف المباشر',
    appear_in_search: 'الظهور في نتائج البحث',
    work_on_contract: 'العمل على عقودك',
  },

  otherAction: (name) => {
    const words = plain(name);
    return words.charAt(0).toUpperCase() + words.slice(1);
  },

  limits: {
    limited: 'غير متاح حاليًا',
    goesOn: 'مستمر كالمعتاد',
    nothing: 'لا توجد أي قيود.',
  },

  opening: { heading: 'جارٍ فتح صفحة التحقق…' },
  link: {
    back: 'أين أجد رابطًا جديدًا؟',
    backSteps: `سجّل الدخول إلى منصتك، وافتح ${isolated('Settings > Identity Verification')} (الإعدادات، ثم التحقق من الهوية) وابدأ من هناك. تحصل كل مرة على رابط جديد، ولا يضيع شيء.`,
    problems: {
      link_expired: {
        heading: 'انتهت صلاحية هذا الرابط',
        lead: 'يعمل الرابط لمدة 30 دقيقة فقط، حفاظًا على خصوصية تحققك.',
      },
      link_used: {
        heading: 'فُتح هذا الرابط على جهاز آخر',
        lead: 'حرصًا على أمانك، يعمل الرابط على أول جهاز يفتحه. تابع هناك، أو احصل على رابط جديد لهذا الجهاز.',
      },
      no_link: {
        heading: 'افتح هذه الصفحة من منصتك',
        lead: 'لا يعمل هذا العنوان إلا بالرابط الذي تعطيك إياه منصتك.',
      },
      session_over: {
        heading: 'لم تعد هذه الصفحة صالحة',
        lead: 'بقيت مفتوحة مدة طويلة، أو استُخدم رابط أحدث. أما عملية التحقق فما زالت محفوظة.',
      },
      too_many_attempts: {
        heading: 'محاولات كثيرة جدًا',
        lead: 'انتظر دقيقة من فضلك، ثم افتح الرابط مرة أخرى.',
      },
      unreachable: {
        heading: 'لا يمكننا الوصول إلى الخادم',
        lead: 'تحقق من اتصالك بالإنترنت. سنحاول مجددًا عندما تضغط على الزر.',
      },
      unexpected: {
        heading: 'حدث خطأ من جهتنا',
        lead: 'حاول مرة أخرى بعد قليل. لن يُحسب هذا ضدك.',
      },
    },
    again: 'إعادة المحاولة',
  },

  replaced: {
    heading: 'هذه الصفحة مفتوحة في علامة تبويب أخرى',
    lead: 'لا يمكن أن تعمل إلا واحدة في الوقت نفسه. مكانك ومكالمتك محفوظان.',
    takeOver: 'استخدام علامة التبويب هذه',
  },

  broken: {
    heading: 'يجب إعادة تحميل هذه الصفحة',
    lead: 'لم تعد متوافقة مع الخادم. مكانك ومكالمتك محفوظان.',
    reload: 'إعادة تحميل الصفحة',
  },

  refused: {
    line_dropped: 'انقطع اتصالك. اضغط على الزر مرة أخرى من فضلك.',
    unreachable: 'تعذر الوصول إلى الخادم. تحقق من اتصالك واضغط على الزر مرة أخرى.',
    unexpected: 'حدث خطأ ما. حاول مرة أخرى من فضلك.',
    slot_taken: 'حجز شخص آخر هذا الموعد للتو. اختر موعدًا آخر من فضلك.',
    slot_not_offered: 'لم يعد حجز هذا الموعد ممكنًا. اختر موعدًا آخر من فضلك.',
    too_many_bookings: 'حجزت ثلاث مرات. يمكنك الانضمام إلى الطابور متى شئت.',
    contact_unknown: 'ليس لدينا عنوان بريدك الإلكتروني. يمكنك الانتظار هنا أو حجز موعد.',
    internal: 'حدث خطأ من جهتنا ولم يتغير شيء. حاول مرة أخرى من فضلك.',
    shutting_down: 'يُعاد تشغيل الخدمة الآن. حاول مرة أخرى بعد قليل.',
    too_many_attempts: 'محاولات كثيرة جدًا. انتظر دقيقة ثم حاول مرة أخرى.',
    not_signed_in: 'لم تعد هذه الصفحة صالحة. افتحها مرة أخرى من منصتك.',
    consent_required: 'وافق أولًا على مكالمة الفيديو من فضلك.',
    consent_version_unknown: 'تغيّر نص الموافقة. أعد تحميل الصفحة واقرأه مرة أخرى من فضلك.',
    already_waiting: 'أنت في الطابور بالفعل.',
    not_waiting: 'لم تعد في الطابور. يمكنك البدء من جديد.',
    already_in_call: 'بدأت مكالمتك بالفعل. أعد تحميل الصفحة للدخول إليها.',
    not_in_call: 'لا توجد مكالمة الآن.',
    call_over: 'انتهت هذه المكالمة.',
    not_open: 'انتهت عملية التحقق هذه. أعد تحميل الصفحة لرؤية النتيجة.',
  },

  refusedOther: 'لم ينجح ذلك. حاول مرة أخرى من فضلك.',
};
