import { expect, test, vi } from 'vitest';
import { noteServerDate, secondsSince, secondsUntil, serverNow } from '../api/clock';
import { byDay, timeZone } from '../../applicant/waiting/slots';
import { countryName, dayAndTime, duration, joined, timeOfDay, webAddress } from './words';

test('sentences are joined as their script does', () => {
  expect(joined('One.', 'Two.', null, false)).toBe('One. Two.');
  expect(joined('您现在可以开始。', '请不要关闭此页面。')).toBe(
    '您现在可以开始。请不要关闭此页面。',
  );
  expect(joined('अभी।', false, 'फिर।')).toBe('अभी। फिर।');
});

test('durations', () => {
  expect([0, 9.9, 75, 3600, 3725].map(duration)).toEqual([
    '0:00',
    '0:09',
    '1:15',
    '1:00:00',
    '1:02:05',
  ]);
  expect(duration(-5)).toBe('0:00');
});

test('only web addresses become links', () => {
  expect(webAddress('https://market.example/settings')).toBe('https://market.example/settings');
  expect(webAddress('javascript:alert(1)')).toBeNull();
  expect(webAddress('settings')).toBeNull();
  expect(webAddress(null)).toBeNull();
});

test('countries have names, also the unknown', () => {
  expect(countryName('GH', 'en')).toBe('Ghana');
  expect(countryName('not a country', 'en')).toBe('not a country');
});

test('times follow the server, not a wrong clock of the device', () => {
  const now_ms = Date.parse('2026-11-23T12:00:00Z');
  expect(secondsSince('2026-11-23T11:59:00Z', now_ms)).toBe(60);
  expect(secondsSince('2026-11-23T12:01:00Z', now_ms)).toBe(0);
  expect(secondsUntil('2026-11-23T12:00:29.500Z', now_ms)).toBe(30);
  expect(secondsSince('nonsense', now_ms)).toBe(0);
  noteServerDate(new Date(Date.now() + 3_600_000).toUTCString());
  expect(serverNow() - Date.now()).toBeGreaterThan(3_590_000);
  noteServerDate(new Date().toUTCString());
  expect(Math.abs(serverNow() - Date.now())).toBeLessThan(50);
});

test('without the browser’s calendar times are bare figures, and nothing is thrown', () => {
  const broken = new Proxy(
    {},
    {
      get: () => {
        throw new Error('no Intl');
      },
    },
  );
  const at = new Date(2026, 10, 3, 9, 5).toISOString();
  for (const intl of [{}, broken]) {
    vi.stubGlobal('Intl', intl);
    expect(timeOfDay(at, 'en')).toBe('09:05');
    expect(dayAndTime(at, 'en')).toBe('2026-11-03 09:05');
    expect(countryName('GH', 'en')).toBe('GH');
    expect(byDay([{ at }], 'en')).toEqual([
      { key: '2026-11-03', label: '2026-11-03', times: [{ at, label: '09:05' }] },
    ]);
    expect(timeZone()).toMatch(/^UTC[+-]/);
    vi.unstubAllGlobals();
  }
});
