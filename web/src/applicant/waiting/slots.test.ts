import { describe, expect, test } from 'vitest';
import type { ApplicantView, Result } from '../../shared/api/types';
import { byDay, placeFrom, regional, slotCounts, slotTime } from './slots';

const slots = ['22:00', '22:30', '23:30'].map((time) => ({ at: `2026-11-23T${time}:00.000Z` }));
const shape = (zone: string) =>
  byDay(slots, 'en-GB', zone).map(({ label, times }) => [label, times.map((time) => time.label)]);

describe('free times', () => {
  test('fall on the day that it is where they are read', () => {
    expect(shape('UTC')).toEqual([['Mon 23 Nov', ['22:00', '22:30', '23:30']]]);
    expect(shape('Europe/Kyiv')).toEqual([['Tue 24 Nov', ['00:00', '00:30', '01:30']]]);
    expect(shape('Europe/Berlin')).toEqual([
      ['Mon 23 Nov', ['23:00', '23:30']],
      ['Tue 24 Nov', ['00:30']],
    ]);
    expect(shape('Asia/Kolkata')).toEqual([['Tue 24 Nov', ['03:30', '04:00', '05:00']]]);
  });

  test('none is no day', () => {
    expect(byDay([], 'en')).toEqual([]);
  });
});

const said = (language: string, zone: string) =>
  slotTime('2026-11-28T13:30:00.000Z', language, zone).replaceAll(/\s/g, ' ');

test('a booked time says its zone, in the form of the reader’s region', () => {
  expect(said('en-GB', 'Europe/Berlin')).toMatch(/^Saturday 28 November at 14:30 (CET|GMT\+1)$/);
  expect(said('en-US', 'America/New_York')).toBe('Saturday, November 28 at 8:30 AM EST');
  expect(said('de', 'Europe/Berlin')).toBe('Samstag, 28. November um 14:30 MEZ');
  expect(regional('en', ['de-CH', 'en-GB', 'en-US'])).toBe('en-GB');
  expect(regional('pt', ['PT-br'])).toBe('PT-br');
  expect(regional('fr', ['en-GB'])).toBe('fr');
});

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
