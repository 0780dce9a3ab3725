import { describe, expect, test } from 'vitest';
import type { ApplicantView, Result } from '../../shared/api/types';
import { placeFrom, slotCounts } from './slots';

const at_ms = (time: string) => Date.parse(`2026-11-23T${time}:00.000Z`);
const slot = {
  at: '2026-11-23T12:00:00.000Z',
  head_from: '2026-11-23T11:55:00.000Z',
  head_until: '2026-11-23T12:15:00.000Z',
};

test('a booked time counts from a little before to a little after', () => {
  const times = ['11:54', '11:55', '12:15', '12:16'].map(at_ms);
  expect(times.map((now_ms) => slotCounts(slot, now_ms))).toEqual([false, true, true, false]);
  expect(slotCounts(null, at_ms('12:00'))).toBe(false);
});

const ended = (code: string): Result => ({
  outcome: 'technical',
  reasons: [{ code, text: '' }],
  message: '',
  decided: '2026-11-23T11:00:00.000Z',
});
const view = (change: object) =>
  ({ queue: { kept: true }, slot: null, last_result: null, ...change }) as ApplicantView;

describe('an older place', () => {
  test.each([
    ['technical', { last_result: ended('connection_lost') }],
    ['earlier', {}],
    // They left that call, and were away while they waited for the next.
    ['earlier', { last_result: ended('left_call') }],
    [null, { slot }],
    [null, { queue: { kept: false }, last_result: ended('connection_lost') }],
    [null, { queue: null }],
  ])('is from: %s', (from, change) => {
    expect(placeFrom(view(change), at_ms('12:00'))).toBe(from);
  });
});
