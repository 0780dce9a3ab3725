import type { status as english } from '../en/status';
import type { Like } from '../like';

export const status: Like<typeof english> = {
  loading: '正在加载…',
  failed: '无法加载此内容。',
  again: '再试一次',

  nowHeading: '您的账户目前的状态',
  since: (when) => `此状态自${when}起。`,
  until: '通话顺利通过后即会解除。',
  change: (when) => `自${when}起，以下内容也将不能使用：`,
  deadlineHeading: '您的期限',
  deadline: (when) => `请在${when}之前完成通话。`,
  overdue: (when) => `期限是${when}。您仍然可以进行通话。`,
  clockStopped: (when) => `自${when}起已暂停计时：排队、通话和复核的时间不计算在内。`,
  clockRuns: '排队、通话和复核的时间不计算在内。',

  callsHeading: '您的通话',
  noCalls: '还没有通话。',
  call: (when) => `${when}的通话`,
  callWith: (name, minutes) =>
    minutes < 1 ? `与 ${name} 通话，不到一分钟` : `与 ${name} 通话，大约 ${minutes} 分钟`,
  callWithNow: (name) => `与 ${name} 通话`,
  outcomes: {
    passed: '已通过。',
    failed: '未通过。',
    inconclusive: '没有得出结论。这不会对您造成不利影响。',
    technical: '因技术原因中断。这不会对您造成不利影响。',
    in_review: '正由另一位工作人员复核。',
    going_on: '正在进行。',
    ended: '已结束，没有结果。',
  },
  next: {
    passed: '您无需再做任何事。',
    failed: '您可以申诉，或申请再次通话。',
    inconclusive: '再通话一次就可以解决。',
    technical: '您可以随时重新开始。',
    in_review: '我们会通知您。您无需做任何事。',
    going_on: '请返回您的通话。',
    ended: '此通话无需再处理。',
  },
  why: '原因',
  message: '工作人员的留言',

  dataHeading: '您的数据',
  dataLead: (marketplace) => `为 ${marketplace} 保存的内容及用途：`,
  data: {
    profile: '要求通话时您的资料：用于通话中的提问。',
    history: '发生了什么、何时发生，作出了什么决定、为什么：以便每个决定都可以核查。',
    consent: (when) => `您对通话的同意，时间：${when}。`,
    noConsent: '您对通话的同意：尚未给出。',
    email: (address) => `您的电子邮件地址 ${address}：用于通知您进展。邮件内容在发送后不会保留。`,
    noEmail: '没有电子邮件地址：我们会在此页面并通过您的平台通知您。',
    video: '通话本身不会被录制：不保存任何画面和声音。',
  },
  keptUntil: (when) => `保存至${when}；如有新的情况，则会更久。`,
  download: '下载全部数据',
  downloadHint: '一个文件，包含此处保存的与您有关的全部内容。',
  erase: '申请删除数据',
  eraseAsk: (marketplace) =>
    `这会告知 ${marketplace} 您希望删除自己的数据。数据不会自动删除：${marketplace} 会在 30 天内答复，并可能须依法保留其中一部分。未完成的验证会照常进行。`,
  eraseYes: '是，申请删除',
  eraseNo: '否，保持不变',
  erasing: '正在提交…',
  erasureRequested: (when, marketplace) =>
    `您已于${when}申请删除数据。${marketplace} 会在 30 天内答复。目前尚未删除任何内容。`,
};
