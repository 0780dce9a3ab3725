import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  examine,
  expectDevicesOff,
  launch,
  type Look,
  looks,
  type Visitor,
  visit,
} from './browser';
import { firstView, runningCall as call, staffCall } from './fixtures';
import { MockService } from './mock_server';

// What breaks in a page or is not there in a browser: the page never becomes blank, and nobody is
// seen by way of a page that shows nothing.

const agreed = { ...firstView, consent: { version: '2026-11', given: true } };

let browser: Browser;
let service: MockService;
let url: string;
const visitors: Visitor[] = [];

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  service = new MockService();
  service.view = structuredClone(agreed);
  service.when('go_available', () => service.setConsole({ availability: 'available' }));
  url = await service.start();
});
afterEach(async () => {
  await Promise.all(visitors.splice(0).map(({ context }) => context.close()));
  service.stop();
});

async function come(look: Look = looks.phone): Promise<Visitor> {
  const visitor = await visit(browser, look);
  visitors.push(visitor);
  return visitor;
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${url}/console`);
  await page.getByTestId('email').fill('jonas@market.example');
  await page.getByTestId('password').fill('correct horse');
  await page.getByTestId('sign-in').click();
  await page.getByTestId('screen-desk').waitFor();
}

/** Times are read by whatever is drawn every second. */
const breakDrawing = (page: Page) =>
  page.evaluate(() => {
    Date.parse = () => {
      throw new Error('broken on purpose');
    };
  });

describe('something throws while the page is drawn in a call', () => {
  test('the applicant reads words, is not seen any more, and a reload brings the call back', async () => {
    const { page } = await come();
    await page.goto(`${url}/verify#lnk_good`);
    await page.getByTestId('start-call').waitFor();
    service.setView({ status: 'in_call', call });
    await page.getByTestId('screen-call').waitFor();
    await breakDrawing(page);
    await page.getByTestId('screen-fault').waitFor();
    await page.getByRole('heading', { name: 'This page had a problem' }).waitFor();
    expect(await page.title()).toBe('This page had a problem');
    await page.getByRole('button', { name: 'Back to Northwork' }).waitFor();
    await expectDevicesOff(page);
    await examine(page, 'fault-phone');
    await page.getByTestId('fault-reload').click();
    await page.getByTestId('screen-call').waitFor();
  });

  test('the representative, too, and finds the draft of the decision again', async () => {
    const { page } = await come(looks.desktopDark);
    await signIn(page);
    service.setConsole({ call: staffCall });
    await page.getByTestId('item-c1-ok').check({ force: true });
    await breakDrawing(page);
    await page.getByTestId('screen-fault').waitFor();
    await expectDevicesOff(page);
    await examine(page, 'fault-desktop-dark');
    await page.getByTestId('fault-reload').click();
    await page.getByTestId('screen-call').waitFor();
    expect(await page.getByTestId('item-c1-ok').isChecked()).toBe(true);
    await breakDrawing(page);
    service.when('DELETE /console/session', () => service.endSession('representative'));
    await page.getByTestId('fault-leave').click();
    await page.getByTestId('screen-sign_in').waitFor();
  });
});
