import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { examine, looks, pages, signIn } from './browser';
import { firstView, inLine, runningCall as call, staffCall } from './fixtures';
import type { MockService } from './mock_server';
import { agreed } from './states';

// Parts of the pages that are fetched when they are needed, and do not come: the line is gone, or the service was
// upgraded while the page was open and has other files now.

let service: MockService;
let url: string;
const newVisitor = pages((made, at) => {
  [service, url] = [made, at];
  service.view = { ...structuredClone(firstView), ...agreed };
  service.when('go_available', () => service.setConsole({ availability: 'available' }));
});

async function checking() {
  const visitor = await newVisitor(looks.phone);
  await visitor.page.goto(`${url}/verify#lnk_good`);
  await visitor.page.getByTestId('start-call').waitFor();
  await visitor.page.waitForLoadState('networkidle');
  return visitor;
}

/** Every file has another name from now on. */
const upgrade = (context: BrowserContext) =>
  context.route('**/assets/**', (route) => route.fulfill({ status: 404, body: '' }));

const goOffline = (context: BrowserContext) =>
  context.route('**/assets/**', (route) => route.abort('internetdisconnected'));

const back = (context: BrowserContext) => context.unroute('**/assets/**');

const missing = (page: Page) => page.getByTestId('part-missing');

describe('a part that does not come', () => {
  test('because the line is gone, is fetched again by a press', async () => {
    const { page, context } = await checking();
    await goOffline(context);
    await page.getByTestId('choose-slot').click();
    await missing(page).getByText('We couldn’t reach the server.').waitFor();
    await examine(page, 'part-unreachable');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByTestId('part-again').click();
    await expect.poll(() => asked.some((one) => one.includes('SlotPicker'))).toBe(true);
    await missing(page).waitFor();
    await back(context);
    await page.getByTestId('part-again').click();
    await page.getByTestId('slot-picker').waitFor();
  });

  test('although the line is back, because the browser keeps the failure, offers a reload', async () => {
    const { page, context } = await checking();
    await context.route('**/SlotPicker*', (route) => route.abort());
    await page.getByTestId('choose-slot').click();
    await missing(page).getByText('Please reload this page').waitFor();
    expect(await missing(page).textContent()).not.toContain('new version');
    expect(await page.getByTestId('part-again').count()).toBe(0);
    await context.unroute('**/SlotPicker*');
    await page.getByTestId('part-reload').click();
    await page.getByTestId('choose-slot').click();
    await page.getByTestId('slot-picker').waitFor();
  });

  test('because the service was upgraded, offers a reload that keeps the place', async () => {
    const { page, context } = await checking();
    service.setView({ status: 'waiting', queue: inLine(2, 3) });
    await page.getByTestId('screen-waiting').waitFor();
    await upgrade(context);
    await page.getByTestId('leave-queue').click();
    await missing(page).getByText('A new version is available').waitFor();
    await examine(page, 'part-updated');
    await back(context);
    await page.getByTestId('part-reload').click();
    await page.getByTestId('screen-waiting').waitFor();
    await page.getByTestId('leave-queue').click();
    await page.getByTestId('leave-queue-dialog').waitFor();
    expect(service.said('leave_queue')).toEqual([]);
  });

  test('in a call leaves the call alone until the reload is pressed', async () => {
    const { page, context } = await newVisitor(looks.phone);
    await page.goto(`${url}/verify#lnk_good`);
    await page.getByTestId('start-call').waitFor();
    await upgrade(context);
    service.setView({ status: 'in_call', call });
    await page.getByTestId('screen-call').waitFor();
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('', 'NotAllowedError'));
      const [track] = (window as unknown as { openedTracks: MediaStreamTrack[] }).openedTracks;
      track?.stop();
      track?.dispatchEvent(new Event('ended'));
    });
    // What is wrong is said without the part that says it better.
    await page.getByTestId('device-try-again').waitFor();
    await missing(page).getByText('A new version is available').waitFor();
    await page.getByTestId('mute').click();
    await page.getByRole('button', { name: 'Unmute' }).waitFor();
    await back(context);
    await page.getByTestId('part-reload').click();
    await page.getByTestId('screen-call').waitFor();
    expect(service.said('leave_call')).toEqual([]);
  });
});

test('the console tells that what watches the picture is of an older version', async () => {
  const { page, context } = await newVisitor(looks.desktop);
  await signIn(page, url);
  await upgrade(context);
  await page.getByTestId('go-available').click();
  await missing(page).getByText('A new version is available').waitFor();
  await examine(page, 'part-updated-console');
  await back(context);
  service.setConsole({ call: staffCall });
  await page.getByTestId('screen-call').waitFor();
  await page.getByTestId('part-reload').click();
  await page.getByTestId('screen-call').waitFor();
  await missing(page).waitFor({ state: 'detached' });
});
