import type { Claim } from '../src/shared/words/generated';
import {
  appealStands,
  appeals_max,
  is,
  isOverdue,
  lastOutcome,
  moreWillBeDenied,
  proposals,
  row,
  slotIsComing,
  theyLeft,
} from './facts';
import type { Mail } from './snapshots';

// When each e-mail is true: of the verification just after what the mail tells of.

type OfMails = Extract<Claim, `mail.${string}`>;
type Kind = OfMails extends infer One ? (One extends `mail.${infer K}.body` ? K : never) : never;
type Told = (mail: Mail) => boolean;

/** Of a whole mail: its subject says what its body does. */
export const mailIsTrue: Record<Kind, Told> = {
  required: is('required'),
  reminder: (mail) => is('required')(mail) && !isOverdue(mail),
  overdue: isOverdue,
  in_review: is('in_review'),
  verified: is('verified'),
  not_verified: is('not_verified'),
  inconclusive: (mail) => is('required')(mail) && lastOutcome(mail) === 'inconclusive',
  technical: (mail) => is('required')(mail) && lastOutcome(mail) === 'technical' && !theyLeft(mail),
  retry_granted: is('required'),
  canceled: is('canceled'),
  appeal_requested: (mail) => appealStands(mail) === 'open',
  appeal_granted: (mail) => is('required')(mail) && appealStands(mail) === 'granted',
  appeal_declined: (mail) => is('not_verified')(mail) && appealStands(mail) === 'declined',
  erasure_requested: (mail) => row(mail).erasure_requested !== undefined,
  // It tells of nothing but that they asked.
  new_link: () => true,
  nearly_your_turn: (mail) => row(mail).status.call_back?.told !== undefined,
  slot_booked: slotIsComing,
  slot_soon: slotIsComing,
};

type Whole = `mail.${Kind}.${'body' | 'subject'}`;

/** Of a sentence in any of them. The actions are a list, which is held as one. */
export const sentences: Record<Exclude<OfMails, Whole | 'mail.actions.*'>, Told> = {
  'mail.limits': (mail) => mail.so.denied.length > 0,
  'mail.further_limits': moreWillBeDenied,
  'mail.proposals': (mail) => proposals(mail) !== 'open',
  'mail.appeal_again': (mail) => (row(mail).appeal?.number ?? 0) < appeals_max,
  'mail.appeal_settled': (mail) =>
    mail.mail === 'retry_granted' && row(mail).appeal?.answer?.granted === true,
  'mail.appeal_used_up': (mail) => row(mail).appeal?.number === appeals_max,
  'mail.footer_reply': ({ support, reply_to }) => support === `mailto:${reply_to}`,
  'mail.footer_support': ({ support, text }) =>
    support.startsWith('https:') && text.includes(support),
};
