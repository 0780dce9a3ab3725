import type { BrowserName, Surroundings, SystemName } from '../support/browser';
import type { InApp } from '../support/in_app';
import type { Input, InputProblem, Permission } from './input_problem';

// What went wrong with camera or microphone -> which page tells how to mend it. No browser here.

export type RecoveryId =
  | 'dismissed'
  | 'site_chrome'
  | 'site_edge'
  | 'site_opera'
  | 'site_android'
  | 'site_firefox'
  | 'site_firefox_android'
  | 'site_safari'
  | 'site_ios_safari'
  | 'site_ios_other'
  | 'site_other'
  | 'system_windows'
  | 'system_macos'
  | 'system_chromeos'
  | 'system_android'
  | 'system_ios'
  | 'system_other'
  | 'frame'
  | 'not_found'
  | 'in_use'
  | 'in_app'
  | 'insecure'
  | 'unknown';

export interface Circumstances {
  problem: InputProblem;
  around: Pick<Surroundings, 'browser' | 'system'>;
  secure: boolean;
  inFrame: boolean;
  /** The page around lets this frame have camera and microphone. */
  frameAllows: boolean;
  inApp: InApp | null;
}

export interface Recovery {
  id: RecoveryId;
  input: Input | null;
}

/** A person needs longer than this to answer a question, or even to see it. */
const answered_ms_min = 400;

export function recoveryFor(now: Circumstances): Recovery {
  return { id: recoveryId(now), input: now.problem.input };
}

function recoveryId(now: Circumstances): RecoveryId {
  const { problem, inApp } = now;
  switch (problem.kind) {
    case 'insecure':
      if (inApp) return 'in_app';
      return now.secure ? 'unknown' : 'insecure';
    case 'denied':
    case 'denied_by_system':
      return deniedId(now);
    case 'not_found':
      return 'not_found';
    case 'in_use':
      return 'in_use';
    case 'unknown':
      return inApp ? 'in_app' : 'unknown';
  }
}

function deniedId({ problem, around, inFrame, frameAllows, inApp }: Circumstances): RecoveryId {
  if (inFrame && !frameAllows) return 'frame';
  if (inApp) return 'in_app';
  const { signal } = problem;
  // Chrome on a Mac says it so, while the site's own permission is still open.
  if (problem.kind === 'denied_by_system' || /by system/i.test(signal?.message ?? '')) {
    return systemId(around.system);
  }
  if (signal && wasDismissed(around, signal.message, signal.permissions, signal.waited_ms)) {
    return 'dismissed';
  }
  return siteId(around.browser, around.system);
}

function wasDismissed(
  { browser, system }: Circumstances['around'],
  message: string,
  permissions: Permission[],
  waited_ms: number,
): boolean {
  if (permissions.includes('denied')) return false;
  if (/dismissed/i.test(message)) return true;
  // Safari forgets nothing before a reload and still says "prompt": asking again would be in vain.
  if (browser === 'safari' || system === 'ios') return false;
  return permissions.includes('prompt') && waited_ms >= answered_ms_min;
}

function siteId(browser: BrowserName, system: SystemName): RecoveryId {
  if (system === 'ios') return browser === 'safari' ? 'site_ios_safari' : 'site_ios_other';
  if (system === 'android') return browser === 'firefox' ? 'site_firefox_android' : 'site_android';
  switch (browser) {
    case 'chrome':
      return 'site_chrome';
    case 'edge':
      return 'site_edge';
    case 'opera':
      return 'site_opera';
    case 'firefox':
      return 'site_firefox';
    case 'safari':
      return 'site_safari';
    default:
      return 'site_other';
  }
}

function systemId(system: SystemName): RecoveryId {
  switch (system) {
    case 'windows':
    case 'macos':
    case 'chromeos':
    case 'android':
    case 'ios':
      return `system_${system}`;
    default:
      return 'system_other';
  }
}

/** A new try in the same page is in vain: the browser reads the answer only when a page begins. */
export function needsReload(id: RecoveryId): boolean {
  switch (id) {
    case 'site_firefox':
    case 'site_firefox_android':
    case 'site_safari':
    case 'site_ios_safari':
    case 'site_ios_other':
    // Nobody knows of it, and a reload does no harm.
    case 'site_other':
      return true;
    default:
      return false;
  }
}
