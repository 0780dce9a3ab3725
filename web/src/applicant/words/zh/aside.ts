import type { aside as english } from '../en/aside';
import type { Like } from '../like';

export const aside: Like<typeof english> = {
  navigation: '关于您的验证的更多内容',
  status: '状态',
  help: '帮助',
  back: '返回您的验证',
  statusPage: {
    heading: '您目前的进度',
    states: {
      required: '需要进行一次简短的视频通话。您可以随时开始。',
      waiting: '您正在排队等候通话。',
      in_call: '您正在通话中。',
      in_review: '决定生效前，会由另一位工作人员复核。',
      verified: '您的身份已通过验证。',
      not_verified: '您的身份未通过验证。',
      canceled: '不再需要通话。',
    },
  },
};
