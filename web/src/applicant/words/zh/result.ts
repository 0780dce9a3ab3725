import type { result as english } from '../en/result';
import type { Like } from '../like';
import { appeal } from './appeal';

export const result: Like<typeof english> = {
  result: {
    verifiedHeading: '您已通过验证',
    verifiedLead: '您账户的限制已解除。您无需再做任何事。',
    back: (marketplace) => `返回 ${marketplace}`,
    closePage: '您可以关闭此页面。',

    reviewHeading: '您的通话正在复核中',
    reviewLead: (marketplace) =>
      `决定生效前，会由另一位工作人员复核。您不必在此等候：完成后 ${marketplace} 会立即通知您。`,
    limitsNow: '您的账户目前的状态',

    notVerifiedHeading: '您未通过验证',
    notVerifiedLead: '以下是未能通过的全部原因。',
    reasons: '原因',
    message: '工作人员的留言',
    nowHeading: '您现在可以做什么',
    nowAppeal: `如果您认为结果有误，或者现在可以补正，可以申诉：请在本页的“${appeal.heading}”部分写给我们，然后按“${appeal.send}”。`,
    now: (marketplace) => [
      `您可以向 ${marketplace} 申请再次通话。`,
      '通话顺利通过后，所有限制都会解除。',
    ],
    decided: (when) => `决定时间：${when}`,

    inconclusiveHeading: '这次没有得出结论',
    inconclusiveLead: '这不会对您造成不利影响。再通话一次就可以解决。',
    technicalHeading: '通话未能完成',
    technicalLead: '这是技术问题，不会对您造成不利影响。',
    leftHeading: '您离开了通话',
    leftLead: '这不会对您造成不利影响。准备好后请重新开始。',
    startAgain: '重新开始',

    canceledHeading: '不再需要通话',
    canceledLead: (marketplace) => `${marketplace} 已取消此次验证。`,
  },
};
