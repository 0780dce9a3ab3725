import type { aside as english } from '../en/aside';
import type { Like } from '../like';

export const aside: Like<typeof english> = {
  navigation: 'المزيد عن عملية التحقق',
  status: 'الحالة',
  help: 'المساعدة',
  back: 'العودة إلى عملية التحقق',
};
