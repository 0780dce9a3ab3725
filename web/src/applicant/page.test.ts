import { describe, expect, test } from 'vitest';
import type { ApplicantView, Result } from '../shared/api/types';
import {
  asideOf,
  asksForCode,
  belowOf,
  goesOn,
  next,
  openedOn,
  openingPage,
  type Page,
  type PageEvent,
  screenOf,
  wantsCamera,
} from './page';
import { allGood } from '../shared/call/switches';

const profile: ApplicantView['profile'] = {
  name: 'Ama',
  photo_url: '',
  title: '',
  country: '',
  skills: [],
  work: [],
  education: [],
};
const required: ApplicantView = {
  verification: 'ver_1',
  marketplace: { name: 'Northwork', support_url: null },
  profile,
  return_url: null,
  status: 'required',
  overdue: false,
  deadline: null,
  consent: { version: '2026-11', given: true },
  more_denied_actions: [],
  effects: [],
  denied_actions: ['submit_proposal'],
  contact: { email_known: true },
  failed_needs_review: true,
  medium: 'embedded',
  recorded: false,
  kept: null,
  meeting_awaited: false,
  queue: null,
  opening: { open: true, staff_available: true, opens: null },
  slot: null,
  place_kept_until: null,
  call: null,
  device: { in_charge: true, other: null, other_away_since: null },
  last_result: null,
  appeal: { possible: false, answer_days: 3, last: null },
};
const queue = {
  place: 3,
  length: 7,
  length_rounded: false,
  estimate_seconds: 300,
  kept: false,
  call_back: false,
  told: false,
};
const call = {
  id: 'cal_1',
  code: '4821',
  representative: { name: 'Jonas', photo_url: null },
  started: '2026-11-23T12:00:00Z',
  peer_present: true,
  peer: { ...allGood, muted: false, camera_off: false },
  peer_away_since: null,
  peer_unreached_since: null,
  now: null,
  chat: [],
  meeting: null,
  still: null,
  camera: null,
};
const result = (outcome: Result['outcome']): Result => ({
  outcome,
  reasons: [],
  message: '',
  decided: '2026-11-23T12:00:00Z',
});

function saw(...events: (PageEvent | Partial<ApplicantView>)[]): Page {
  return events.reduce<Page>(
    (page, event) =>
      'type' in event
        ? next(page, event)
        : next(page, { type: 'view', view: { ...required, ...event } }),
    openingPage,
  );
}

const slot = {
  at: '2026-11-28T13:30:00.000Z',
  head_from: '2026-11-28T13:25:00.000Z',
  head_until: '2026-11-28T13:45:00.000Z',
};

const at = (now_ms: number, ...seen: Parameters<typeof saw>) => screenOf(saw(...seen), now_ms);

test('a camera that rests is off while they wait, and no longer', () => {
  const inQueue = { status: 'waiting', queue } as const;
  const rest = { type: 'rest', resting: true } as const;
  expect(wantsCamera(saw(inQueue))).toBe(true);
  expect(wantsCamera(saw(inQueue, rest))).toBe(false);
  expect(wantsCamera(saw(inQueue, rest, inQueue))).toBe(false);
  expect(wantsCamera(saw(inQueue, rest, { status: 'in_call', call }))).toBe(true);
  expect(wantsCamera(saw(inQueue, rest, { status: 'required' }))).toBe(true);
});

describe('a booked time', () => {
  const before_ms = Date.parse('2026-11-23T12:00:00.000Z');
  const inQueue = { status: 'waiting', queue } as const;
  const leaving = { type: 'leaving', leaving: true } as const;

  test('has its own screen until it comes, and its camera is off', () => {
    const given = { version: '2026-11', given: false };
    expect(at(before_ms, { slot })).toBe('booked');
    expect(at(before_ms, { slot, consent: given })).toBe('booked');
    expect(at(Date.parse(slot.head_from), { slot })).toBe('check');
    expect(at(Date.parse(slot.head_from), { slot, consent: given })).toBe('intro');
    expect(at(Date.parse(slot.head_until) + 1, { slot })).toBe('check');
    const soon = { ...slot, head_from: new Date(Date.now() + 3_600_000).toISOString() };
    expect(wantsCamera(saw({ slot: soon }))).toBe(false);
  });

  test('lets them get ready early', () => {
    expect(at(before_ms, { slot }, { type: 'early' })).toBe('check');
    expect(at(before_ms, { slot }, { type: 'early' }, { slot })).toBe('check');
    expect(at(before_ms, { slot }, { type: 'early' }, inQueue, leaving, { slot })).toBe('booked');
  });

  test('hides nothing that is more urgent', () => {
    const kept = { slot, place_kept_until: '2026-11-24T12:00:00.000Z' };
    expect(at(before_ms, kept)).toBe('check');
    expect(at(before_ms, { ...inQueue, slot }, { slot })).toBe('check');
    expect(at(before_ms, { slot, last_result: result('technical') })).toBe('no_penalty');
    expect(at(before_ms, { slot, status: 'verified' })).toBe('verified');
  });
});

