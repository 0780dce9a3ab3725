import assert from 'node:assert/strict';
import type { Tab } from '../harness/tab.ts';

// What an applicant does on the Visavis page.

export async function opensLink(tab: Tab, url: string): Promise<void> {
  await tab.open(url);
  await usesLink(tab);
}

/** A link is used by a press. */
export async function usesLink(tab: Tab): Promise<void> {
  await tab.press('use-link');
  await tab.until('the link to leave the address', () => location.hash === '' || undefined, null);
}

export async function consents(tab: Tab): Promise<void> {
  await tab.see('screen-intro');
  await tab.press('consent-checkbox');
  await tab.press('consent-continue');
}

/** Sees the own picture moving, and the level of the own voice. */
export async function checksDevices(tab: Tab): Promise<void> {
  await tab.see('screen-devices');
  await seesSelf(tab);
  await tab.until(
    `${tab.who} to see the level of their voice`,
    () => {
      const level = document.querySelector('[data-testid="mic-level"]')?.getAttribute('data-level');
      return Number(level) > 0.35 || undefined;
    },
    null,
  );
  await tab.read('mic-status', /hear you/);
}

export async function seesSelf(tab: Tab): Promise<void> {
  await tab.until(
    `${tab.who} to see their own picture move`,
    () => (window.seen.shown['self-video'] ?? 0) > 3 || undefined,
    null,
  );
}

export async function startsCall(tab: Tab): Promise<void> {
  await tab.press('start-call');
}

export async function seesPlace(tab: Tab, place: number, of: number): Promise<void> {
  await tab.read('queue-place', new RegExp(`^${place}$`));
  await tab.read('queue-length', new RegExp(`\\b${of}\\b`));
}

/** From the link to the queue. */
export async function joinsQueue(tab: Tab, url: string, place = 1): Promise<void> {
  await opensLink(tab, url);
  await consents(tab);
  await tab.see('start-call');
  await startsCall(tab);
  await seesPlace(tab, place, place);
}

export async function seesScreen(tab: Tab, name: string): Promise<void> {
  await tab.see(`screen-${name}`);
}

export async function readsReasons(tab: Tab, ...expected: RegExp[]): Promise<void> {
  const text = await tab.read('reasons');
  for (const one of expected) assert.match(text, one);
}
