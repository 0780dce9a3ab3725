import { describe, expect, test } from 'vitest';
import type { ApplicantView, Result } from '../shared/api/types';
import { asideOf, goesOn, next, opening, type Page, type PageEvent, screenOf, wantsCamera } from './page';

const required: ApplicantView = {
  marketplace: { name: 'Northwork' },
  profile: { name: 'Ama' },
  return_url: null,
  status: 'required',
  overdue: false,
  deadline: null,
  consent: { version: '2026-11', given: true },
  denied_actions: ['submit_proposal'],
  queue: null,
  call: null,
  last_result: null,
  appeal: { possible: false, answer_days: 3, last: null },
  contact: { email_known: true },
};
const call = {
  id: 'cal_1',
  code: '4821',
  representative: { name: 'Jonas' },
  started: '2026-11-23T12:00:00Z',
  peer_present: true,
};
const result = (outcome: Result['outcome']): Result => ({
  outcome,
  reasons: [],
  message: null,
  decided: '2026-11-23T12:00:00Z',
});

function saw(...events: (PageEvent | Partial<ApplicantView>)[]): Page {
  return events.reduce<Page>(
    (page, event) =>
      'type' in event
        ? next(page, event)
        : next(page, { type: 'view', view: { ...required, ...event } }),
    opening,
  );
}

describe('the screen', () => {
  test.each([
    ['intro', { consent: { version: '2026-11', given: false } }],
    ['devices', {}],
    ['waiting', { status: 'waiting' }],
    ['call', { status: 'in_call', call }],
    ['waiting', { status: 'in_call' }],
    ['in_review', { status: 'in_review' }],
    ['verified', { status: 'verified' }],
    ['not_verified', { status: 'not_verified' }],
    ['canceled', { status: 'canceled' }],
    ['no_penalty', { last_result: result('technical') }],
    ['no_penalty', { last_result: result('inconclusive') }],
    ['devices', { last_result: result('failed') }],
  ] as [string, Partial<ApplicantView>][])('%s', (screen, view) => {
    expect(screenOf(saw(view))).toBe(screen);
  });

  test('before and beside a view', () => {
    expect(screenOf(opening)).toBe('opening');
    expect(screenOf(saw({ type: 'refused', code: 'link_used' }))).toBe('link_problem');
    expect(screenOf(saw({}, { type: 'line', line: 'replaced' }))).toBe('replaced');
    expect(screenOf(saw({}, { type: 'line', line: 'broken' }))).toBe('broken');
    expect(screenOf(saw({}, { type: 'line', line: 'reconnecting' }))).toBe('devices');
  });

  test('a session that ended says so, and another than one that never began', () => {
    expect(saw({}, { type: 'line', line: 'ended' }).refused).toBe('session_over');
    expect(saw({ type: 'line', line: 'ended' }).refused).toBe('no_link');
  });

  test('the camera is on only where it is needed', () => {
    expect(wantsCamera('call')).toBe(true);
    expect(wantsCamera('verified')).toBe(false);
    expect(wantsCamera('no_penalty')).toBe(false);
  });
});

describe('starting again', () => {
  const technical = { last_result: result('technical') };
  const waiting = { ...technical, status: 'waiting' } as const;

  test('leads on, and stays so through the queue', () => {
    expect(screenOf(saw(technical, { type: 'start_again' }))).toBe('devices');
    expect(screenOf(saw(technical, { type: 'start_again' }, waiting, technical))).toBe('devices');
    expect(screenOf(saw(waiting, technical))).toBe('devices');
  });

  test('the next call has its own result to read', () => {
    const inCall = { ...technical, status: 'in_call', call } as const;
    expect(screenOf(saw(technical, { type: 'start_again' }, waiting, inCall, technical))).toBe(
      'no_penalty',
    );
  });
});

describe('the place', () => {
  const waiting = { status: 'waiting', queue: { place: 1, length: 1 } } as const;

  test('that was lost is explained', () => {
    expect(saw(waiting, {}).lostPlace).toBe(true);
    expect(saw(waiting, {}, {}).lostPlace).toBe(true);
    expect(saw(waiting, {}, waiting).lostPlace).toBe(false);
  });

  test('that was left is not', () => {
    expect(saw(waiting, { type: 'leaving' }, {}).lostPlace).toBe(false);
    expect(saw(waiting, { type: 'leaving' }, {}, waiting, {}).lostPlace).toBe(true);
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