describe('the screen', () => {
  test.each([
    ['intro', { consent: { version: '2026-11', given: false } }],
    ['check', {}],
    ['waiting', { status: 'waiting' }],
    ['waiting', { status: 'waiting', queue }],
    ['called_back', { status: 'waiting', queue: { ...queue, call_back: true } }],
    ['call', { status: 'in_call', call }],
    ['waiting', { status: 'in_call' }],
    ['in_review', { status: 'in_review' }],
    ['verified', { status: 'verified' }],
    ['not_verified', { status: 'not_verified' }],
    ['canceled', { status: 'canceled' }],
    ['no_penalty', { last_result: result('technical') }],
    ['no_penalty', { last_result: result('inconclusive') }],
    ['intro', { last_result: result('failed') }],
  ] as [string, Partial<ApplicantView>][])('%s', (screen, view) => {
    expect(screenOf(saw(view))).toBe(screen);
  });

  test('before and beside a view', () => {
    expect(screenOf(openingPage)).toBe('opening');
    expect(screenOf(saw({ type: 'refused', code: 'link_used' }))).toBe('link_problem');
    expect(screenOf(saw({}, { type: 'socket', socket: 'replaced' }))).toBe('replaced');
    expect(screenOf(saw({}, { type: 'socket', socket: 'broken' }))).toBe('broken');
    expect(screenOf(saw({}, { type: 'socket', socket: 'reconnecting' }))).toBe('check');
  });

  test('a session that ended says so, and another than one that never began', () => {
    expect(saw({}, { type: 'socket', socket: 'ended' }).refused).toBe('session_over');
    expect(saw({ type: 'socket', socket: 'ended' }).refused).toBe('no_link');
  });

  test('the camera is on only where it is needed', () => {
    expect(wantsCamera(saw({ status: 'in_call', call }))).toBe(true);
    expect(wantsCamera(saw({ status: 'verified' }))).toBe(false);
    expect(wantsCamera(saw({ last_result: result('technical') }))).toBe(false);
  });
});

describe('starting again', () => {
  const technical = { last_result: result('technical') };
  const failed = { last_result: result('failed') };
  const waiting = { ...technical, status: 'waiting' } as const;

  test('leads on, and stays so through the queue', () => {
    expect(screenOf(saw(technical, { type: 'start_again' }))).toBe('check');
    expect(screenOf(saw(technical, { type: 'start_again' }, waiting, technical))).toBe('check');
    expect(screenOf(saw(waiting, technical))).toBe('check');
    expect(screenOf(saw({ ...failed, status: 'not_verified' }, failed))).toBe('intro');
    expect(wantsCamera(saw({ ...failed, status: 'not_verified' }, failed))).toBe(false);
    expect(screenOf(saw(failed, { type: 'start_again' }))).toBe('check');
  });

  test('the next call has its own result to read', () => {
    const inCall = { ...technical, status: 'in_call', call } as const;
    expect(screenOf(saw(technical, { type: 'start_again' }, waiting, inCall, technical))).toBe(
      'no_penalty',
    );
  });
});

const leaving = (now: boolean): PageEvent => ({ type: 'leaving', leaving: now });

describe('the place', () => {
  const waiting = { status: 'waiting', queue: { ...queue, place: 1, length: 1 } } as const;

  test('that was lost is explained', () => {
    expect(saw(waiting, {}).lostPlace).toBe(true);
    expect(saw(waiting, {}, {}).lostPlace).toBe(true);
    expect(saw(waiting, {}, waiting).lostPlace).toBe(false);
  });

  test('that was left is not', () => {
    expect(saw(waiting, leaving(true), {}).lostPlace).toBe(false);
    expect(saw(waiting, leaving(true), {}, waiting, {}).lostPlace).toBe(true);
    expect(saw(waiting, leaving(true), leaving(false), {}).lostPlace).toBe(true);
  });
});

