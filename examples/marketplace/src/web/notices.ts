// What a page says after a redirect. The address carries a key, never a text.
const notices = {
  'proposal-sent': 'Your proposal is sent.',
  'proposal-kept': 'Your proposal is saved as a draft.',
  'draft-deleted': 'The draft is deleted.',
  'photo-changed': 'Your photo is changed.',
  'work-submitted': 'Your work is submitted, and paid.',
  'offer-accepted': 'You accepted the offer. It is a contract now.',
  'offer-declined': 'You declined the offer.',
  'offer-answered': 'This offer was answered before.',
  withdrawn: 'The money is on its way to your bank account.',
  'nothing-to-verify': 'There is nothing to verify at the moment.',
  'retry-granted': 'You can take another call, now or whenever it suits you.',
  'retry-noted': 'Our trust team has your request and will look at it.',
  'retry-not-needed': 'This has changed meanwhile. Here is how it stands.',
  'trust-required': 'Verification is required now.',
  'trust-exists': 'There is a verification already: that one counts.',
  'trust-granted': 'Another call is granted.',
  'trust-canceled': 'The verification is canceled.',
  'trust-refused': 'Not possible any more: the status has changed meanwhile.',
  'signed-out': 'You are signed out.',
} as const;

export type Notice = keyof typeof notices;

export const noticeText = (key: string | undefined): string | undefined =>
  key !== undefined && Object.hasOwn(notices, key) ? notices[key as Notice] : undefined;
