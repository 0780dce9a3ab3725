import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { examine, launch, looks, picture, type Visitor, visit } from './browser';
import { firstView, MockService } from './mock_server';

// Both pages in one call: what one does, the other sees.

let browser: Browser;
let service: MockService;
let url: string;
let visitors: Visitor[] = [];
let applicant: Page;
let representative: Page;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  service = new MockService();
  url = await service.start();
  service.view = { ...structuredClone(firstView), consent: { version: '2026-11', given: true } };
  visitors = await Promise.all([visit(browser, looks.desktop), visit(browser, looks.phone)]);
  [representative, applicant] = visitors.map(({ page }) => page) as [Page, Page];
  await representative.goto(`${url}/console`);
  await representative.getByTestId('email').fill('jonas@market.example');
  await representative.getByTestId('password').fill('correct horse');
  await representative.getByTestId('sign-in').click();
  await representative.getByTestId('screen-desk').waitFor();
  await applicant.goto(`${url}/verify#lnk_good`);
  await applicant.getByTestId('start-call').waitFor();
  service.takeCall();
  for (const page of [applicant, representative]) await page.getByTestId('screen-call').waitFor();
});
afterEach(async () => {
  const complaints = visitors.flatMap((one) => one.complaints);
  await Promise.all(visitors.map(({ context }) => context.close()));
  service.stop();
  expect(complaints).toEqual([]);
});

async function reads(page: Page, testid: string, words: string): Promise<void> {
  await expect
    .poll(
      () =>
        page
          .getByTestId(testid)
          .last()
          .textContent({ timeout: 1000 })
          .catch(() => ''),
      {
        timeout: 8000,
      },
    )
    .toContain(words);
}

/** Everything that a screen reader would be told. */
function announced(page: Page): Promise<string> {
  return page.evaluate(() =>
    Array.from(
      document.querySelectorAll('[data-testid=announcer]'),
      ({ textContent }) => textContent,
    ).join('|'),
  );
}

test('they write to each other, and a reload keeps it', async () => {
  await representative.getByTestId('chat-text').fill('Can you hear me?');
  await representative.getByTestId('chat-text').press('Enter');
  await expect.poll(() => representative.getByTestId('chat-text').inputValue()).toBe('');
  await reads(applicant, 'chat-unread', '1');
  await expect.poll(() => announced(applicant)).toContain('Jonas Weber wrote: Can you hear me?');
  await applicant.getByTestId('chat-toggle').click();
  await reads(applicant, 'chat-peer', 'Can you hear me?');
  await applicant.getByTestId('chat-text').press('Shift+Enter');
  await applicant.getByTestId('chat-text').fill('No.\n\u0007Nothing <b>at all</b>.');
  await applicant.getByTestId('chat-send').click();
  await reads(representative, 'chat-peer', 'Nothing <b>at all</b>.');
  const last = service.received.findLast(({ message }) => message['type'] === 'call_chat');
  expect(last?.message['text'], 'no control characters').toBe('No.\nNothing <b>at all</b>.');
  await expect.poll(() => announced(representative)).toContain('wrote: No.');
  await picture(applicant, 'talk-applicant-chat');
  await picture(representative, 'talk-console-chat');
  for (const page of [applicant, representative]) await page.reload();
  await reads(representative, 'chat-me', 'Can you hear me?');
  await applicant.getByTestId('chat-toggle').click();
  await reads(applicant, 'chat-me', 'No.');
  expect(await announced(applicant), 'old messages are no news').not.toContain('wrote');
});

test('the applicant reads what is asked, and the next item is suggested', async () => {
  await representative.getByTestId('item-q1-ask').click();
  await reads(applicant, 'call-now', 'What did you make last at Kente Studio?');
  await expect.poll(() => announced(applicant)).toContain('Question: What did you make last');
  await reads(representative, 'item-q1-ask', 'Shown to the applicant');
  expect(await representative.getByTestId('item-q1').getAttribute('aria-current')).toBe('step');
  await examine(representative, 'talk-console-asking');
  await representative.getByTestId('item-q1-ok').check({ force: true });
  await applicant.getByTestId('call-now').waitFor({ state: 'detached' });
  await expect
    .poll(() => representative.getByTestId('ask-next').getAttribute('data-item'))
    .toBe('c1');
  await representative.getByTestId('item-c1-ok').check({ force: true });
  await representative.getByTestId('item-q2-ok').check({ force: true });
  await expect
    .poll(() => representative.getByTestId('ask-next').getAttribute('data-item'))
    .toBe('h1');
  await representative.keyboard.press('Alt+n');
  await reads(applicant, 'call-now', 'Turn your head all the way');
  await applicant.getByTestId('gesture').waitFor();
  await examine(applicant, 'talk-applicant-asked');
  await representative.getByTestId('item-h1-ask').click();
  await applicant.getByTestId('call-now').waitFor({ state: 'detached' });
});

test('each sees that the other is muted or dark', async () => {
  await applicant.getByTestId('mute').click();
  await reads(representative, 'peer-switches', 'Applicant is muted');
  await representative.getByTestId('camera-off').click();
  await reads(applicant, 'peer-switches', 'Jonas Weber has the camera off');
  await applicant.getByTestId('stage-peer').waitFor();
  await picture(applicant, 'talk-applicant-peer-dark');
  await applicant.getByTestId('mute').click();
  await representative.getByTestId('peer-switches').waitFor({ state: 'detached' });
  // A service that was started anew knows nothing: it is told again.
  const before = service.received.filter(({ message }) => message['type'] === 'call_media').length;
  service.dropLine('representative');
  await expect
    .poll(() => service.received.filter(({ message }) => message['type'] === 'call_media').length)
    .toBeGreaterThan(before);
});

test('a still of the other is shown while their line carries no video', async () => {
  const jpeg = await applicant.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.getContext('2d')?.fillRect(0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/jpeg').replace(/^.*,/, '');
  });
  const sides = [
    ['applicant', applicant],
    ['representative', representative],
  ] as const;
  // A still from before the connection would be taken away with it.
  for (const [, page] of sides) await page.getByTestId('call-quality').waitFor();
  for (const [side, page] of sides) {
    service.sendStill(side, jpeg);
    const still = page.getByTestId('remote-still');
    await still.waitFor();
    await expect
      .poll(() => still.evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0);
    service.sendStill(side, '');
    await still.waitFor({ state: 'detached' });
  }
});

test('leaving ends the call for both', async () => {
  await applicant.getByTestId('leave-call').click();
  await applicant.getByTestId('leave-confirm').click();
  await applicant.getByRole('heading', { name: 'You left the call' }).waitFor();
  await reads(representative, 'call-over', 'left the call');
});
