import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { examine, launchWithoutCookies, looks, pages, type Visitor } from './browser';
import { firstView, handOff } from './fixtures';
import type { MockService } from './mock_server';
import { agreed, left } from './states';

// How a link is used, what is said when it cannot be, and that a tab acts for its own verification only.

let service: MockService;
let url: string;
const newVisitor = pages((made, at) => {
  [service, url] = [made, at];
});

function come(link: 'pressed' | 'asked' = 'pressed'): Promise<Visitor> {
  return newVisitor(looks.phone, 'allowed', {}, link);
}

const opening = 'POST /applicant/session';
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();

describe('a link', () => {
  test('is used by a press, and by nothing that a page does by itself', async () => {
    const { page } = await come('asked');
    await page.goto(`${url}/verify#lnk_good.ver_1`);
    await page.getByTestId('use-link').waitFor();
    await examine(page, 'applicant-use-link');
    // As a scanner looks at it: all is loaded, the page is woken and left, and opened once more.
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => {
      for (const type of ['mousemove', 'scroll', 'focus', 'pagehide', 'beforeunload'])
        window.dispatchEvent(new Event(type));
    });
    await page.reload();
    await page.getByTestId('use-link').waitFor();
    expect(service.said(opening)).toEqual([]);
    await page.getByTestId('use-link').click();
    await page.getByTestId('screen-intro').waitFor();
    expect(service.said(opening)).toEqual([{ token: 'lnk_good' }]);
    expect(page.url()).toBe(`${url}/verify?verification=ver_1`);
  });

  test('is still there after a look at the help, and a reload', async () => {
    const { page } = await come('asked');
    await page.goto(`${url}/verify#lnk_good.ver_1`);
    await page.getByTestId('open-help').click();
    await page.getByTestId('screen-help').waitFor();
    await page.reload();
    await page.getByTestId('screen-help').waitFor();
    await page.getByTestId('close-aside').click();
    await page.getByTestId('use-link').waitFor();
    expect(page.url()).toBe(`${url}/verify#lnk_good.ver_1`);
    await page.reload();
    await page.getByTestId('open-help').click();
    await page.getByTestId('screen-help').waitFor();
    await page.goBack();
    await page.getByTestId('use-link').click();
    await page.getByTestId('screen-intro').waitFor();
    expect(service.said(opening)).toEqual([{ token: 'lnk_good' }]);
    expect(page.url()).toBe(`${url}/verify?verification=ver_1`);
  });

  test('that could not be used yet outlives a look at the help', async () => {
    service.refuse(opening, { status: 503, code: 'unavailable' });
    const { page } = await come();
    await page.goto(`${url}/verify#lnk_good.ver_1`);
    await page.getByTestId('problem-help').click();
    await page.getByTestId('screen-help').waitFor();
    await page.reload();
    await page.getByTestId('close-aside').click();
    await page.getByTestId('screen-intro').waitFor();
    expect(service.said(opening)).toHaveLength(2);
  });

  test('of a typed code that is over tells nobody to scan', async () => {
    service.when('POST /applicant/handoff/code', () => ({ url: handOff(7, 120_000).url }));
    service.refuse(opening, { status: 410, code: 'link_expired' });
    const { page } = await come();
    await page.goto(`${url}/p`);
    await page.getByTestId('code-field').fill('042917');
    await page.getByTestId('code-go').click();
    await heading(page, 'This code is no longer valid');
    expect(await page.locator('main').textContent()).toMatch(/a new one: use that/);
  });

  test('the screen for six digits outlives a look at the help, too', async () => {
    const { page } = await come();
    await page.goto(`${url}/verify#code`);
    await page.getByTestId('open-help').click();
    await page.getByTestId('screen-help').waitFor();
    await page.reload();
    await page.getByTestId('close-aside').click();
    await page.getByTestId('code-field').waitFor();
    expect(page.url()).toBe(`${url}/verify#code`);
  });

  test.each([
    ['link_used', 409],
    ['link_expired', 410],
  ])('that does not open gets another one by e-mail: %s', async (code, status) => {
    service.refuse(opening, { status, code });
    const { page } = await come();
    await page.goto(`${url}/verify#lnk_${'o'.repeat(32)}.ver_7`);
    await page.getByTestId('mail-link').click();
    await page.getByText('It works for 60 minutes').waitFor();
    expect(service.said('POST /applicant/link')).toEqual([{ verification: 'ver_7' }]);
    await examine(page, `applicant-new-link-${code}`);
  });

  test('is not said to be on its way when so many were asked for that none is sent', async () => {
    service.refuse(opening, { status: 410, code: 'link_expired' });
    service.refuse('POST /applicant/link', { status: 429, code: 'too_many_attempts' });
    const { page } = await come();
    await page.goto(`${url}/verify#lnk_${'o'.repeat(32)}.ver_7`);
    await page.getByText('works for 30 minutes, and one from an e-mail for 60.').waitFor();
    await page.getByTestId('mail-link').click();
    await page.getByText('Please use the newest one in your inbox').waitFor();
    expect(await page.getByText('on its way').count()).toBe(0);
  });

  test('that was cut says so, and offers nothing that needs the rest of it', async () => {
    service.refuse(opening, { status: 410, code: 'link_expired' });
    const { page } = await come();
    await page.goto(`${url}/verify#lnk_ooooo`);
    await heading(page, 'This link isn’t complete');
    expect(await page.getByTestId('mail-link').count()).toBe(0);
    await examine(page, 'applicant-link-not-whole');
  });

  test('a page opened in another browser says why, and gets another link', async () => {
    const { page } = await come();
    await page.goto(`${url}/verify?verification=ver_1`);
    await heading(page, 'Your verification isn’t open in this browser');
    await page.getByTestId('mail-link').click();
    await expect
      .poll(() => service.said('POST /applicant/link'))
      .toEqual([{ verification: 'ver_1' }]);
  });

  test('what something on the way refuses is told as that, and costs no link', async () => {
    const { page } = await come();
    const firewall = { status: 403, contentType: 'text/html', body: '<h1>Blocked</h1>' };
    await page.route('**/applicant/session', (route) => route.fulfill(firewall));
    await page.goto(`${url}/verify#lnk_good`);
    await heading(page, 'Something between you and us refused this');
    await page.unroute('**/applicant/session');
    await page.getByTestId('try-again').click();
    await page.getByTestId('screen-intro').waitFor();
  });

  test('a page to sign in to a network is no answer of ours', async () => {
    const { page } = await come();
    await page.route('**/applicant/session', (route) =>
      route.fulfill({
        status: 200,
        contentType: 'text/html',
        body: '<h1>Welcome to the hotel</h1>',
      }),
    );
    await page.goto(`${url}/verify#lnk_good`);
    await heading(page, 'Something between you and us refused this');
  });
});

