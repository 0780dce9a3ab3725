import { answered } from '../attempt';
import Bowser from 'bowser';
import { isIpad } from './ipad';

// Which browser on which system, as far as the browser says. Loaded only where it is asked for.

export type BrowserName = 'chrome' | 'edge' | 'firefox' | 'safari' | 'opera' | 'samsung' | 'other';
export type SystemName = 'windows' | 'macos' | 'chromeos' | 'linux' | 'ios' | 'android' | 'other';

export interface Surroundings {
  browser: BrowserName;
  /** `27.1`, or null where it cannot be told. */
  version: string | null;
  system: SystemName;
  /** Null where the browser hides it, which most do. */
  systemVersion: string | null;
}

/** What Chromium tells beside the frozen user agent. */
export interface ClientHints {
  platform?: string;
  platformVersion?: string;
}

const browsers: Record<string, BrowserName> = {
  chrome: 'chrome',
  chromium: 'chrome',
  brave: 'chrome',
  vivaldi: 'chrome',
  edge: 'edge',
  firefox: 'firefox',
  librewolf: 'firefox',
  focus: 'firefox',
  safari: 'safari',
  opera: 'opera',
  samsung_internet: 'samsung',
};

const systems: Record<string, SystemName> = {
  windows: 'windows',
  macos: 'macos',
  'chrome os': 'chromeos',
  linux: 'linux',
  ios: 'ios',
  android: 'android',
};

export function identify(
  userAgent: string,
  touchPoints = 0,
  hints: ClientHints = {},
): Surroundings {
  const parser = Bowser.getParser(userAgent || 'unknown');
  const name = Object.keys(browsers).find((alias) => parser.isBrowser(alias, true));
  const named = systems[parser.getOSName(true)] ?? 'other';
  const system = isIpad(userAgent, touchPoints) ? 'ios' : named;
  const browser = (name && browsers[name]) || 'other';
  const version = majorMinor(parser.getBrowserVersion());
  return {
    browser,
    version,
    system,
    systemVersion: systemVersionOf(system, browser, version, parser, hints),
  };
}

export function here(hints: ClientHints = {}): Surroundings {
  return identify(navigator.userAgent, navigator.maxTouchPoints, hints);
}

const hints_ms_max = 2000;

/** With the system's version, which Chromium tells only to those who ask for it. */
export async function hereInFull(): Promise<Surroundings> {
  const { userAgentData } = navigator as Navigator & {
    userAgentData?: { getHighEntropyValues(names: string[]): Promise<ClientHints> };
  };
  const hints = await answered(
    async () => userAgentData?.getHighEntropyValues(['platformVersion']),
    hints_ms_max,
  );
  return here(hints ?? {});
}

function systemVersionOf(
  system: SystemName,
  browser: BrowserName,
  version: string | null,
  parser: Bowser.Parser.Parser,
  hints: ClientHints,
): string | null {
  const told = hints.platformVersion;
  switch (system) {
    case 'windows':
      // Windows 11 says 13 and more here, and Windows 10 in its user agent for ever.
      return told ? (majorOf(told) >= 13 ? '11' : majorOf(told) > 0 ? '10' : null) : null;
    case 'macos':
    case 'android':
    case 'chromeos':
      return told ? majorMinor(told) : null;
    case 'ios':
      // Frozen at 18 in the user agent since iOS 26; Safari's own version is the system's.
      return browser === 'safari' ? version : majorMinor(parser.getOSVersion());
    default:
      return null;
  }
}

function majorMinor(version: string | undefined): string | null {
  const found = /^\d+(\.\d+)?/.exec(version ?? '');
  return found ? found[0] : null;
}

export function majorOf(version: string | null): number {
  return Number.parseInt(version ?? '', 10) || 0;
}
