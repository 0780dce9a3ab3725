import type {
  Outcome,
  Staff,
  StaffCall,
  StaffQueueNews,
  StaffState,
  Status,
} from '../shared/api/types';
import type { OtherSide } from '../shared/call/line';
import type { SocketStatus } from '../shared/live/live';
import { isAudit } from './audit/question';

// What the console shows, decided from what is known. No browser here.

export interface EndedCall {
  call: string;
  name: string;
  outcome: Outcome | null;
  /** Why, by the code of the reason, where nobody decided it and the service told. */
  reason: string | null;
  /** Set when it was our decision that ended it. */
  decided: Status | null;
}

export interface NotTaken {
  name: string;
  how: 'missed' | 'declined';
}

export interface Console {
  session: 'looking' | 'unreachable' | 'out' | 'in';
  /** The session ended by itself: say so. */
  signedOut: boolean;
  staff: Staff | null;
  socket: SocketStatus;
  state: StaffState | null;
  /** When the figures of the queue came, by the server's clock: the longest wait counts on from there. */
  queue_ms: number;
  ended: EndedCall | null;
  /** Whose match ran out unanswered, or was declined: that is why we are away. */
  notTaken: NotTaken | null;
}

export const lookingConsole: Console = {
  session: 'looking',
  signedOut: false,
  staff: null,
  socket: 'connecting',
  state: null,
  queue_ms: 0,
  ended: null,
  notTaken: null,
};

export type ConsoleEvent =
  | { type: 'signed_in'; staff: Staff }
  | { type: 'signed_out'; byItself: boolean }
  | { type: 'unreachable' }
  | { type: 'socket'; socket: SocketStatus }
  | { type: 'state'; state: StaffState; now_ms: number }
  | ({ type: 'queue'; now_ms: number } & StaffQueueNews)
  | { type: 'call_ended'; outcome: Outcome }
  | { type: 'ended_because'; reason: string }
  | { type: 'decided'; call: string; status: Status }
  | { type: 'declined'; name: string }
  | { type: 'dismissed' };

export function next(shown: Console, event: ConsoleEvent): Console {
  switch (event.type) {
    case 'signed_in':
      return { ...lookingConsole, session: 'in', staff: event.staff, socket: shown.socket };
    case 'signed_out':
      return { ...lookingConsole, session: 'out', signedOut: event.byItself };
    case 'unreachable':
      return { ...shown, session: 'unreachable' };
    case 'socket':
      return { ...shown, socket: event.socket };
    case 'state':
      return withState(shown, event.state, event.now_ms);
    case 'queue':
      return withQueue(shown, event, event.now_ms);
    case 'call_ended': {
      const call = shown.state?.call;
      return call ? { ...shown, ended: endedCall(shown, call, { outcome: event.outcome }) } : shown;
    }
    case 'ended_because': {
      const call = shown.state?.call;
      return call ? { ...shown, ended: endedCall(shown, call, { reason: event.reason }) } : shown;
    }
    case 'decided':
      return withDecision(shown, event.call, event.status);
    case 'declined':
      return { ...shown, notTaken: { name: event.name, how: 'declined' } };
    case 'dismissed':
      return { ...shown, ended: null };
  }
}

function withState(shown: Console, state: StaffState, now_ms: number): Console {
  const before = shown.state?.call;
  let { ended } = shown;
  if (before && state.call?.id !== before.id) ended = endedCall(shown, before, {});
  // The next person's turn: the last one's news is old. But a note that was saved nowhere stays to be
  // read: calls are taken again without a press.
  const nextMayCome = state.match !== null || state.availability === 'available';
  if (state.call || (ended?.decided && nextMayCome)) ended = null;
  const notTaken = matchNotTaken(shown, state, now_ms);
  return { ...shown, state, queue_ms: now_ms, staff: state.staff, ended, notTaken };
}

/** Not for `withState`: matches and calls come and go by a state alone. */
function withQueue(shown: Console, news: StaffQueueNews, now_ms: number): Console {
  if (!shown.state) return shown;
  const { queue, reviews_open, appeals_open } = news;
  return {
    ...shown,
    state: { ...shown.state, queue, reviews_open, appeals_open },
    queue_ms: now_ms,
  };
}

/** Going away by hand withdraws a match too: only one that has run out was missed. */
function matchNotTaken(shown: Console, state: StaffState, now_ms: number): NotTaken | null {
  if (state.availability !== 'away' || state.call) return null;
  const match = shown.state?.match;
  if (!match || state.match) return shown.notTaken;
  return Date.parse(match.expires) <= now_ms ? { name: match.profile.name, how: 'missed' } : null;
}

/** The answer to the decision may come before or after the call's end. */
function withDecision(shown: Console, call: string, status: Status): Console {
  const current = shown.state?.call;
  if (current?.id === call)
    return { ...shown, ended: endedCall(shown, current, { decided: status }) };
  if (shown.ended?.call === call) return { ...shown, ended: { ...shown.ended, decided: status } };
  return shown;
}

function endedCall(shown: Console, call: StaffCall, news: Partial<EndedCall>): EndedCall {
  const known = shown.ended?.call === call.id ? shown.ended : null;
  return {
    call: call.id,
    name: call.profile.name,
    outcome: known?.outcome ?? null,
    reason: known?.reason ?? null,
    decided: known?.decided ?? null,
    ...news,
  };
}

export type ScreenName =
  | 'looking'
  | 'unreachable'
  | 'sign_in'
  | 'replaced'
  | 'broken'
  | 'desk'
  | 'reviews'
  | 'audit'
  | 'security'
  | 'call';

export function screenOf(shown: Console, hash: string): ScreenName {
  if (shown.session === 'looking' || shown.session === 'unreachable') return shown.session;
  if (shown.session === 'out') return 'sign_in';
  if (shown.socket === 'replaced' || shown.socket === 'broken') return shown.socket;
  if (shown.state?.call) return 'call';
  if (isAudit(hash)) return 'audit';
  if (hash === '#/security') return 'security';
  return hash === '#/reviews' ? 'reviews' : 'desk';
}

export function otherSideOf({ applicant_present, peer_unreached_since }: StaffCall): OtherSide {
  return { present: applicant_present, unreachedSince: peer_unreached_since };
}

export function takesCallsAndReviews(staff: Staff): boolean {
  return staff.role === 'representative' || staff.role === 'supervisor';
}
