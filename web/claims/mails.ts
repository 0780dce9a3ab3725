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

export const mailClaims: Record<OfMails, (mail: Mail) => boolean> = {
  'mail.required.body': is('required'),
  'mail.reminder.body': (mail) => is('required')(mail) && !isOverdue(mail),
  'mail.further_limits': moreWillBeDenied,
  'mail.overdue.body': isOverdue,
  'mail.in_review.body': is('in_review'),
  'mail.verified.body': is('verified'),
  'mail.not_verified.body': is('not_verified'),
  'mail.proposals': (mail) => proposals(mail) !== 'open',
  'mail.inconclusive.body': (mail) => is('required')(mail) && lastOutcome(mail) === 'inconclusive',
  'mail.technical.body': (mail) =>
    is('required')(mail) && lastOutcome(mail) === 'technical' && !theyLeft(mail),
  'mail.retry_granted.body': is('required'),
  'mail.canceled.body': is('canceled'),
  'mail.appeal_requested.body': (mail) => appealStands(mail) === 'open',
  'mail.appeal_granted.body': (mail) => is('required')(mail) && appealStands(mail) === 'granted',
  'mail.appeal_declined.body': (mail) =>
    is('not_verified')(mail) && appealStands(mail) === 'declined',
  'mail.appeal_again': (mail) => (row(mail).appeal?.number ?? 0) < appeals_max,
  'mail.appeal_used_up': (mail) => row(mail).appeal?.number === appeals_max,
  'mail.erasure_requested.body': (mail) => row(mail).erasure_requested !== undefined,
  // It tells of nothing but that they asked.
  'mail.new_link.body': () => true,
  'mail.nearly_your_turn.body': (mail) => row(mail).status.call_back?.told !== undefined,
  'mail.slot_booked.body': slotIsComing,
  'mail.slot_soon.body': slotIsComing,
};
