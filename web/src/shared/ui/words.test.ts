import { expect, test } from 'vitest';
import { noteServerDate, secondsSince, secondsUntil, serverNow } from '../api/clock';
import { countryName, duration, webAddress } from './words';

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
