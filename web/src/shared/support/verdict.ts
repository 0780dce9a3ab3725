import { type BrowserName, majorOf, type Surroundings } from './browser';

// Whether the service is made for this browser and system. Pure; the data carries its date.

export interface SupportWindow {
  /** The day on which it was written. */
  made: string;
  /** Majors, newest first. Ranks count, not differences: Safari went from 18 to 26. */
  browsers: Partial<Record<BrowserName, string[]>>;
  firefoxEsr: string[];
  systems: Record<string, string[]>;
}

export type Verdict =
  | { is: 'supported' }
  /** It can make a call, and probably will: no reason to stop anybody. */
  | { is: 'older'; part: 'browser' | 'system' }
  | { is: 'unknown' };

const stale_days = 366;
const day_ms = 86_400_000;

export function verdictOn(around: Surroundings, data: SupportWindow, now_ms: number): Verdict {
  // Old data knows nothing of today's browsers, and would warn of the newest.
  if (now_ms - Date.parse(data.made) > stale_days * day_ms) return { is: 'supported' };
  const { browser, system } = around;
  const systemMajors = data.systems[system];
  if (systemMajors && isOlder(around.systemVersion, systemMajors)) {
    return { is: 'older', part: 'system' };
  }
  // Every browser on iOS is the system's own engine.
  if (system === 'ios') return { is: 'supported' };
  const majors = data.browsers[browser];
  if (!majors || !around.version) return { is: 'unknown' };
  const esr = browser === 'firefox' && data.firefoxEsr.includes(String(majorOf(around.version)));
  return esr || !isOlder(around.version, majors)
    ? { is: 'supported' }
    : { is: 'older', part: 'browser' };
}

/** Older than the oldest of the list. A version that is hidden is not held against anybody. */
function isOlder(version: string | null, majors: string[]): boolean {
  const oldest = majors.at(-1);
  return version !== null && oldest !== undefined && majorOf(version) < majorOf(oldest);
}
