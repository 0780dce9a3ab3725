import type { appeal as english } from '../en/appeal';
import type { Like } from '../like';

export const appeal: Like<typeof english> = {
  heading: '申诉',
  lead: '如果您认为结果有误，或者现在可以补正，请告诉我们。未参与该决定的工作人员会阅读并答复您。',
  expect: (days) => `预计 ${days} 天内会有答复。`,
  label: '您希望我们了解什么？',
  hint: '20 到 2000 个字符。请不要发送证件的复印件。',
  tooShort: '请至少写 20 个字符。',
  tooLong: '请最多写 2000 个字符。',
  send: '提交申诉',
  sending: '正在提交…',

  open: (sent, by) => `已于${sent}提交。预计在${by}之前会有答复。`,
  openNow: '在此之前您无需做任何事。',
  yours: '您写的内容',
  granted: (when) => `申诉已于${when}通过：您可以再通话一次。`,
  declined: (when) => `已于${when}答复：结果维持不变。`,
  answer: '答复',
  again: '如果此后情况有变，您可以再次申诉。',
  usedUp: (marketplace) => `不能再对此结果申诉。您可以向 ${marketplace} 申请再次通话。`,
};
