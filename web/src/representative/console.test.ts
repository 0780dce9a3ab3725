import { describe, expect, test } from 'vitest';
import type { Staff, StaffCall, StaffState } from '../shared/api/types';
import {
  type Console,
  type ConsoleEvent,
  lookingConsole,
  next,
  screenOf,
  takesCallsAndReviews,
} from './console';
import { allGood } from '../shared/call/switches';

const staff: Staff = { id: 'stf_1', name: 'Jonas', role: 'representative' };
const profile: StaffCall['profile'] = {
  name: 'Ama',
  photo: { state: 'none', url: null },
  title: '',
  country: '',
  skills: [],
  work: [],
  education: [],
};
const call: StaffCall = {
  id: 'cal_1',
  code: '4821',
  verification: 'ver_1',
  marketplace: { name: 'Northwork' },
  account: '42',
  profile,
  trigger: 'manual',
  started: '2026-11-23T12:00:00Z',
  checklist: [],
  applicant_present: true,
  peer: { ...allGood, muted: false, camera_off: false },
  peer_away_since: null,
  peer_unreached_since: null,
  chat: [],
  now: null,
  applicant_device: null,
  attempt: 1,
  meeting: null,
  stills: null,
  camera: null,
  recorded: false,
};
const away: StaffState = {
  staff,
  availability: 'away',
  wrap_up_until: null,
  queue: { length: 0, longest_wait_seconds: 0, call_backs: 0, slots_booked: 0 },
  reviews_open: 0,
  appeals_open: 0,
  match: null,
  call: null,
  failed_needs_review: true,
  medium: 'embedded',
  meetings_awaited: false,
  recordings_awaited: false,
};
const signedIn: ConsoleEvent = { type: 'signed_in', staff };
const state = (change: Partial<StaffState>): ConsoleEvent => ({
  type: 'state',
  state: { ...away, ...change },
  now_ms: 1000,
});
const saw = (...events: ConsoleEvent[]): Console => events.reduce(next, lookingConsole);

test('the place', () => {
  expect(screenOf(lookingConsole, '')).toBe('looking');
  expect(screenOf(saw({ type: 'unreachable' }), '')).toBe('unreachable');
  expect(screenOf(saw({ type: 'signed_out', byItself: false }), '')).toBe('sign_in');
  expect(screenOf(saw(signedIn, state({})), '')).toBe('desk');
  expect(screenOf(saw(signedIn, state({})), '#/reviews')).toBe('reviews');
  expect(screenOf(saw(signedIn, state({})), '#/security')).toBe('security');
  expect(screenOf(saw(signedIn, state({ call })), '#/reviews')).toBe('call');
  expect(screenOf(saw(signedIn, { type: 'socket', socket: 'replaced' }), '')).toBe('replaced');
});

test('signing out forgets what the console showed', () => {
  const shown = saw(signedIn, state({ call }), { type: 'signed_out', byItself: true });
  expect(shown).toMatchObject({ staff: null, state: null, signedOut: true });
});

describe('the end of a call', () => {
  const decided: ConsoleEvent = { type: 'decided', call: 'cal_1', status: 'in_review' };
  const over: ConsoleEvent = { type: 'call_ended', outcome: 'failed' };

  test('by our decision, in whichever order the news comes', () => {
    const expected = {
      call: 'cal_1',
      name: 'Ama',
      outcome: 'failed',
      reason: null,
      decided: 'in_review',
    };
    expect(saw(signedIn, state({ call }), decided, over, state({})).ended).toEqual(expected);
    expect(saw(signedIn, state({ call }), over, state({}), decided).ended).toEqual(expected);
  });

  test('without our decision', () => {
    const { ended } = saw(signedIn, state({ call }), state({}));
    expect(ended).toEqual({
      call: 'cal_1',
      name: 'Ama',
      outcome: null,
      reason: null,
      decided: null,
    });
  });

  test('by the applicant', () => {
    const technical: ConsoleEvent = { type: 'call_ended', outcome: 'technical' };
    const { ended } = saw(
      signedIn,
      state({ call }),
      { type: 'ended_because', reason: 'left_call' },
      technical,
      state({}),
    );
    expect(ended).toMatchObject({ outcome: 'technical', reason: 'left_call', decided: null });
  });

  test('is old news when the next may come', () => {
    const available = state({ availability: 'available' });
    expect(saw(signedIn, state({ call }), decided, state({}), available).ended).toBeNull();
    expect(saw(signedIn, state({ call }), state({}), { type: 'dismissed' }).ended).toBeNull();
  });
});

