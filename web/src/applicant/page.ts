import { serverNow } from '../shared/api/clock';
import type {
  ApplicantCall,
  ApplicantQueueNews,
  ApplicantView,
  Outcome,
} from '../shared/api/types';
import type { OtherSide } from '../shared/call/line';
import type { SocketStatus } from '../shared/live/live';
import type { Gate } from '../shared/support/gate';

// Which screen answers "what now?", decided from what is known. No browser here.

export interface Page {
  /** Set once the session is open. */
  view: ApplicantView | null;
  socket: SocketStatus;
  /** Why the page cannot be opened: a code of the server, or one of ours. */
  refused: string | null;
  /** The last result was read and the applicant wants another call. */
  startedAgain: boolean;
  /** The place was lost, and not by leaving. */
  lostPlace: boolean;
  /** They pressed "leave", so losing the place is no surprise. */
  leaving: boolean;
  /**
   * The link is not used yet: an app's own browser, one that cannot make a call or keeps no cookie, nobody has pressed yet,
   * or it is not known yet, but six digits.
   */
  gate: Gate | 'cookies' | 'link' | 'code';
  /** The verification at which this browser is now, in place of this tab's. */
  other: ApplicantView | null;
  /** What lies beside the verification, on top of its screen. */
  aside: Aside | null;
  /** They want the way to their phone. */
  phone: boolean;
  /** A time is booked, and they want to get ready before it. */
  early: boolean;
  /** It is not yet their turn for long: the camera is off until then. */
  resting: boolean;
}

export type Aside = 'status' | 'help';

