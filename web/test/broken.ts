import type { Page } from 'playwright-core';
import { expect } from 'vitest';

// What a browser may lack, and pages that go on without it.

/** Of a browser, how each is broken. Missing ones are undefined, as in an older or a hardened one. */
export const broken: Record<'missing' | 'throws' | 'never answers', string[]> = {
  missing: [
    'AudioContext',
    'ImageCapture',
    'IntersectionObserver',
    'Intl.DateTimeFormat',
    'Intl.DisplayNames',
    'Intl.NumberFormat',
    'Intl.PluralRules',
    'Intl.Segmenter',
    'Notification',
    'HTMLDialogElement.prototype.showModal',
    'HTMLElement.prototype.requestFullscreen',
    'HTMLMediaElement.prototype.setSinkId',
    'MediaDevices.prototype.enumerateDevices',
    'MediaStreamTrack.prototype.getSettings',
    'localStorage',
    'matchMedia',
    'navigator.clipboard',
    'navigator.languages',
    'navigator.permissions',
    'navigator.userActivation',
    'navigator.userAgentData',
    'navigator.vibrate',
    'navigator.wakeLock',
    'sessionStorage',
  ],
  throws: [
    'AudioContext.prototype.createMediaStreamDestination',
    'AudioContext.prototype.createMediaStreamSource',
    'AudioContext.prototype.createOscillator',
    'AudioContext.prototype.resume',
    'CanvasRenderingContext2D.prototype.drawImage',
    'HTMLDialogElement.prototype.showModal',
    'HTMLMediaElement.prototype.play',
    'HTMLMediaElement.prototype.setSinkId',
    'HTMLUserMediaElement.prototype.setConstraints',
    'Intl.DateTimeFormat',
    'Intl.DisplayNames',
    'Intl.NumberFormat',
    'Intl.PluralRules',
    'Intl.Segmenter',
    'MediaDevices.prototype.enumerateDevices',
    'MediaStreamTrack.prototype.getSettings',
    'Permissions.prototype.query',
    'RTCRtpReceiver.getCapabilities',
    'Storage.prototype.getItem',
    'Storage.prototype.setItem',
    'WakeLock.prototype.request',
    'matchMedia',
    'navigator.vibrate',
  ],
  'never answers': [
    'AudioContext.prototype.resume',
    'Clipboard.prototype.writeText',
    'HTMLMediaElement.prototype.play',
    'HTMLMediaElement.prototype.setSinkId',
    'MediaDevices.prototype.enumerateDevices',
    'Permissions.prototype.query',
    'WakeLock.prototype.request',
  ],
};

export function breakAll([how, paths]: [string, string[]]): void {
  for (const path of paths) {
    const names = path.split('.');
    const name = names.pop() ?? '';
    let owner: object | undefined = window;
    for (const one of names) owner = (owner as Record<string, object> | undefined)?.[one];
    if (!owner || !(name in owner)) continue;
    const instead = function (): unknown {
      if (how === 'throws') throw new DOMException(path, 'NotSupportedError');
      return new Promise(() => undefined);
    };
    if (how === 'missing') delete (owner as Record<string, unknown>)[name];
    if (how === 'missing' && !(name in owner)) continue;
    const value = how === 'missing' ? undefined : instead;
    Object.defineProperty(owner, name, { configurable: true, writable: true, value });
  }
  // Only where it is broken: a press on the browser's own control is the browser's.
  if (how !== 'throws') Reflect.deleteProperty(window, 'HTMLUserMediaElement');
}

export async function expectWords(page: Page, screen: string): Promise<void> {
  await page.getByTestId(`screen-${screen}`).waitFor();
  // Effects that break the page do so after it is drawn.
  await page.evaluate(() => new Promise((then) => requestAnimationFrame(() => setTimeout(then))));
  expect(await page.getByTestId('screen-fault').count(), screen).toBe(0);
  expect(await page.locator('h1').first().textContent()).not.toBe('');
}
