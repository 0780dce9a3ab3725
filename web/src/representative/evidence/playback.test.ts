import { expect, test } from 'vitest';
import type { KeptEvidence } from '../../shared/api/types';
import { callsOf, nextReceived, partAt, shownAt, without } from './playback';

const noon = Date.parse('2026-11-20T12:00:00.000Z');

function kept(evidence: string, from_s: number, more: Partial<KeptEvidence> = {}): KeptEvidence {
  return {
    evidence,
    call: 'call_1',
    side: 'applicant',
    state: 'kept',
    began: new Date(noon + from_s * 1000).toISOString(),
    length_ms: 10_000,
    media_type: 'video/webm',
    bytes: 1,
    sha256: '',
    whole: true,
    held_since: null,
    still: null,
    ...more,
  };
}

test('a call’s parts are on one time line', () => {
  const [first, second, ...more] = callsOf([
    kept('a1', 0),
    kept('r1', 0.5, { side: 'representative', length_ms: 30_000 }),
    kept('a2', 14, { whole: false }),
    kept('b1', 100, { call: 'call_2' }),
  ]);
  expect(more).toEqual([]);
  expect(first).toEqual({
    call: 'call_1',
    began: '2026-11-20T12:00:00.000Z',
    length_ms: 30_500,
    sides: {
      applicant: [
        { evidence: 'a1', from_ms: 0, until_ms: 10_000, whole: true },
        { evidence: 'a2', from_ms: 14_000, until_ms: 24_000, whole: false },
      ],
      representative: [{ evidence: 'r1', from_ms: 500, until_ms: 30_500, whole: true }],
    },
    growing: false,
    gone: false,
    held_since: null,
  });
  expect(second?.length_ms).toBe(10_000);
});

test('what is not kept is no part, and is told', () => {
  const [call] = callsOf([
    kept('a1', 0, { state: 'growing', length_ms: 0 }),
    kept('r1', 0, { state: 'erased', side: 'representative' }),
    kept('r2', 0, { state: 'lost', side: 'representative' }),
  ]);
  expect(call?.sides).toEqual({ applicant: [], representative: [] });
  expect(call).toMatchObject({ length_ms: 0, growing: true, gone: true });
  expect(callsOf([])).toEqual([]);
  const held_since = '2026-11-21T08:00:00.000Z';
  expect(callsOf([kept('a1', 0), kept('a2', 20, { held_since })])[0]).toMatchObject({ held_since });
  expect(callsOf([kept('a1', 0, { held_since, state: 'erased' })])[0]?.held_since).toBeNull();
});

test('what is seen at a moment', () => {
  const [call] = callsOf([kept('a1', 0), kept('a2', 9, { length_ms: 20_000 }), kept('a3', 40)]);
  const seen = (at_ms: number) => partAt(call?.sides.applicant ?? [], at_ms)?.evidence;
  expect([0, 8999, 9000, 28_999, 29_000, 40_000, 50_000].map(seen)).toEqual([
    'a1',
    'a1',
    'a2',
    'a2',
    undefined,
    'a3',
    undefined,
  ]);
});

test('a picture stands for a moment for what is not there yet, or any more', () => {
  const [call] = callsOf([
    kept('a1', 1, { length_ms: 9000 }),
    kept('r1', 0, { side: 'representative' }),
  ]);
  const shown = (at_ms: number) => shownAt(call?.sides.applicant ?? [], at_ms)?.evidence;
  expect([0, 1000, 10_999, 11_000, 11_001].map(shown)).toEqual(['a1', 'a1', 'a1', 'a1', undefined]);
});

test('where nothing was received it goes on with what was', () => {
  const [call] = callsOf([kept('a1', 0), kept('a2', 40)]);
  if (!call) throw new Error('no call');
  expect(nextReceived(call, 10_000)).toBe(40_000);
  expect(nextReceived(call, 45_000)).toBe(call.length_ms);
});

test('without what cannot be played the rest is', () => {
  const [call] = callsOf([kept('a1', 0), kept('a2', 40)]);
  if (!call) throw new Error('no call');
  expect(without(call, new Set(['a1'])).sides.applicant.map(({ evidence }) => evidence)).toEqual([
    'a2',
  ]);
  expect(call.sides.applicant).toHaveLength(2);
});
