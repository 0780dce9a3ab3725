import type { Outcome, Staff, StaffCall, StaffQueueNews, StaffState, Status } from '../shared/api/types';
import type { LineStatus } from '../shared/live/live';

// What the console shows, decided from what is known. No browser here.

export interface EndedCall {
  call: string;
  name: string;
  outcome: Outcome | null;
  /** The applicant pressed "leave". */
  left: boolean;
  /** Set when it was our decision that ended it. */
  decided: Status | null;
}

export interface Desk {
  session: 'looking' | 'unreachable' | 'out' | 'in';
  /** The session ended by itself: say so. */
  signedOut: boolean;
  staff: Staff | null;
  line: LineStatus;
  state: StaffState | null;
  /** When the figures of the queue came, by the server's clock: the longest wait counts on from there. */
  queue_ms: number;
  ended: EndedCall | null;
  /** Whose offer ran out unanswered: that is why we are away. */
  missed: string | null;
}

export const lookingDesk: Desk = {
  session: 'looking',
  signedOut: false,
  staff: null,
  line: 'connecting',
  state: null,
  queue_ms: 0,
  ended: null,
  missed: null,
};

export type DeskEvent =
  | { type: 'signed_in'; staff: Staff }
  | { type: 'signed_out'; byItself: boolean }
  | { type: 'unreachable' }
  | { type: 'line'; line: LineStatus }
  | { type: 'state'; state: StaffState; now_ms: number }
  | ({ type: 'queue'; now_ms: number } & StaffQueueNews)
  | { type: 'call_ended'; outcome: Outcome }
  | { type: 'left' }
  | { type: 'decided'; call: string; status: Status }
  | { type: 'dismissed' };

export function next(desk: Desk, event: DeskEvent): Desk {
  switch (event.type) {
    case 'signed_in':
      return { ...lookingDesk, session: 'in', staff: event.staff, line: desk.line };
    case 'signed_out':
      return { ...lookingDesk, session: 'out', signedOut: event.byItself };
    case 'unreachable':
      return { ...desk, session: 'unreachable' };
    case 'line':
      return { ...desk, line: event.line };
    case 'state':
      return withState(desk, event.state, event.now_ms);
    case 'queue':
      return withQueue(desk, event, event.now_ms);
    case 'call_ended': {
      const call = desk.state?.call;
      return call ? { ...desk, ended: endedCall(desk, call, { outcome: event.outcome }) } : desk;
    }
    case 'left': {
      const call = desk.state?.call;
      return call ? { ...desk, ended: endedCall(desk, call, { left: true }) } : desk;
    }
    case 'decided':
      return withDecision(desk, event.call, event.status);
    case 'dismissed':
      return { ...desk, ended: null };
  }
}

function withState(desk: Desk, state: StaffState, now_ms: number): Desk {
  const before = desk.state?.call;
  let { ended } = desk;
  if (before && state.call?.id !== before.id) ended = endedCall(desk, before, {});
  // The next person's turn: the last one's news is old.
  if (state.offer || state.call || state.availability === 'available') ended = null;
  const missed = missedOffer(desk, state, now_ms);
  return { ...desk, state, queue_ms: now_ms, staff: state.staff, ended, missed };
}

/** Not for `withState`: offers and calls come and go by a state alone. */
function withQueue(desk: Desk, news: StaffQueueNews, now_ms: number): Desk {
  if (!desk.state) return desk;
  const { queue, reviews_open, appeals_open } = news;
  return { ...desk, state: { ...desk.state, queue, reviews_open, appeals_open }, queue_ms: now_ms };
}

/** Going away by hand withdraws an offer too: only one that has run out was missed. */
function missedOffer(desk: Desk, state: StaffState, now_ms: number): string | null {
  if (state.availability === 'available' || state.call) return null;
  const offer = desk.state?.offer;
  if (!offer || state.offer) return desk.missed;
  return Date.parse(offer.expires) <= now_ms ? offer.profile.name : null;
}

/** The answer to the decision may come before or after the call's end. */
function withDecision(desk: Desk, call: string, status: Status): Desk {
  const current = desk.state?.call;
  if (current?.id === call) return { ...desk, ended: endedCall(desk, current, { decided: status }) };
  if (desk.ended?.call === call) return { ...desk, ended: { ...desk.ended, decided: status } };
  return desk;
}

function endedCall(desk: Desk, call: StaffCall, news: Partial<EndedCall>): EndedCall {
  const known = desk.ended?.call === call.id ? desk.ended : null;
  return {
    call: call.id,
    name: call.profile.name,
    outcome: known?.outcome ?? null,
    left: known?.left ?? false,
    decided: known?.decided ?? null,
    ...news,
  };
}

export type Place = 'looking' | 'unreachable' | 'sign_in' | 'replaced' | 'broken' | 'desk' | 'reviews' | 'call';

export function placeOf(desk: Desk, hash: string): Place {
  if (desk.session === 'looking' || desk.session === 'unreachable') return desk.session;
  if (desk.session === 'out') return 'sign_in';
  if (desk.line === 'replaced' || desk.line === 'broken') return desk.line;
  if (desk.state?.call) return 'call';
  return hash === '#/reviews' ? 'reviews' : 'desk';
}

export function takesCallsAndReviews(staff: Staff): boolean {
  return staff.role === 'representative' || staff.role === 'supervisor';
}
