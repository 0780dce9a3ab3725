import type { aside as english } from '../en/aside';
import type { Like } from '../like';

export const aside: Like<typeof english> = {
  navigation: '关于您的验证的更多内容',
  status: '状态',
  help: '帮助',
  back: '返回您的验证',
};
