import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { examine, looks, pages, signIn } from './browser';
import { firstView, inLine } from './fixtures';
import type { MockService } from './mock_server';
import { agreed, inCall } from './states';

// Every place for a live connection is taken: both pages say so and when they try again, and go on by themselves.

let service: MockService;
let url: string;
const newVisitor = pages((made, at) => {
  [service, url] = [made, at];
  service.view = { ...structuredClone(firstView), ...agreed };
});
const desktop = { ...looks.desktop, width: 1366, height: 768 };

async function becomesBusy(page: Page, side: 'applicant' | 'representative'): Promise<void> {
  await page.clock.install();
  service.busy = 10;
  service.dropSocket(side);
  await page.getByTestId('busy').waitFor();
}

async function hasPlaceAgain(page: Page): Promise<void> {
  service.busy = null;
  // Fourteen seconds at most, with the jitter.
  await page.clock.fastForward(14_000);
  await page.getByTestId('busy').waitFor({ state: 'detached' });
}

describe.each([
  ['phone', looks.phone],
  ['desktop', desktop],
] as const)('the applicant on a %s', (name, look) => {
  test('reads so in the queue, with the next try', async () => {
    const { page } = await newVisitor(look);
    service.view = { ...service.view, status: 'waiting', queue: inLine(3, 7) };
    await page.goto(`${url}/verify#lnk_good`);
    await page.getByTestId('queue-place').waitFor();
    await becomesBusy(page, 'applicant');
    expect(await page.getByTestId('line-down').count()).toBe(0);
    await expect
      .poll(() => page.getByTestId('busy-next').textContent())
      .toMatch(/Next try in \d+ seconds/);
    await examine(page, `applicant-busy-waiting-${name}`);
    await hasPlaceAgain(page);
    expect(await page.getByTestId('line-down').count()).toBe(0);
  });

  test('reads so before the queue: nothing is lost by waiting', async () => {
    const { page } = await newVisitor(look);
    service.busy = 10;
    await page.clock.install();
    await page.goto(`${url}/verify#lnk_good`);
    await page.getByTestId('busy').waitFor();
    const start = page.getByTestId('start-call');
    expect(await start.getAttribute('aria-disabled')).toBe('true');
    await examine(page, `applicant-busy-check-${name}`);
    await hasPlaceAgain(page);
    await expect.poll(() => start.getAttribute('aria-disabled')).toBe('false');
  });

  test('reads so in a call', async () => {
    const { page } = await newVisitor(look);
    service.view = { ...service.view, ...inCall() };
    await page.goto(`${url}/verify#lnk_good`);
    await page.getByTestId('self-video').waitFor();
    await becomesBusy(page, 'applicant');
    expect(await page.getByTestId('call-line').getAttribute('data-line')).toBe('connecting');
    await examine(page, `applicant-busy-call-${name}`);
    await hasPlaceAgain(page);
  });
});

describe('the console', () => {
  test('says so at the desk', async () => {
    const { page } = await newVisitor(desktop);
    await signIn(page, url);
    await becomesBusy(page, 'representative');
    expect(await page.getByTestId('console-line').textContent()).toContain('Busy');
    await page.getByTestId('go-available').click();
    await page.getByText('nothing was lost').waitFor();
    await examine(page, 'console-busy-desk');
    await hasPlaceAgain(page);
    await expect.poll(() => page.getByTestId('console-line').textContent()).toBe('Online');
  });

  test('says so in a call', async () => {
    const { page } = await newVisitor(desktop);
    await signIn(page, url);
    service.putInCall();
    await page.getByTestId('self-video').waitFor();
    await becomesBusy(page, 'representative');
    await examine(page, 'console-busy-call');
    await hasPlaceAgain(page);
  });
});

test('a connection that is only lost is not called busy', async () => {
  const { page } = await newVisitor(looks.phone);
  service.view = { ...service.view, status: 'waiting', queue: inLine(3, 7) };
  await page.goto(`${url}/verify#lnk_good`);
  await page.getByTestId('queue-place').waitFor();
  service.refuseSockets = true;
  service.dropSocket('applicant');
  await page.getByTestId('line-down').waitFor();
  expect(await page.getByTestId('busy').count()).toBe(0);
});
