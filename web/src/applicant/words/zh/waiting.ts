import type { waiting as english } from '../en/waiting';
import type { Like } from '../like';

export const waiting: Like<typeof english> = {
  waiting: {
    heading: '您正在排队',
    headingNext: '下一位就是您',
    place: '您的位置',
    of: (length) => `共 ${length} 人等候`,
    estimate: '等候时间',
    soon: '不到一分钟',
    minutes: (minutes) => `大约 ${minutes} 分钟`,
    hours: (hours) => `超过 ${hours} 小时`,
    unknown: '暂时无法估计',
    backInLine: '通话因技术原因中断，这不会对您造成不利影响。您的位置已保留：您又排在最前面。',
    keptPlace: '您回到了之前的位置。',
    keep: '请保持此页面打开。通话会自动开始，并有轻柔的提示音。',
    safe: '如果连接断开或您重新加载页面，您的位置会保留。离开一分钟后您会退出队列，十分钟内仍可回到原来的位置。',
    down: '连接已断开。我们会自动重新连接，您的位置会保留。',
    leave: '退出队列',
    leaving: '正在退出…',
  },

  callBack: {
    heading: '没时间在这里等？',
    lead: '关闭此页面，位置会为您保留。快轮到您时，我们会发电子邮件给您。',
    ask: '离开，并通过电子邮件通知我',
    asking: '请稍候…',
    askedHeading: '我们会发电子邮件给您',
    asked: '您的位置会保留，现在可以关闭此页面。通过邮件可以回到这里。',
    toldHeading: '快轮到您了',
    told: '我们已给您发送电子邮件。请按下按钮并留在此页面：通话随时可能开始。',
    patience: '请在收到邮件后 30 分钟内回来。如果不方便，您的位置会再保留一天。',
    here: '我在：在此页面等候',
    title: '快轮到您了',
  },

  keptPlace: {
    technical: (when) => `您的排队位置保留到${when}。在此之前开始通话，您就会回到最前面。`,
    absent: (when) =>
      `您离开超过一分钟，因此已退出队列。您的位置保留到${when}：开始通话即可恢复。`,
  },

  desk: {
    nobody: '目前没有工作人员在线',
    closed: '目前不在服务时间',
    opens: (when) => `我们将于${when}恢复服务。`,
    soon: '工作人员会回来，但我们无法告知确切时间。',
    choices: '您可以排队等候，或预约合适的时间。',
    choicesWithMail: '您可以排队等候，在轮到您时收到电子邮件，或预约合适的时间。',
    clock: '等候不会对您造成影响：排队期间，通话的期限会顺延。',
  },
};
