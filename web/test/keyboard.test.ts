import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launch, looks, type Visitor, visit } from './browser';
import { firstView, inLine } from './fixtures';
import { MockService } from './mock_server';

// The whole way with nothing but a keyboard, and what a screen reader is told on it.

let browser: Browser;
let service: MockService;
let visitor: Visitor;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  service = new MockService();
  service.view = structuredClone(firstView);
  visitor = await visit(browser, looks.phone);
  await visitor.page.goto(`${await service.start()}/verify#lnk_good`);
});
afterEach(async () => {
  await visitor.context.close();
  service.stop();
  expect(visitor.complaints).toEqual([]);
});

/** Tab from the first control to the last: none is skipped, each is seen to have the focus. */
async function tabThroughAll(page: Page): Promise<void> {
  const count = await page.evaluate(markControls);
  expect(count).toBeGreaterThan(0);
  for (let at = 0; at < count; ++at) {
    if (at > 0) await page.keyboard.press('Tab');
    expect(await page.evaluate(focused)).toEqual({ at: String(at), seen: true });
  }
}

/** Numbers the controls as they stand in the page, and goes to the first. */
function markControls(): number {
  const controls = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
  ].filter((one) => one.checkVisibility());
  controls.forEach((one, at) => (one.dataset['at'] = String(at)));
  // As the keyboard would come to it.
  document.body.tabIndex = -1;
  document.body.focus();
  controls[0]?.focus({ focusVisible: true } as FocusOptions);
  return controls.length;
}

function focused(): { at: string | undefined; seen: boolean } {
  const now = document.activeElement as HTMLElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(now);
  const { top, bottom } = now.getBoundingClientRect();
  const onScreen = bottom > 0 && top < window.innerHeight;
  return {
    at: now.dataset['at'],
    seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && onScreen,
  };
}

/** Tab on from where the focus is, at most once through the page. */
async function tabTo(page: Page, testid: string): Promise<void> {
  for (let presses = 0; presses < 60; ++presses) {
    const now = await page.evaluate(
      () => (document.activeElement as HTMLElement).dataset['testid'],
    );
    if (now === testid) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${testid}`);
}

const said = (page: Page) => page.locator('#page').ariaSnapshot();

describe('the keyboard', () => {
  test('leads from the link to the controls of the call', async () => {
    const { page } = visitor;
    service.when('POST /applicant/consent', () =>
      service.setView({ consent: { version: '2026-11', given: true } }),
    );
    service.when('join_queue', () => service.setView({ status: 'waiting', queue: inLine(1, 1) }));
    await page.getByTestId('screen-intro').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await tabTo(page, 'consent-checkbox');
    await page.keyboard.press('Space');
    await tabTo(page, 'consent-continue');
    await page.keyboard.press('Enter');

    await page.getByTestId('start-call').waitFor();
    await tabTo(page, 'start-call');
    await page.keyboard.press('Enter');
    await page.getByTestId('queue-place').waitFor();
    await tabThroughAll(page);

    service.putInCall();
    await page.getByTestId('screen-call').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await tabTo(page, 'mute');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Unmute' }).waitFor();
    await tabTo(page, 'camera-off');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Camera on' }).waitFor();
    await tabThroughAll(page);
  });

  test('reaches everything, visibly, on the screens before the call', async () => {
    const { page } = visitor;
    await page.getByTestId('screen-intro').waitFor();
    await tabThroughAll(page);
    service.setView({ consent: { version: '2026-11', given: true } });
    await page.getByTestId('start-call').waitFor();
    await tabThroughAll(page);
    await page.getByTestId('open-help').click();
    await page.getByTestId('screen-help').waitFor();
    await tabThroughAll(page);
  });

  test('changes the language, and the page is drawn anew where it is', async () => {
    const { page } = visitor;
    await page.getByTestId('consent-checkbox').check();
    await page.getByTestId('language').focus();
    await page.keyboard.press('E');
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: 'Verifica tu identidad' }).waitFor();
    expect(await page.getByTestId('consent-checkbox').isChecked()).toBe(true);
  });
});

test('a screen reader is told what there is, by its name', async () => {
  const { page } = visitor;
  await page.getByTestId('screen-intro').waitFor();
  const intro = await said(page);
  expect(intro).toContain('banner:');
  expect(intro).toContain('navigation "More about your verification"');
  expect(intro).toContain('combobox "Language"');
  expect(intro).toContain('heading "Verify your identity" [level=1]');
  expect(intro).toMatch(/checkbox "I agree to a live video call .* Northwork/);
  expect(intro).toContain('button "Continue"');

  service.setView({ consent: { version: '2026-11', given: true } });
  await page.getByTestId('start-call').waitFor();
  const devices = await said(page);
  expect(devices).toContain('combobox "Microphone"');
  expect(devices).toContain('button "Join the queue"');

  service.setView({ status: 'waiting', queue: inLine(3, 7) });
  await page.getByTestId('queue-place').waitFor();
  const waiting = await said(page);
  expect(waiting).toContain('heading "You’re in the queue" [level=1]');
  expect(waiting).toContain('status:');
  expect(waiting).toContain('button "Leave the queue"');

  service.putInCall();
  await page.getByTestId('screen-call').waitFor();
  const call = await said(page);
  expect(call).toContain('heading "Your call with Jonas Weber" [level=1]');
  for (const name of ['Mute', 'Camera off']) expect(call).toContain(`button "${name}"`);
});
