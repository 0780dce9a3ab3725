import { counted } from '../counted';

const count = counted('en');

export const waiting = {
  waiting: {
    heading: 'You are in line',
    headingNext: 'You are next',
    place: 'Your place',
    of: (length: number) => `of ${length} waiting`,
    estimate: 'Your wait',
    soon: 'Less than a minute',
    minutes: (minutes: number) => count(minutes, { one: 'About a minute', other: 'About # minutes' }),
    hours: (hours: number) => count(hours, { one: 'More than an hour', other: 'More than # hours' }),
    unknown: 'We cannot say yet',
    backInLine: 'The call broke off for a technical reason, and that does not count against you. Your place is kept: you are back at the front of the line.',
    keptPlace: 'You have your earlier place back.',
    keep: 'Keep this page open. The call starts by itself, with a soft sound.',
    safe: 'You keep your place if your line drops or you reload this page. After a minute away you step out of line, and can take the same place again for ten minutes.',
    down: 'Your line dropped. We connect again by ourselves, and your place is kept.',
    leave: 'Leave the line',
    leaving: 'Leaving…',
  },

  callBack: {
    heading: 'No time to wait here?',
    lead: 'Close this page and keep your place. We e-mail you when it is nearly your turn.',
    ask: 'Leave, and be told by e-mail',
    asking: 'One moment…',
    askedHeading: 'We will e-mail you',
    asked: 'You keep your place, and you can close this page now. The e-mail brings you back.',
    toldHeading: 'It is nearly your turn',
    told: 'We have e-mailed you. Press the button and stay on this page: your call can start at any moment.',
    patience: 'Come within 30 minutes of our e-mail. If that is a bad time, your place is kept for another day.',
    here: 'I am here: wait on this page',
    title: 'Your turn is near',
  },

  keptPlace: {
    technical: (when: string) =>
      `Your place in line is kept until ${when}. Start the call before then, and you are back at the front.`,
    absent: (when: string) =>
      `You were away for more than a minute, so you stepped out of line. Your place is kept until ${when}: start the call to take it again.`,
  },

  desk: {
    nobody: 'Nobody is on duty right now',
    closed: 'We are closed right now',
    opens: (when: string) => `We open again on ${when}.`,
    soon: 'Somebody will be back. We cannot say when.',
    choices: 'You can wait in line, or book a time that suits you.',
    choicesWithMail: 'You can wait in line, be told by e-mail when it is your turn, or book a time that suits you.',
    clock: 'Waiting costs you nothing: the date for your call moves along while you are in line.',
  },
};
