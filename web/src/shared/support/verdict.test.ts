import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Surroundings } from './browser';
import { inAppOf } from './in_app';
import { gateFor, missingFor } from './gate';
import { type SupportWindow, verdictOn } from './verdict';

const data: SupportWindow = {
  made: '2026-11-25',
  browsers: {
    chrome: ['158', '157', '156'],
    firefox: ['160', '159', '158'],
    safari: ['26', '18', '17'],
  },
  firefoxEsr: ['153'],
  systems: { windows: ['11', '10'], macos: ['26', '15', '14'], ios: ['26', '18', '17'] },
};
const today = Date.parse('2026-12-24');

type Told = [Surroundings['browser'], string | null, Surroundings['system'], string | null];

describe('the support window', () => {
  test.each<[string, ...Told]>([
    ['supported', 'chrome', '158.0', 'windows', '11'],
    ['supported', 'chrome', '156.0', 'windows', '10'],
    ['older browser', 'chrome', '155.0', 'windows', '11'],
    // Newer than the data: of course.
    ['supported', 'chrome', '163.0', 'android', '18'],
    ['supported', 'firefox', '158.0', 'linux', null],
    ['older browser', 'firefox', '157.0', 'linux', null],
    // Debian's, which no window of releases every two weeks holds.
    ['supported', 'firefox', '153.7', 'linux', null],
    ['older browser', 'firefox', '152.0', 'linux', null],
    // From 18 to 26 is one step.
    ['supported', 'safari', '26.2', 'macos', null],
    ['supported', 'safari', '18.6', 'macos', null],
    ['supported', 'safari', '17.0', 'macos', null],
    ['older browser', 'safari', '16.6', 'macos', null],
    ['older system', 'chrome', '158.0', 'macos', '13.0'],
    ['supported', 'chrome', '158.0', 'macos', '15.1'],
    // On iOS the system counts, whatever the browser calls itself.
    ['supported', 'chrome', '120.0', 'ios', '17.5'],
    ['older system', 'safari', '16.3', 'ios', '16.3'],
    ['unknown', 'other', '9.0', 'linux', null],
    ['unknown', 'chrome', null, 'windows', '11'],
  ])('%s: %s %s on %s %s', (expected, browser, version, system, systemVersion) => {
    const verdict = verdictOn({ browser, version, system, systemVersion }, data, today);
    expect('part' in verdict ? `${verdict.is} ${verdict.part}` : verdict.is).toBe(expected);
  });

  test('data of more than a year ago warns of nothing', () => {
    const old: Surroundings = {
      browser: 'chrome',
      version: '90.0',
      system: 'windows',
      systemVersion: '10',
    };
    expect(verdictOn(old, data, Date.parse('2027-11-20')).is).toBe('older');
    expect(verdictOn(old, data, Date.parse('2027-12-01')).is).toBe('supported');
  });

  test('the data in use has three of each, newest first, and a date', () => {
    const used = JSON.parse(
      readFileSync(new URL('./window.json', import.meta.url), 'utf8'),
    ) as SupportWindow;
    expect(used.made).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const name of ['chrome', 'edge', 'firefox', 'safari'] as const) {
      const majors = used.browsers[name] ?? [];
      expect(majors, name).toHaveLength(3);
      expect(majors, name).toEqual(majors.toSorted((one, other) => Number(other) - Number(one)));
    }
    expect(used.firefoxEsr.length).toBeGreaterThan(0);
  });
});

describe('before a link is used', () => {
  const able = { secure: true, peer: true, camera: true, socket: true };
  const iphone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148';

  test.each<[ReturnType<typeof gateFor>, Partial<typeof able>, string]>([
    [null, {}, 'Firefox/160.0'],
    ['cannot', { peer: false }, 'Firefox/160.0'],
    ['cannot', { camera: false }, 'Firefox/160.0'],
    ['cannot', { socket: false }, 'Firefox/160.0'],
    // Not the browser's fault: the page says it where the camera is asked for.
    [null, { camera: false, secure: false }, 'Firefox/160.0'],
    ['in_app', {}, `${iphone} Instagram 400.0`],
    ['in_app', { camera: false }, `${iphone} Instagram 400.0`],
    // A marketplace's own app may have the camera; then it goes on.
    [null, {}, iphone],
    ['in_app', { peer: false }, iphone],
  ])('%s: %o %s', (expected, features, userAgent) => {
    expect(gateFor(missingFor({ ...able, ...features }), inAppOf(userAgent))).toBe(expected);
  });
});
