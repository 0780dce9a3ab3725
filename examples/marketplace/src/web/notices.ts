// What a page says after a redirect. The address carries a key, never a text.
const notices = {
  'proposal-sent': 'Proposal sent.',
  'proposal-kept': 'Proposal saved as a draft.',
  'draft-deleted': 'Draft deleted.',
  'photo-changed': 'Photo changed.',
  'work-submitted': 'Work submitted and paid.',
  'offer-accepted': 'Offer accepted. It’s now a contract.',
  'offer-declined': 'Offer declined.',
  'offer-answered': 'You’ve already responded to this offer.',
  withdrawn: 'The money is on its way to your bank account.',
  'nothing-to-verify': 'There is nothing to verify right now.',
  'retry-granted': 'You can take another call whenever you’re ready.',
  'retry-noted': 'Our trust team has your request and will review it.',
  'retry-not-needed': 'Your status has changed in the meantime.',
  'trust-required': 'Verification is now required.',
  'trust-exists': 'This account already has a verification.',
  'trust-granted': 'Another call granted.',
  'trust-canceled': 'Verification canceled.',
  'trust-refused': 'No longer possible: the status has changed in the meantime.',
  'signed-out': 'You’ve signed out.',
} as const;

export type Notice = keyof typeof notices;

export const noticeText = (key: string | undefined): string | undefined =>
  key !== undefined && Object.hasOwn(notices, key) ? notices[key as Notice] : undefined;