/** `#status` and `#help` in the address: they can be linked to, and the browser's back leaves them. */
export function asideOf(fragment: string): Aside | null {
  const name = fragment.replace(/^#|&.*/g, '');
  return name === 'status' || name === 'help' ? name : null;
}

/**
 * What the aside lies on, which a reload must find again: a link that is not used yet, or `code`; empty: nothing.
 * Anything but a name of ours is taken for a link: a wrong one is then told.
 */
export function belowOf(fragment: string): string {
  const all = fragment.replace(/^#/, '');
  return asideOf(fragment) ? all.replace(/^[^&]*&?/, '') : all;
}

/** The fragment that opens an aside from where `fragment` is: `#help&lnk_...`. */
export function openedOn(fragment: string, aside: Aside): string {
  const below = belowOf(fragment);
  return `#${aside}${below && `&${below}`}`;
}

/** `#code`, where /p leads: a phone on which the digits of a computer are typed. */
export function asksForCode(fragment: string): boolean {
  return belowOf(fragment) === 'code';
}

export const openingPage: Page = {
  view: null,
  socket: 'connecting',
  refused: null,
  startedAgain: false,
  lostPlace: false,
  leaving: false,
  gate: null,
  other: null,
  aside: null,
  phone: false,
  early: false,
  resting: false,
};

export type PageEvent =
  /** `startedAgain`: before the page was loaded anew, after this very result. */
  | { type: 'view'; view: ApplicantView; startedAgain?: boolean }
  | ({ type: 'queue' } & ApplicantQueueNews)
  | { type: 'socket'; socket: SocketStatus }
  | { type: 'refused'; code: string }
  | { type: 'other'; view: ApplicantView }
  | { type: 'opening' }
  | { type: 'gate'; gate: Page['gate'] }
  | { type: 'start_again' }
  | { type: 'leaving'; leaving: boolean }
  | { type: 'aside'; aside: Aside | null }
  | { type: 'phone'; wanted: boolean }
  | { type: 'early' }
  | { type: 'rest'; resting: boolean };

export function next(page: Page, event: PageEvent): Page {
  switch (event.type) {
    case 'opening':
      return { ...openingPage, aside: page.aside };
    case 'gate':
      return { ...page, gate: event.gate };
    case 'refused':
      // What lies beside the verification would cover whose the browser is now.
      return {
        ...page,
        refused: event.code,
        aside: event.code === 'other_verification' ? null : page.aside,
      };
    case 'other':
      return { ...page, other: event.view };
    case 'start_again':
      return { ...page, startedAgain: true };
    case 'leaving':
      return { ...page, leaving: event.leaving };
    case 'aside':
      return { ...page, aside: event.aside };
    case 'phone':
      return { ...page, phone: event.wanted };
    case 'early':
      return { ...page, early: true };
    case 'rest':
      return { ...page, resting: event.resting };
    case 'socket':
      return event.socket === 'ended'
        ? { ...page, socket: event.socket, refused: page.refused ?? ended(page) }
        : { ...page, socket: event.socket };
    case 'view':
      return withView(page, event.view, event.startedAgain);
    case 'queue':
      return withQueue(page, event);
  }
}

function ended(page: Page): string {
  return page.view ? 'session_over' : 'no_link';
}

function withView(page: Page, view: ApplicantView, startedAgain = false): Page {
  const before = page.view?.status;
  // Leaving on the other device is leaving too.
  const here = inCharge(view) || view.device.other_away_since !== null;
  const lost = before === 'waiting' && view.status === 'required' && !page.leaving && here;
  return {
    ...page,
    view,
    refused: null,
    // A call is not a moment to read something else.
    aside: view.status === 'in_call' ? null : page.aside,
    // On the phone now, or nothing left to do there.
    phone: page.phone && inCharge(view) && underWay(view),
    resting: page.resting && view.status === 'waiting',
    early: page.early && view.status === 'required',
    leaving: page.leaving && view.status === 'waiting',
    lostPlace: view.status === 'required' && (page.lostPlace || lost),
    // Back in line, they have started again, also after a reload; a call makes a new result.
    startedAgain:
      view.status === 'waiting' ||
      ((page.startedAgain || startedAgain) && view.status === 'required'),
  };
}

/** Not for `withView`: a wait begins, ends and is lost by a view alone. */
function withQueue(page: Page, { queue, opening }: ApplicantQueueNews): Page {
  return page.view ? { ...page, view: { ...page.view, queue, opening } } : page;
}

function inCharge(view: ApplicantView): boolean {
  return view.device.in_charge;
}

/** There is something to do, on whatever device. */
function underWay(view: ApplicantView): boolean {
  return view.status === 'required' || view.status === 'waiting' || view.status === 'in_call';
}

export type ScreenName =
  | 'opening'
  | 'in_app'
  | 'cannot'
  | 'cookies'
  | 'link'
  | 'code'
  | 'link_problem'
  | 'replaced'
  | 'broken'
  | 'booked'
  | 'intro'
  | 'check'
  | 'phone'
  | 'following'
  | 'waiting'
  | 'called_back'
  | 'call'
  | 'meeting'
  | 'no_penalty'
  | 'in_review'
  | 'verified'
  | 'not_verified'
  | 'canceled';

/** The screen of the verification itself. */
export function screenOf(page: Page, now_ms = serverNow()): ScreenName {
  if (page.gate !== null) return page.gate;
  if (page.socket === 'replaced') return 'replaced';
  if (page.socket === 'broken') return 'broken';
  if (page.refused !== null) return 'link_problem';
  if (page.view === null) return 'opening';
  const { status, consent, call, last_result } = page.view;
  if (underWay(page.view)) {
    if (!inCharge(page.view)) return 'following';
    if (page.phone) return 'phone';
  }
  switch (status) {
    case 'required':
      if (!page.startedAgain && noPenalty(last_result?.outcome)) return 'no_penalty';
      if (waitsForSlot(page, page.view, now_ms)) return 'booked';
      if (page.startedAgain) return consent.given ? 'check' : 'intro';
      // After a failure too: no camera opens because somebody else has granted another call.
      return consent.given && last_result?.outcome !== 'failed' ? 'check' : 'intro';
    case 'waiting':
      // The call has come to be recorded: nobody is matched who has not agreed to that.
      if (!consent.given) return 'intro';
      return page.view.queue?.call_back ? 'called_back' : 'waiting';
    case 'in_call':
      if (!call) return 'waiting';
      return call.meeting ? 'meeting' : 'call';
    case 'in_review':
    case 'verified':
    case 'not_verified':
    case 'canceled':
      return status;
  }
}

/** There is nothing to do before the booked time; a place to take up again is more urgent. */
function waitsForSlot(page: Page, { slot, place_kept_until }: ApplicantView, now_ms: number) {
  if (!slot || page.early || page.lostPlace || place_kept_until) return false;
  return now_ms < Date.parse(slot.head_from);
}

export function otherSideOf({ peer_present, peer_unreached_since }: ApplicantCall): OtherSide {
  return { present: peer_present, unreachedSince: peer_unreached_since };
}

function noPenalty(outcome: Outcome | undefined): boolean {
  return outcome === 'inconclusive' || outcome === 'technical';
}

/** The camera's light must be off on every other screen, and wherever another device is in charge. */
export function wantsCamera(page: Page): boolean {
  const screen = screenOf(page);
  // Whoever is in the call is seen until the phone has it.
  if (screen === 'phone') return page.view?.status === 'in_call' && !page.view.call?.meeting;
  return screen === 'check' || screen === 'call' || (screen === 'waiting' && !rests(page));
}

/** While they wait, the camera is off: for a while, or because the call will not be on this page. */
export function rests({ resting, view }: Page): boolean {
  return resting || view?.medium === 'google_meet';
}

const everyAction = [
  'work_on_contract',
  'withdraw_earnings',
  'submit_proposal',
  'accept_direct_hire',
  'appear_in_search',
  'change_profile_photo',
];

/** What an applicant may be afraid for, and need not be. */
export function goesOn(denied: readonly string[]): string[] {
  return everyAction.filter((action) => !denied.includes(action));
}
