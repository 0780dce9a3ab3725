import { describe, expect, test, vi } from 'vitest';
import { byDay } from './days';

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

/** Every half hour from one time on. */
const halfHours = (from: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    at: new Date(Date.parse(from) + n * 1_800_000).toISOString(),
  }));
const labels = (from: string, count: number, zone: string, language = 'en-GB') =>
  byDay(halfHours(from, count), language, zone).flatMap(({ times }) => times.map((t) => t.label));

describe('the hour that comes twice', () => {
  test('is said with its zone, and no other time is', () => {
    expect(labels('2026-10-25T00:00Z', 6, 'Europe/Berlin')).toEqual([
      '02:00 CEST',
      '02:30 CEST',
      '02:00 CET',
      '02:30 CET',
      '03:00',
      '03:30',
    ]);
  });

  test.each(['en-US', 'de', 'fr', 'ar', 'hi', 'zh'])('has two names in %s', (language) => {
    const said = labels('2026-10-25T00:00Z', 6, 'Europe/Berlin', language);
    expect(new Set(said).size, said.join()).toBe(6);
  });

  test('is none where the clocks stay, and where an hour has a quarter more', () => {
    expect(labels('2026-10-25T00:00Z', 4, 'America/Sao_Paulo')).toEqual([
      '21:00',
      '21:30',
      '22:00',
      '22:30',
    ]);
    expect(labels('2026-10-25T00:00Z', 4, 'Asia/Kathmandu')).toEqual([
      '05:45',
      '06:15',
      '06:45',
      '07:15',
    ]);
  });

  test('is told apart without the browser’s calendar, too', () => {
    vi.stubGlobal('Intl', {});
    const said = byDay(halfHours('2026-10-25T00:00Z', 4), 'en').flatMap(({ times }) => times);
    vi.unstubAllGlobals();
    expect(new Set(said.map(({ label }) => label)).size).toBe(4);
  });
});