test('where cookies are blocked that is said, and the link is not used up', async () => {
  const profile = await mkdtemp(`${tmpdir()}/visavis-`);
  const context = await launchWithoutCookies(profile);
  try {
    const page = await context.newPage();
    await page.goto(`${url}/verify#lnk_good`);
    await heading(page, 'Cookies are blocked');
    await examine(page, 'applicant-cookies');
    await page.getByTestId('try-again').click();
    await heading(page, 'Cookies are blocked');
    expect(service.said(opening)).toEqual([]);
  } finally {
    await context.close();
    await rm(profile, { recursive: true });
  }
});

test('a cookie that is lost all the same is told as that', async () => {
  const { page } = await come();
  await page.route('**/applicant/verification?*', (route) =>
    route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'not_signed_in', title: '', status: 401 }),
    }),
  );
  await page.goto(`${url}/verify#lnk_good`);
  await heading(page, 'Cookies are blocked');
  await page.getByTestId('mail-link').waitFor();
});

describe('two verifications in one browser', () => {
  const other = {
    ...structuredClone(firstView),
    verification: 'ver_2',
    marketplace: { name: 'Otherplace', support_url: null },
  };

  async function both(): Promise<{ first: Page; second: Page }> {
    service.others.set('lnk_other', other);
    const { page: first, context } = await come();
    await first.goto(`${url}/verify#lnk_good.ver_1`);
    await first.getByTestId('screen-intro').waitFor();
    const second = await context.newPage();
    await second.goto(`${url}/verify#lnk_other.ver_2`);
    await second.getByText('Otherplace').first().waitFor();
    return { first, second };
  }

  test('a press in the earlier tab does nothing to the other, and says so', async () => {
    const { first } = await both();
    await first.getByTestId('consent-checkbox').check();
    await first.getByTestId('consent-continue').click();
    await heading(first, 'This browser is at another verification now');
    await first.getByText('Otherplace').first().waitFor();
    expect(service.said('POST /applicant/consent')).toEqual([]);
    await examine(first, 'applicant-other-verification');
    expect(await first.getByTestId('to-marketplace').getAttribute('href')).toBe(
      firstView.return_url,
    );
    await first.getByTestId('go-to-other').click();
    await first.getByTestId('screen-intro').waitFor();
    expect(first.url()).toBe(`${url}/verify?verification=ver_2`);
  });

  test('a reload of the earlier tab does not turn it into the other', async () => {
    const { first } = await both();
    await first.reload();
    await heading(first, 'This browser is at another verification now');
    expect(await first.getByTestId('to-marketplace').textContent()).toContain('Northwork');
  });

  test('nor is the other’s file given', async () => {
    const { first } = await both();
    await first.getByTestId('open-status').click();
    await heading(first, 'This browser is at another verification now');
    await first.getByTestId('go-to-other').click();
    await first.getByTestId('open-status').click();
    await first.getByTestId('download-data').waitFor();
    // Back at the first, in another tab.
    const third = await first.context().newPage();
    await third.goto(`${url}/verify#lnk_good.ver_1`);
    await third.getByTestId('screen-intro').waitFor();
    await first.getByTestId('download-data').click();
    await heading(first, 'This browser is at another verification now');
  });

  test('its socket does not come back as the other’s', async () => {
    const { first } = await both();
    await first.evaluate(() => window.dispatchEvent(new Event('online')));
    await heading(first, 'This browser is at another verification now');
  });
});

test('there is no status before there is a verification', async () => {
  const { page } = await newVisitor(looks.phone, 'allowed', {}, 'asked');
  await page.goto(`${url}/verify#status`);
  await heading(page, 'Open this page from your marketplace');
  expect(await page.getByTestId('open-status').count()).toBe(0);
  await page.goto('about:blank');
  await page.goto(`${url}/verify#lnk_good`);
  await page.getByTestId('use-link').waitFor();
  expect(await page.getByTestId('open-status').count()).toBe(0);
  await page.getByTestId('use-link').click();
  await page.getByTestId('open-status').click();
  await page.getByTestId('screen-status').waitFor();
});

test('after "Start again" a reload does not show the old result once more', async () => {
  service.view = { ...structuredClone(firstView), ...agreed, last_result: left };
  const { page } = await come();
  await page.goto(`${url}/verify#lnk_good`);
  await page.getByTestId('start-again').click();
  await page.getByTestId('screen-devices').waitFor();
  await page.reload();
  await page.getByTestId('screen-devices').waitFor();
  // Another call, another result.
  service.setView({ last_result: { ...left, decided: '2026-11-24T12:20:00.000Z' } });
  await page.reload();
  await page.getByTestId('screen-no_penalty').waitFor();
});
