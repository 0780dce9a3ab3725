import { readFileSync } from 'node:fs';
import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import supported from '../src/shared/support/window.json';
import { examine, looks, pages, type Visitor } from './browser';
import type { MockService } from './mock_server';

// Browsers that are older, and those that cannot: none of these uses up a link that works once.

let service: MockService;
let url: string;
const newVisitor = pages((made, at) => {
  [service, url] = [made, at];
});

async function come(
  more: BrowserContextOptions = {},
): Promise<Visitor & { usedUp: () => boolean }> {
  const visitor = await newVisitor(looks.phone, 'allowed', more);
  let used = false;
  visitor.page.on('request', (request) => {
    used ||= request.method() === 'POST' && request.url().endsWith('/applicant/session');
  });
  return { ...visitor, usedUp: () => used };
}

const read = (name: string) => readFileSync(new URL(`../dist/${name}`, import.meta.url), 'utf8');
const chrome = (major: number) =>
  `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36`;
const newest = Number(supported.browsers.chrome[0]);

describe('a browser that cannot make a call', () => {
  test('without JavaScript', async () => {
    const { page, usedUp } = await come({ javaScriptEnabled: false });
    await page.goto(`${url}/verify#lnk_good`);
    await page.getByRole('heading', { name: 'This page needs JavaScript' }).waitFor();
    await page.getByRole('link').click();
    await page.getByRole('heading', { name: 'Please use another browser' }).waitFor();
    expect(usedUp()).toBe(false);
  });

  test('without modules, as Internet Explorer 11', async () => {
    const { page, context, usedUp } = await come({
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko',
    });
    // Such a browser runs no module, and does not know nomodule.
    for (const path of ['/verify', '/unsupported']) {
      await context.route(`${url}${path}`, async (route) => {
        const response = await route.fetch();
        const body = (await response.text())
          .replaceAll('type="module"', 'type="unknown"')
          .replaceAll(' nomodule', '');
        await route.fulfill({ response, body });
      });
    }
    await page.goto(`${url}/verify#lnk_good`);
    await page.getByRole('heading', { name: 'Please use another browser' }).waitFor();
    expect(page.url()).toBe(`${url}/unsupported#lnk_good`);
    expect(usedUp()).toBe(false);
    await examine(page, 'unsupported-phone');
    await page.emulateMedia({ colorScheme: 'dark' });
    await examine(page, 'unsupported-phone-dark');
  });

  test('what is sent there is nothing that an old browser does not know', () => {
    expect(read('old_browser.js')).not.toMatch(/=>|`|\b(const|let|async|class)\b/);
    expect(read('unsupported.css')).not.toMatch(/var\(|flex;|grid;|inset|rem\b/);
    // The one script there is a module: for those who can make the call after all.
    expect(read('unsupported.html').match(/<script(?! type="module")/)).toBeNull();
  });

  test('without a part that a call needs', async () => {
    const { page, context, usedUp } = await come();
    await context.addInitScript(() => {
      delete (window as { WebSocket?: unknown }).WebSocket;
    });
    await page.goto(`${url}/verify#lnk_good`);
    await page.getByTestId('screen-cannot').waitFor();
    expect(await page.getByTestId('link-to-copy').inputValue()).toBe(`${url}/verify#lnk_good`);
    await examine(page, 'applicant-cannot-phone');
    await page.getByText('Which browsers work?').click();
    await page.getByRole('heading', { name: 'Please use another browser' }).waitFor();
    expect(usedUp()).toBe(false);
  });

  test('and the same link in one that can', async () => {
    const { page } = await come();
    await page.goto(`${url}/unsupported#lnk_good`);
    await page.getByTestId('screen-intro').waitFor();
    expect(page.url()).toBe(`${url}/verify?verification=ver_1`);
  });
});

test("an app's own browser is told before the link is used, and may try", async () => {
  const { page, context, usedUp } = await come({
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 400.0',
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write', 'camera', 'microphone']);
  await page.goto(`${url}/verify#lnk_good`);
  await page.getByTestId('screen-in_app').waitFor();
  await page.getByText('In Instagram').waitFor();
  await examine(page, 'applicant-in_app-phone');
  await page.getByTestId('copy-link').click();
  await page.getByText('Copied.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${url}/verify#lnk_good`);
  expect(usedUp()).toBe(false);
  await page.getByTestId('try-here').click();
  await page.getByTestId('screen-intro').waitFor();
});

describe('the support window', () => {
  test('a browser that is older is told so, once', async () => {
    const { page } = await come({ userAgent: chrome(newest - 20) });
    await page.goto(`${url}/verify#lnk_good`);
    await page.getByTestId('support-notice').waitFor();
    await examine(page, 'applicant-older-phone');
    await page.emulateMedia({ colorScheme: 'dark' });
    await examine(page, 'applicant-older-phone-dark');
    await page.getByTestId('support-dismiss').click();
    await page.getByTestId('support-notice').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByTestId('screen-intro').waitFor();
    expect(await page.getByTestId('support-notice').count()).toBe(0);
  });

  test('the word about it covers nothing, and leaves the next step in sight', async () => {
    const { page } = await come({ userAgent: chrome(newest - 20) });
    await page.setViewportSize({ width: 360, height: 640 });
    await page.goto(`${url}/verify#lnk_good`);
    const steps = [
      ['intro', 'consent-continue'],
      ['devices', 'start-call'],
    ] as const;
    for (const [screen, button] of steps) {
      await page.getByTestId(`screen-${screen}`).waitFor();
      const notice = page.getByTestId('support-notice');
      await notice.waitFor();
      await page.getByTestId(button).waitFor();
      expect(await notice.evaluate((one) => getComputedStyle(one).position)).toBe('static');
      const seen = await page.getByTestId(button).boundingBox();
      expect((seen?.y ?? Infinity) + (seen?.height ?? 0), screen).toBeLessThanOrEqual(640);
      service.setView({ consent: { version: '2026-11', given: true } });
    }
  });

  test('a current one is not', async () => {
    const { page } = await come({ userAgent: chrome(newest) });
    const looked = page.waitForResponse((response) =>
      response.url().includes('/assets/verdict_here'),
    );
    await page.goto(`${url}/verify#lnk_good`);
    await page.getByTestId('screen-intro').waitFor();
    await (await looked).finished();
    expect(await page.getByTestId('support-notice').count()).toBe(0);
  });
});
