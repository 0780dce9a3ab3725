import { describe, expect, test } from 'vitest';
import { byDay } from './slots';

const slots = ['22:00', '22:30', '23:30'].map((time) => ({ at: `2026-11-23T${time}:00.000Z` }));
const shape = (zone: string) =>
  byDay(slots, 'en-GB', zone).map(({ label, times }) => [label, times.map((time) => time.label)]);

describe('free times', () => {
  test('fall on the day that it is where they are read', () => {
    expect(shape('UTC')).toEqual([['Monday 23 November', ['22:00', '22:30', '23:30']]]);
    expect(shape('Europe/Kyiv')).toEqual([['Tuesday 24 November', ['00:00', '00:30', '01:30']]]);
    expect(shape('Europe/Berlin')).toEqual([
      ['Monday 23 November', ['23:00', '23:30']],
      ['Tuesday 24 November', ['00:30']],
    ]);
    expect(shape('Asia/Kolkata')).toEqual([['Tuesday 24 November', ['03:30', '04:00', '05:00']]]);
  });

  test('none is no day', () => {
    expect(byDay([], 'en')).toEqual([]);
  });
});