test('what was noted in a call that ended without a decision stays until it is dismissed', () => {
  const wrapUp = state({ availability: 'wrap_up', wrap_up_until: '2026-11-23T12:01:00Z' });
  const shown = saw(signedIn, state({ call }), wrapUp, state({ availability: 'available' }));
  expect(shown.ended).toMatchObject({ call: 'cal_1', decided: null });
  expect(next(shown, { type: 'dismissed' }).ended).toBeNull();
  expect(next(shown, state({ call: { ...call, id: 'cal_2' } })).ended).toBeNull();
});

const match = (expires_ms: number): StaffState['match'] => ({
  verification: 'ver_1',
  marketplace: { name: 'Northwork' },
  account: '42',
  profile,
  trigger: 'manual',
  waited_seconds: 5,
  expires: new Date(expires_ms).toISOString(),
  medium: 'embedded',
});
const offered = (expires_ms: number) =>
  state({ availability: 'available', match: match(expires_ms) });

const missed = { name: 'Ama', how: 'missed' };

describe('a match that goes away', () => {
  test('was missed when its time was over', () => {
    expect(saw(signedIn, offered(900), state({})).notTaken).toEqual(missed);
    expect(saw(signedIn, offered(900), state({}), state({})).notTaken).toEqual(missed);
    expect(
      saw(signedIn, offered(900), state({}), state({ availability: 'available' })).notTaken,
    ).toBeNull();
  });

  test('was declined, whatever the time was, until calls are taken again', () => {
    const declined: ConsoleEvent = { type: 'declined', name: 'Ama' };
    const how = { name: 'Ama', how: 'declined' };
    expect(saw(signedIn, offered(30_000), state({}), declined).notTaken).toEqual(how);
    expect(saw(signedIn, offered(900), state({}), declined, state({})).notTaken).toEqual(how);
    const again = state({ availability: 'available' });
    expect(saw(signedIn, offered(30_000), state({}), declined, again).notTaken).toBeNull();
  });

  test('was not missed when we went away, or the applicant left', () => {
    expect(saw(signedIn, offered(30_000), state({})).notTaken).toBeNull();
    expect(saw(signedIn, offered(900), state({ availability: 'available' })).notTaken).toBeNull();
  });
});

describe('news of the queue', () => {
  const news = {
    queue: { length: 3, longest_wait_seconds: 95, call_backs: 1, slots_booked: 2 },
    reviews_open: 1,
    appeals_open: 4,
  };
  const heard = (now_ms = 2000, change: Partial<typeof news> = {}): ConsoleEvent => ({
    type: 'queue',
    now_ms,
    ...news,
    ...change,
  });

  test('before any state are ignored', () => {
    expect(saw(signedIn, heard())).toEqual(saw(signedIn));
    const out: ConsoleEvent = { type: 'signed_out', byItself: false };
    expect(saw(signedIn, state({}), out, heard())).toEqual(saw(out));
  });

  test('replace their figures, and nothing else', () => {
    for (const before of [
      saw(signedIn, offered(30_000)),
      saw(signedIn, state({ call })),
      saw(signedIn, state({ call }), state({})),
      saw(signedIn, offered(900), state({})),
    ]) {
      const after = next(before, heard());
      expect(after).toEqual({ ...before, queue_ms: 2000, state: { ...before.state, ...news } });
    }
  });

  test('are replaced by newer ones, and by a state', () => {
    const shown = saw(signedIn, state({}), heard(), heard(3000, { reviews_open: 0 }));
    expect(shown).toMatchObject({ queue_ms: 3000, state: { reviews_open: 0, appeals_open: 4 } });
    expect(next(shown, state({}))).toEqual(saw(signedIn, state({})));
  });

  test('do not end a match, nor hide that it was missed', () => {
    expect(saw(signedIn, offered(900), heard())).toMatchObject({
      notTaken: null,
      state: { availability: 'available', match: { verification: 'ver_1' } },
    });
    expect(saw(signedIn, offered(900), heard(), state({})).notTaken).toEqual(missed);
    expect(saw(signedIn, offered(900), state({}), heard()).notTaken).toEqual(missed);
    // Their time is not that of the state that withdraws the match.
    expect(saw(signedIn, offered(30_000), heard(40_000), state({})).notTaken).toBeNull();
  });

  test('leave the end of a call to be read', () => {
    const over: ConsoleEvent = { type: 'call_ended', outcome: 'technical' };
    const { ended } = saw(signedIn, state({ call }), heard(), over, heard(), state({}), heard());
    expect(ended).toMatchObject({ call: 'cal_1', outcome: 'technical' });
  });
});

test('who takes calls', () => {
  expect(takesCallsAndReviews(staff)).toBe(true);
  expect(takesCallsAndReviews({ ...staff, role: 'auditor' })).toBe(false);
});
