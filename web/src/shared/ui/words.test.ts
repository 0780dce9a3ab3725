import { expect, test, vi } from 'vitest';
import { noteServerDate, secondsSince, secondsUntil, serverNow } from '../api/clock';
import { countryName, dayAndTime, duration, joined, timeOfDay, webAddress } from './words';
import { byDay, timeZone } from '../../applicant/waiting/days';

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
  expect(webAddress('mailto:help@market.example')).toBeNull();
  expect(webAddress('mailto:help@market.example', ['mailto:'])).not.toBeNull();
  expect(webAddress('http://market.example', ['https:', 'mailto:'])).toBeNull();
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

const told = (zone: string, languages: string[], language = 'en') => {
  vi.stubGlobal('navigator', { languages });
  const said = dayAndTime('2026-12-05T16:15:00Z', language, zone);
  vi.unstubAllGlobals();
  // Which space stands before "pm" is no matter of ours.
  return said.replaceAll(/\s/g, ' ');
};

test('times are said as where they are read, with the zone', () => {
  expect(told('Europe/Berlin', ['en-GB', 'en'])).toBe('5 December 2026 at 17:15 CET');
  expect(told('America/Los_Angeles', ['en-US'])).toBe('December 5, 2026 at 8:15 AM PST');
  expect(told('America/Sao_Paulo', ['pt-BR', 'en-US'], 'pt')).toBe(
    '5 de dezembro de 2026 às 13:15 BRT',
  );
  expect(told('Asia/Kathmandu', ['ne-NP', 'en-GB'])).toBe('5 December 2026 at 22:00 GMT+5:45');
});

test('English is read as Europeans write it where the browser has none of its own', () => {
  expect(told('Europe/Berlin', ['de-DE', 'de'])).toBe('5 December 2026 at 17:15 CET');
  expect(told('Europe/Berlin', ['de-DE', 'en-US'], 'de')).toBe('5. Dezember 2026 um 17:15 MEZ');
});

test('the hour that comes twice is said with its zone', () => {
  const said = ['00', '01'].map((hour) =>
    dayAndTime(`2026-10-25T${hour}:30Z`, 'de', 'Europe/Berlin'),
  );
  expect(said[0]).toMatch(/02:30 MESZ$/);
  expect(said[1]).toMatch(/02:30 MEZ$/);
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
