import { describe, expect, test } from 'vitest';
import type { BrowserName, SystemName } from '../support/browser';
import {
  type InputProblem,
  type InputProblemKind,
  type Permission,
  type SecondLook,
  worthAQuietTry,
} from './input_problem';
import { type Circumstances, type RecoveryId, recoveryFor } from './recovery';

function denied(message = '', permission: Permission = 'denied', waited_ms = 3000): InputProblem {
  return {
    kind: 'denied',
    input: null,
    signal: { message, permissions: [permission, permission], waited_ms },
  };
}
const of = (kind: InputProblemKind): InputProblem => ({ kind, input: null });

function circumstances(
  problem: InputProblem,
  browser: BrowserName,
  system: SystemName,
  more: Partial<Circumstances> = {},
): Circumstances {
  const around = { browser, system };
  return { problem, around, secure: true, inFrame: false, frameAllows: true, inApp: null, ...more };
}

describe('what to do about a camera', () => {
  test.each<[RecoveryId, ...Parameters<typeof circumstances>]>([
    // Closed, not refused: the browser asks again.
    ['dismissed', denied('Permission dismissed', 'prompt'), 'chrome', 'windows'],
    ['dismissed', denied('', 'prompt', 900), 'firefox', 'linux'],
    // Refused faster than a person could: a block that the browser keeps to itself.
    ['site_firefox', denied('', 'prompt', 20), 'firefox', 'linux'],
    ['site_safari', denied('', 'prompt', 5000), 'safari', 'macos'],
    ['site_ios_other', denied('', 'prompt', 5000), 'chrome', 'ios'],
    // Refused for this site.
    ['site_chrome', denied('Permission denied'), 'chrome', 'windows'],
    ['site_chrome', denied('Permission dismissed', 'denied'), 'chrome', 'macos'],
    ['site_edge', denied(), 'edge', 'windows'],
    ['site_opera', denied(), 'opera', 'windows'],
    ['site_android', denied(), 'chrome', 'android'],
    ['site_android', denied(), 'samsung', 'android'],
    ['site_firefox', denied(), 'firefox', 'linux'],
    ['site_firefox_android', denied(), 'firefox', 'android'],
    ['site_safari', denied('', 'unknown'), 'safari', 'macos'],
    ['site_ios_safari', denied('', 'unknown'), 'safari', 'ios'],
    ['site_ios_other', denied(), 'firefox', 'ios'],
    ['site_other', denied(), 'other', 'linux'],
    // The site may, the system does not let the browser.
    ['system_windows', of('denied_by_system'), 'chrome', 'windows'],
    ['system_macos', of('denied_by_system'), 'firefox', 'macos'],
    ['system_macos', denied('Permission denied by system', 'prompt'), 'chrome', 'macos'],
    ['system_chromeos', of('denied_by_system'), 'chrome', 'chromeos'],
    ['system_android', of('denied_by_system'), 'chrome', 'android'],
    ['system_ios', of('denied_by_system'), 'safari', 'ios'],
    ['system_other', of('denied_by_system'), 'firefox', 'linux'],
    // A frame without allow="camera; microphone", and one with it.
    ['frame', denied(), 'chrome', 'windows', { inFrame: true, frameAllows: false }],
    ['site_chrome', denied(), 'chrome', 'windows', { inFrame: true, frameAllows: true }],
    // Apps' own browsers.
    ['in_app', denied(), 'safari', 'ios', { inApp: 'instagram' }],
    ['in_app', of('insecure'), 'other', 'ios', { inApp: 'ios_webview' }],
    ['in_app', of('unknown'), 'chrome', 'android', { inApp: 'android_webview' }],
    ['not_found', of('not_found'), 'chrome', 'windows'],
    ['in_use', of('in_use'), 'firefox', 'windows'],
    ['insecure', of('insecure'), 'chrome', 'windows', { secure: false }],
    ['unknown', of('insecure'), 'other', 'linux'],
    ['unknown', of('unknown'), 'chrome', 'windows'],
  ])('%s', (id, problem, browser, system, more) => {
    expect(recoveryFor(circumstances(problem, browser, system, more)).id).toBe(id);
  });
});

const look: SecondLook = { permissions: ['granted', 'granted'], present: true, returned: false };

describe('whether to try again unseen', () => {
  test.each<[InputProblemKind, Partial<SecondLook>, boolean]>([
    ['denied', {}, true],
    ['denied', { permissions: ['granted', 'denied'] }, false],
    // It would ask somebody who is still reading.
    ['denied', { permissions: ['prompt', 'prompt'], returned: true }, false],
    ['denied', { permissions: ['unknown', 'unknown'] }, false],
    ['denied', { permissions: ['unknown', 'unknown'], returned: true }, true],
    ['denied_by_system', {}, true],
    ['in_use', {}, true],
    ['not_found', { present: false }, false],
    ['not_found', { permissions: ['prompt', 'prompt'] }, true],
    ['not_found', { permissions: ['denied', 'granted'] }, false],
    ['insecure', { returned: true }, false],
  ])('%s %o: %s', (kind, change, expected) => {
    expect(worthAQuietTry(of(kind), { ...look, ...change })).toBe(expected);
  });
});
