import puppeteer, { type Browser } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { firstView, inLine, runningCall as call } from './fixtures';
import { MockService } from './mock_server';

// Firefox, with what its careful users turn on and off: for real, and not as faults.test.ts plays it.

const careful = {
  'privacy.resistFingerprinting': true,
  'dom.webaudio.enabled': false,
  'media.autoplay.default': 5,
  'dom.event.clipboardevents.enabled': false,
  'dom.storage.enabled': false,
  'permissions.default.desktop-notification': 2,
  'intl.accept_languages': 'en-US',
};

let browser: Browser;
let service: MockService;
let url: string;

beforeEach(async () => {
  service = new MockService();
  service.view = { ...structuredClone(firstView), consent: { version: '2026-11', given: true } };
  url = await service.start();
});
afterEach(async () => {
  await browser.close();
  service.stop();
});

test('check, queue and call go on', async () => {
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      ...careful,
    },
  });
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  const see = async (testid: string) => {
    await page.locator(`[data-testid=${testid}]`).waitHandle();
    expect(await page.$('[data-testid=screen-fault]')).toBeNull();
    expect(await page.$eval('h1', ({ textContent }) => textContent)).not.toBe('');
  };
  const press = async (testid: string) => {
    const place = page.locator(`[data-testid=${testid}]`);
    await (await place.waitHandle()).evaluate((one) => one.scrollIntoView({ block: 'nearest' }));
    await place.click();
  };
  await page.goto(`${url}/verify#lnk_good`);
  await press('use-link');
  await see('screen-devices');
  // The preferences took.
  expect(await page.evaluate(() => 'AudioContext' in window)).toBe(false);
  await page.locator('[data-testid=turn-on-devices], [data-testid=start-call]').waitHandle();
  if (await page.$('button[data-testid=turn-on-devices]')) await press('turn-on-devices');
  await press('start-call');
  await expect.poll(() => service.said('join_queue').length).toBe(1);
  service.setView({ status: 'waiting', queue: inLine(2, 3) });
  await see('screen-waiting');
  service.setView({ status: 'in_call', queue: null, call });
  await see('screen-call');
  await press('mute');
  await expect.poll(() => service.said('call_media').at(-1)?.['muted']).toBe(true);
  await press('leave-call');
  await press('leave-stay');
  await see('screen-call');
  expect(complaints).toEqual([]);
});
