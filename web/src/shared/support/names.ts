import type { BrowserName, SystemName } from './browser';

/** As their makers write them, in every language; null where we do not know it. */
export const browserNames: Record<BrowserName, string | null> = {
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  safari: 'Safari',
  opera: 'Opera',
  samsung: 'Samsung Internet',
  other: null,
};

export const systemNames: Record<SystemName, string | null> = {
  windows: 'Windows',
  macos: 'macOS',
  chromeos: 'ChromeOS',
  linux: 'Linux',
  ios: 'iOS',
  android: 'Android',
  other: null,
};
