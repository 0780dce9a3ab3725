import { appeal } from './appeal';

export const result = {
  result: {
    verifiedHeading: 'You are verified',
    verifiedLead: 'The hold on your account is lifted. There is nothing more to do.',
    back: (marketplace: string) => `Back to ${marketplace}`,
    closePage: 'You can close this page.',

    reviewHeading: 'Your call is being reviewed',
    reviewLead: (marketplace: string) =>
      `A second person looks at the decision before it counts. You need not wait here: ${marketplace} tells you as soon as it is done.`,
    limitsNow: 'Your account for now',

    notVerifiedHeading: 'You are not verified',
    notVerifiedLead: 'Here is everything that stood in the way.',
    reasons: 'Why',
    message: 'A message from the representative',
    nowHeading: 'What you can do now',
    /** Only where an appeal is possible. */
    nowAppeal: `If you think this is wrong, or you can now put it right, appeal: write to us on this page, under “${appeal.heading}”, and press “${appeal.send}”.`,
    now: (marketplace: string) => [
      `You can ask ${marketplace} for another call.`,
      'A call that goes well lifts every limit.',
    ],
    decided: (when: string) => `Decided on ${when}`,

    inconclusiveHeading: 'No decision this time',
    inconclusiveLead: 'This does not count against you. Another call can settle it.',
    technicalHeading: 'The call could not be completed',
    technicalLead: 'This was a technical problem. It does not count against you.',
    leftHeading: 'You left the call',
    leftLead: 'This does not count against you. Start again whenever you are ready.',
    startAgain: 'Start again',

    canceledHeading: 'No call is needed any more',
    canceledLead: (marketplace: string) => `${marketplace} has canceled this verification.`,
  },
};
