import type { intro as english } from '../en/intro';
import type { Like } from '../like';

export const intro: Like<typeof english> = {
  intro: {
    eyebrow: '需要您的操作',
    heading: '请证明这份资料属于您',
    lead: (marketplace) =>
      `${marketplace} 邀请您与一位工作人员进行简短的视频通话。时间不到 10 分钟。`,
    now: '您现在就可以开始。',
    limitsHeading: '在此之前您的账户',
    deadline: (when) =>
      `请在${when}之前完成通话。之后可能会有更多限制。等待我们的时间不计算在内。`,
    overdue: '通话的期限已过。您仍然可以进行通话：顺利通过后，所有限制都会解除。',
    callHeading: '通话中会做什么',
    steps: [
      '您允许使用摄像头和麦克风，并先看到自己。',
      '您排队等候，随时可以看到自己的位置。',
      '工作人员会就您的资料问几个问题，可能会请您转头或举手。',
      '对方可能会要求查看身份证件。如果方便，请准备一份在身边。',
      '大多数人在通话结束时就能得到结果。',
    ],
    english: '通话使用英语。我们不会考查您的英语水平。',
    whoHeading: '谁会看到',
    who: [
      '工作人员会实时看到您、听到您，您也能看到对方及其姓名。',
      '此通话不会被录制。',
      '您的客户只会看到您已通过验证的标志。',
    ],
    secondLook: '如果结果是否定的，会先由另一位工作人员复核，之后才会生效。',
    previousHeading: '关于您上一次的通话',
    previousMessage: '工作人员的留言',
    consentHeading: '您的同意',
    consent: (marketplace) =>
      `我同意与一位工作人员进行实时视频通话，由其为 ${marketplace} 核实我的身份。通话不会被录制。`,
    consentVersion: (version) => `版本 ${version}`,
    consentMissing: '请勾选方框后继续。没有您的同意，就不会进行通话。',
    go: '继续',
    going: '请稍候…',
  },
};
