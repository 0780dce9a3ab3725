// The words for what Visavis says in codes. A code we do not know yet is shown as it is, readably.
import type { AccountState } from '../visavis/account_state.ts';
import type { Hold, LastResult } from '../visavis/protocol.ts';

const actionWords: Record<string, string> = {
  submit_proposal: 'send proposals',
  change_profile_photo: 'change your profile photo',
  withdraw_earnings: 'withdraw earnings',
  accept_direct_hire: 'accept direct-hire offers',
  appear_in_search: 'appear in search',
  work_on_contract: 'work on contracts you already have',
};

export const actionInWords = (action: string): string => actionWords[action] ?? spaced(action);

export interface StatusWords {
  title: string;
  text: string;
  tone: 'calm' | 'act' | 'stop' | 'good';
}

/** `status` null: never asked. */
export function statusInWords(status: string | null, hold: Hold | null): StatusWords {
  switch (status) {
    case null:
      return {
        title: 'Nothing to do',
        text: 'You don’t need to verify your identity.',
        tone: 'calm',
      };
    case 'required':
      return requiredInWords(hold);
    case 'waiting':
      return {
        title: 'You’re in the queue',
        text: 'The queue page shows your place, and whether you can close it.',
        tone: 'act',
      };
    case 'in_call':
      return {
        title: 'Your call is in progress',
        text: 'If you lost the connection, go back to the call now.',
        tone: 'act',
      };
    case 'in_review':
      return {
        title: 'Your call is being reviewed',
        text: 'A second reviewer is checking the result. You don’t need to do anything; this page will update.',
        tone: 'calm',
      };
    case 'verified':
      return {
        title: 'Verified',
        text: 'Thank you. Your profile now shows the verified badge, and your account has no restrictions.',
        tone: 'good',
      };
    case 'not_verified':
      return {
        title: 'Not verified',
        text: 'You didn’t pass, so your account is on hold. You can ask for another call, or see why and what else you can do.',
        tone: 'stop',
      };
    case 'canceled':
      return {
        title: 'No longer needed',
        text: 'We’ve canceled this request. You don’t need to do anything.',
        tone: 'calm',
      };
    default:
      return { title: spaced(status), text: '', tone: 'calm' };
  }
}

function requiredInWords(hold: Hold | null): StatusWords {
  const call = 'It’s a short video call with a representative and takes less than 10 minutes.';
  if (hold?.kind === 'failed') {
    return {
      title: 'You can take another call',
      text: `${call} Your account stays on hold until you pass.`,
      tone: 'stop',
    };
  }
  if (hold?.kind === 'overdue') {
    return {
      title: 'Overdue: please verify your identity',
      text: `The deadline has passed, so we have restricted your account further. ${call}`,
      tone: 'act',
    };
  }
  return { title: 'Please verify your identity', text: call, tone: 'act' };
}

export interface BannerWords {
  title: string;
  text: string;
  /** On the way to Identity Verification. */
  link: string;
}

/** Null when nothing is held. */
export function bannerWords(state: AccountState | undefined): BannerWords | null {
  if (!state?.hold) return null;
  const { hold, status } = state;
  const text = limitedInWords(hold);
  if (status === 'in_review') {
    return { title: 'Your call is being reviewed', text, link: 'View status' };
  }
  if (status === 'waiting') {
    return { title: 'You’re in the queue for your call', text, link: 'View status' };
  }
  if (status === 'in_call') return { title: 'Your call is in progress', text, link: 'View status' };
  if (hold.kind === 'failed' && status === 'not_verified') {
    const title = 'Action required: your account is on hold';
    return { title, text, link: 'See what you can do' };
  }
  if (hold.kind === 'overdue') {
    const title = 'Action required: your identity verification is overdue';
    return { title, text, link: 'Verify now' };
  }
  return { title: 'Action required: verify your identity', text, link: 'Verify now' };
}

function limitedInWords(hold: Hold): string {
  if (hold.denied_actions.length === 0) return 'Your account has no restrictions for now.';
  return `Until you’re verified, you can’t ${listed(hold.denied_actions.map(actionInWords))}.`;
}

/** A call that they left did not break off. */
export function resultInWords({ outcome, reasons }: LastResult): { title: string; text: string } {
  if (!reasons.some(({ code }) => code === 'left_call')) return outcomeInWords(outcome);
  return { title: 'You left it', text: 'This doesn’t count against you. You can start again.' };
}

export function outcomeInWords(outcome: string): { title: string; text: string } {
  switch (outcome) {
    case 'passed':
      return { title: 'Passed', text: '' };
    case 'failed':
      return { title: 'Not passed', text: '' };
    case 'inconclusive':
      return {
        title: 'No decision',
        text: 'This doesn’t count against you.',
      };
    case 'technical':
      return {
        title: 'Ended by a technical problem',
        text: 'This doesn’t count against you.',
      };
    default:
      return { title: spaced(outcome), text: '' };
  }
}

export const triggerWords: Record<string, string> = {
  manual: 'Manual',
  suspicion: 'Suspicious activity',
  periodic: 'Periodic re-check',
};

const countryNames = new Intl.DisplayNames('en', { type: 'region' });

export const countryInWords = (code: string): string => countryNames.of(code) ?? code;

const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

export const moneyInWords = (cents: number): string => money.format(cents / 100);

export function listed(items: string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} or ${last}`;
}

const spaced = (code: string): string => code.replaceAll('_', ' ');
