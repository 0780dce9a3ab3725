import { counted } from '../counted';

const en = counted('en');

export const appeal = {
  heading: 'Appeal',
  lead: 'If you think that the result is wrong, or if you can now put it right, tell us. Somebody who took no part in the decision reads it and answers you.',
  expect: (days: number) =>
    en(days, {
      one: 'You can expect an answer within # day.',
      other: 'You can expect an answer within # days.',
    }),
  label: 'What should we know?',
  hint: '20 to 2000 characters. Please send no copies of documents.',
  tooShort: 'Please write at least 20 characters.',
  tooLong: 'Please write at most 2000 characters.',
  send: 'Send the appeal',
  sending: 'Sending…',

  open: (sent: string, by: string) => `Sent on ${sent}. You can expect an answer by ${by}.`,
  openNow: 'There is nothing for you to do until then.',
  yours: 'What you wrote',
  granted: (when: string) => `Granted on ${when}: you can make another call.`,
  declined: (when: string) => `Answered on ${when}: the result stays as it is.`,
  answer: 'The answer',
  again: 'If something has changed since, you can appeal again.',
  usedUp: (marketplace: string) =>
    `This result cannot be appealed again. You can ask ${marketplace} for another call.`,
};