describe('news of the queue', () => {
  const waiting = { status: 'waiting', queue } as const;
  const closed = { open: false, staff_available: false, opens: '2026-11-24T08:00:00Z' };
  type Place = NonNullable<ApplicantView['queue']>;
  const news = (change: Partial<Place> | null = {}, now = required.opening): PageEvent => ({
    type: 'queue',
    queue: change && { ...queue, ...change },
    opening: now,
  });

  test('before any view are ignored', () => {
    expect(next(openingPage, news())).toEqual(openingPage);
  });

  test('replace the queue and the desk, and nothing else', () => {
    const before = saw(waiting, { type: 'aside', aside: 'help' }, leaving(true));
    const after = next(before, news({ place: 2, estimate_seconds: null }, closed));
    expect(after).toEqual({
      ...before,
      view: {
        ...before.view,
        queue: { ...queue, place: 2, estimate_seconds: null },
        opening: closed,
      },
    });
    const elsewhere = saw({ status: 'in_call', call }, news(null, closed));
    expect(elsewhere).toEqual(saw({ status: 'in_call', call, opening: closed }));
  });

  test('are replaced by newer ones, and by a view', () => {
    expect(saw(waiting, news({ place: 2 }), news({ place: 1 })).view?.queue?.place).toBe(1);
    expect(saw(waiting, news({}, closed), waiting).view).toEqual(saw(waiting).view);
  });

  test('say that nobody is there, to whoever does not wait', () => {
    const page = saw(
      { last_result: result('technical') },
      { type: 'start_again' },
      news(null, closed),
    );
    expect(screenOf(page)).toBe('check');
    expect(page).toMatchObject({ lostPlace: false, startedAgain: true, view: { opening: closed } });
  });

  test('are no loss of the place, and do not hide one', () => {
    expect(saw(waiting, news(), news({ place: 1 })).lostPlace).toBe(false);
    expect(saw(waiting, news(), {}, news(null, closed)).lostPlace).toBe(true);
    expect(saw(waiting, leaving(true), news(), {}).lostPlace).toBe(false);
  });

  test('lead to being called back, and from there', () => {
    const away = saw(waiting, news({ call_back: true }));
    expect(screenOf(away)).toBe('called_back');
    expect(wantsCamera(away)).toBe(false);
    expect(screenOf(next(away, news({ call_back: true, told: true })))).toBe('called_back');
    expect(screenOf(next(away, news()))).toBe('waiting');
  });

  test('do not open a link that is refused', () => {
    const refused: PageEvent = { type: 'refused', code: 'link_used' };
    expect(screenOf(saw(refused, news()))).toBe('link_problem');
    expect(screenOf(saw({}, refused, news(null)))).toBe('link_problem');
  });
});

describe('two devices', () => {
  const phone: PageEvent = { type: 'phone', wanted: true };
  const elsewhere = {
    device: { in_charge: false, other: 'phone', other_away_since: null },
  } as const;
  const inCall = { status: 'in_call', call } as const;

  test('the one that is not in charge follows, with its camera off, and shows the result', () => {
    for (const view of [{}, { status: 'waiting' }, inCall] as const) {
      const page = saw({}, { ...view, ...elsewhere });
      expect(screenOf(page)).toBe('following');
      expect(wantsCamera(page)).toBe(false);
    }
    expect(screenOf(saw(inCall, { status: 'verified', ...elsewhere }))).toBe('verified');
    expect(screenOf(saw({ last_result: result('technical'), ...elsewhere }))).toBe('following');
  });

  test('the way to the phone is shown until the phone has it', () => {
    expect(screenOf(saw({}, phone))).toBe('phone');
    expect(screenOf(saw({}, phone, { status: 'waiting' }))).toBe('phone');
    expect(screenOf(saw({}, phone, { type: 'phone', wanted: false }))).toBe('check');
    expect(screenOf(saw({}, phone, elsewhere, {}))).toBe('check');
    expect(screenOf(saw({}, phone, { status: 'canceled' }))).toBe('canceled');
  });

  test('whoever is in the call is seen until the phone has it', () => {
    expect(wantsCamera(saw({}, phone))).toBe(false);
    expect(wantsCamera(saw(inCall, phone))).toBe(true);
  });

  test('leaving the line on the other device is no loss', () => {
    expect(saw({ status: 'waiting', ...elsewhere }, elsewhere).lostPlace).toBe(false);
    const asleep = { device: { ...elsewhere.device, other_away_since: '2026-11-23T12:00:00Z' } };
    expect(saw({ status: 'waiting', ...elsewhere }, asleep).lostPlace).toBe(true);
  });
});

test('what goes on is what is not denied', () => {
  expect(goesOn(['submit_proposal', 'change_profile_photo'])).toEqual([
    'work_on_contract',
    'withdraw_earnings',
    'accept_direct_hire',
    'appear_in_search',
  ]);
});

test('status and help lie beside the verification, and a call closes them', () => {
  expect(['#status', '#help', '#lnk_x', '', '#statuses'].map(asideOf)).toEqual([
    'status',
    'help',
    null,
    null,
    null,
  ]);
  const reading = saw({}, { type: 'aside', aside: 'help' });
  expect(reading.aside).toBe('help');
  expect(saw({}, { type: 'aside', aside: 'help' }, { status: 'waiting' }).aside).toBe('help');
  expect(saw({}, { type: 'aside', aside: 'help' }, { status: 'in_call', call }).aside).toBeNull();
});

test('what lies beside keeps what it lies on in the address', () => {
  expect(openedOn('', 'help')).toBe('#help');
  expect(openedOn('#lnk_a.ver_1', 'help')).toBe('#help&lnk_a.ver_1');
  expect(openedOn('#help&lnk_a.ver_1', 'status')).toBe('#status&lnk_a.ver_1');
  expect(asideOf('#help&lnk_a.ver_1')).toBe('help');
  expect([belowOf('#help&lnk_a.ver_1'), belowOf('#lnk_a.ver_1'), belowOf('#help')]).toEqual([
    'lnk_a.ver_1',
    'lnk_a.ver_1',
    '',
  ]);
  expect(asksForCode('#help&code')).toBe(true);
});
