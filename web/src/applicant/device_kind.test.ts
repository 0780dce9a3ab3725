import { expect, test } from 'vitest';
import { deviceKind, type Machine } from './device_kind';

const safari = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0';

test.each([
  [
    'computer',
    {
      userAgent: `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${safari} Safari/605.1.15`,
      maxTouchPoints: 0,
    },
  ],
  [
    'phone',
    {
      userAgent: `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${safari} Safari/605.1.15`,
      maxTouchPoints: 5,
    },
  ],
  [
    'phone',
    {
      userAgent: `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${safari} Mobile/15E148 Safari/604.1`,
      maxTouchPoints: 5,
    },
  ],
  [
    'phone',
    {
      userAgent: 'Mozilla/5.0 (Android 15; Mobile; rv:146.0) Gecko/146.0 Firefox/146.0',
      maxTouchPoints: 5,
    },
  ],
  [
    'phone',
    {
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/143.0.0.0',
      userAgentData: { mobile: true },
      maxTouchPoints: 5,
    },
  ],
  [
    'computer',
    {
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/143.0.0.0',
      userAgentData: { mobile: false },
      maxTouchPoints: 10,
    },
  ],
  [
    'computer',
    {
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      maxTouchPoints: 0,
    },
  ],
] satisfies [string, Machine][])('%s: %o', (kind, machine) => {
  expect(deviceKind(machine)).toBe(kind);
});
