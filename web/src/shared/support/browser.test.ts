import { describe, expect, test } from 'vitest';
import { type ClientHints, identify, type Surroundings } from './browser';
import { inAppOf } from './in_app';

const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const chrome = (system: string, rest = '') =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 ${rest}Safari/537.36`;
const mac = 'Macintosh; Intel Mac OS X 10_15_7';
const windows = 'Windows NT 10.0; Win64; x64';
const iphone = 'iPhone; CPU iPhone OS 18_6 like Mac OS X';
const pixel = 'Linux; Android 10; K';

describe('the browser and its system', () => {
  test.each<[string, Surroundings, number?, ClientHints?]>([
    [
      chrome(windows),
      { browser: 'chrome', version: '156.0', system: 'windows', systemVersion: '11' },
      0,
      { platformVersion: '15.0.0' },
    ],
    [
      chrome(windows),
      { browser: 'chrome', version: '156.0', system: 'windows', systemVersion: null },
    ],
    [
      `${chrome(windows)} Edg/155.0.0.0`,
      { browser: 'edge', version: '155.0', system: 'windows', systemVersion: '10' },
      0,
      { platformVersion: '10.0.0' },
    ],
    [
      `${chrome(mac)} OPR/139.0.0.0`,
      { browser: 'opera', version: '139.0', system: 'macos', systemVersion: null },
    ],
    [
      chrome('X11; CrOS x86_64 14541.0.0'),
      { browser: 'chrome', version: '156.0', system: 'chromeos', systemVersion: null },
    ],
    [
      chrome(pixel, 'Mobile '),
      { browser: 'chrome', version: '156.0', system: 'android', systemVersion: '17.0' },
      5,
      { platformVersion: '17.0.0' },
    ],
    [
      chrome(pixel, 'SamsungBrowser/31.0 Mobile ').replace('Chrome/156.0.0.0 ', ''),
      { browser: 'samsung', version: '31.0', system: 'android', systemVersion: null },
      5,
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
      { browser: 'firefox', version: '153.0', system: 'linux', systemVersion: null },
    ],
    [
      `Mozilla/5.0 (${mac}) ${webkit} Version/27.1 Safari/605.1.15`,
      { browser: 'safari', version: '27.1', system: 'macos', systemVersion: null },
    ],
    [
      // The user agent stays at iOS 18; Safari tells the truth.
      `Mozilla/5.0 (${iphone}) ${webkit} Version/26.2 Mobile/15E148 Safari/604.1`,
      { browser: 'safari', version: '26.2', system: 'ios', systemVersion: '26.2' },
      5,
    ],
    [
      // An iPad says that it is a Mac.
      `Mozilla/5.0 (${mac}) ${webkit} Version/26.2 Safari/605.1.15`,
      { browser: 'safari', version: '26.2', system: 'ios', systemVersion: '26.2' },
      5,
    ],
    [
      `Mozilla/5.0 (${iphone}) ${webkit} CriOS/156.0.0.0 Mobile/15E148 Safari/604.1`,
      { browser: 'chrome', version: '156.0', system: 'ios', systemVersion: '18.6' },
      5,
    ],
    ['', { browser: 'other', version: null, system: 'other', systemVersion: null }],
  ])('%s', (userAgent, expected, touchPoints = 0, hints = {}) => {
    expect(identify(userAgent, touchPoints, hints)).toEqual(expected);
  });
});

describe('an app around the page', () => {
  const view = `Mozilla/5.0 (${iphone}) ${webkit} Mobile/15E148`;
  test.each([
    [`${view} Instagram 400.0.0.1 (iPhone16,1; iOS 18_6)`, 'instagram'],
    [`${view} [FBAN/FBIOS;FBAV/500.0.0;FBDV/iPhone16,1]`, 'facebook'],
    [`${view} musical_ly_40.0.0 BytedanceWebview/d8a21c6`, 'tiktok'],
    [`${view} [LinkedInApp]/9.31.0`, 'linkedin'],
    [`${view} Safari Line/15.2.0`, 'line'],
    [`${view} MicroMessenger/8.0.60`, 'wechat'],
    [view, 'ios_webview'],
    [chrome(`${pixel}; wv`, 'Mobile '), 'android_webview'],
    [`${view} Safari/604.1 Version/26.2`, null],
    [`${view} CriOS/156.0 Safari/604.1`, null],
    [chrome(pixel, 'Mobile '), null],
    [chrome(windows), null],
  ])('%s', (userAgent, app) => {
    expect(inAppOf(userAgent)).toBe(app);
  });
});
