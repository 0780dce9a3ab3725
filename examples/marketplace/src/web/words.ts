// The words for what Visavis says in codes. A code we do not know yet is shown as it is, readably.
import type { AccountState } from '../visavis/account_state.ts';
import type { Hold } from '../visavis/protocol.ts';

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
        text: 'You have not been asked to verify your identity.',
        tone: 'calm',
      };
    case 'required':
      return requiredInWords(hold);
    case 'waiting':
      return {
        title: 'You are in the queue',
        text: 'Keep the page with your place open. If you closed it, go back: your place is kept for a minute.',
        tone: 'act',
      };
    case 'in_call':
      return {
        title: 'Your call is under way',
        text: 'If you lost the connection, go back to the call now: it is kept for a minute.',
        tone: 'act',
      };
    case 'in_review':
      return {
        title: 'Your call is being reviewed',
        text: 'A second person is looking at your call before anything is decided. You do not need to do anything now; this page and the notice above change by themselves.',
        tone: 'calm',
      };
    case 'verified':
      return {
        title: 'Verified',
        text: 'Thank you. Your profile carries the verified badge, and nothing is limited.',
        tone: 'good',
      };
    case 'not_verified':
      return {
        title: 'Not verified',
        text: 'You did not pass the verification, so your account is on hold. Below is every reason, and what you can do.',
        tone: 'stop',
      };
    case 'canceled':
      return {
        title: 'No longer needed',
        text: 'Our trust team has taken the request back. There is nothing to do.',
        tone: 'calm',
      };
    default:
      return { title: spaced(status), text: '', tone: 'calm' };
  }
}

function requiredInWords(hold: Hold | null): StatusWords {
  const call = 'It is a short video call with a person, under 10 minutes, at any time of day.';
  if (hold?.kind === 'failed') {
    return {
      title: 'You can take another call',
      text: `${call} Your account stays on hold until you pass; then everything comes back at once.`,
      tone: 'stop',
    };
  }
  if (hold?.kind === 'overdue') {
    return {
      title: 'Overdue: please verify your identity',
      text: `The date we gave you has passed, so more is limited now. ${call}`,
      tone: 'act',
    };
  }
  return { title: 'Please verify your identity', text: call, tone: 'act' };
}

export interface BannerWords {
  title: string;
  text: string;
}

/** Null when nothing is held. */
export function bannerWords(state: AccountState | undefined): BannerWords | null {
  if (!state?.hold) return null;
  const { hold, status } = state;
  const until = limitedInWords(hold);
  if (status === 'in_review') return { title: 'Your call is being reviewed', text: until };
  if (status === 'waiting') return { title: 'You are in the queue for your call', text: until };
  if (status === 'in_call') return { title: 'Your call is under way', text: until };
  if (hold.kind === 'failed' && status === 'not_verified') {
    return { title: 'Action required: your account is on hold', text: until };
  }
  if (hold.kind === 'overdue') {
    return { title: 'Action required: verifying your identity is overdue', text: until };
  }
  return { title: 'Action required: verify your identity', text: until };
}

function limitedInWords(hold: Hold): string {
  if (hold.denied_actions.length === 0) return 'Nothing is limited for now.';
  return `Until you pass, you cannot ${listed(hold.denied_actions.map(actionInWords))}.`;
}

export function outcomeInWords(outcome: string): { title: string; text: string } {
  switch (outcome) {
    case 'passed':
      return { title: 'Passed', text: '' };
    case 'failed':
      return { title: 'Not passed', text: 'Two people looked at this decision.' };
    case 'inconclusive':
      return {
        title: 'Not finished',
        text: 'We could not tell from this call. It does not count against you: please take another.',
      };
    case 'technical':
      return {
        title: 'Broken off by a technical fault',
        text: 'This was not your fault and does not count against you: please take another call.',
      };
    default:
      return { title: spaced(outcome), text: '' };
  }
}

export const triggerWords: Record<string, string> = {
  manual: 'Our own question',
  suspicion: 'Something looked odd',
  periodic: 'Time to check again',
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
