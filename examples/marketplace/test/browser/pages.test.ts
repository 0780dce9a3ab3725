// Every page in a real browser: axe finds nothing, nothing scrolls sideways, the policy blocks nothing of
// ours, and the whole story works by keyboard-reachable controls. SHOTS=folder keeps pictures.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromiumFlags, headlessShell } from '../../../../tests/chromium.mts';
import { Site, accounts } from '../site.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env['SHOTS'];
const sizes = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'desktop', width: 1440, height: 900 },
];
const identity = '/settings/identity-verification';

let browser: Browser;
before(async () => {
  browser = await chromium.launch({ executablePath: headlessShell, args: chromiumFlags });
});
after(() => browser.close());

async function signIn(context: BrowserContext, url: string, name: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByTestId('sign-in-email').fill(`${name}@larkfold.example`);
  await page.getByTestId('sign-in-password').fill('demo');
  await page.getByTestId('sign-in-submit').click();
  await page.getByTestId('signed-in-name').waitFor({ state: 'attached' });
  return page;
}

async function check(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
  const width = page.viewportSize()?.width ?? 0;
  const wide = await page.evaluate('document.documentElement.scrollWidth');
  assert(Number(wide) <= width, `${name} is ${String(wide)} wide`);
  await page.evaluate(axe);
  const found = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  };
  const told = found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
  );
  assert.deepEqual(told, [], name);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const { name: size, ...viewport } of sizes) {
    test(`pages: ${size}, ${colorScheme}`, async () => {
      const site = await Site.open();
      try {
        await everyPage(site, { colorScheme, viewport }, `${size}-${colorScheme}`);
      } finally {
        await site.close();
      }
    });
  }
}

test('times are said as where they are read', async () => {
  const site = await Site.open();
  try {
    site.visavis.require(accounts.ines);
    site.visavis.of(accounts.ines).deadline = '2026-12-05T16:15:00.000Z';
    for (const [locale, timezoneId, said] of [
      ['en-GB', 'Europe/Berlin', '5 December 2026 at 17:15 CET'],
      ['en-US', 'America/Los_Angeles', 'December 5, 2026 at 8:15 AM PST'],
      ['ne-NP', 'Asia/Kathmandu', '5 December 2026 at 22:00 GMT+5:45'],
    ] as const) {
      const page = await signIn(await browser.newContext({ locale, timezoneId }), site.url, 'ines');
      await page.goto(site.url + identity);
      const time = page.getByTestId('deadline').locator('time');
      assert.equal((await time.textContent())?.replaceAll(/\s+/g, ' ').trim(), said);
    }
  } finally {
    await site.close();
  }
});

test('answers to an offer stand beside each other, the denied one no louder', async () => {
  const site = await Site.open();
  try {
    site.visavis.require(accounts.bruno);
    site.visavis.fail(accounts.bruno);
    await site.visavis.deliverAll();
    const page = await signIn(await browser.newContext(), site.url, 'bruno');
    await page.goto(`${site.url}/contracts`);
    const look = async (id: string): Promise<{ y: number | undefined; back: unknown }> => ({
      y: (await page.getByTestId(id).boundingBox())?.y,
      back: await page.getByTestId(id).evaluate('(it) => getComputedStyle(it).backgroundColor'),
    });
    assert.deepEqual(await look('offer-accept'), await look('offer-decline'));
  } finally {
    await site.close();
  }
});

async function everyPage(
  site: Site,
  options: { colorScheme: 'light' | 'dark'; viewport: { width: number; height: number } },
  suffix: string,
): Promise<void> {
  const complaints: string[] = [];
  const open = async (): Promise<BrowserContext> => {
    const context = await browser.newContext(options);
    // axe is put in by the test, past the policy; the pages' own files are under it.
    context.on('weberror', (error) => complaints.push(String(error.error())));
    context.on('console', (line) => {
      if (line.text().includes('Content Security Policy')) complaints.push(line.text());
    });
    return context;
  };
  const see = async (page: Page, path: string, name: string): Promise<void> => {
    await page.goto(site.url + path);
    await check(page, `${name}-${suffix}`);
  };

  const visitor = await (await open()).newPage();
  await see(visitor, '/', 'home');
  await see(visitor, '/sign-in', 'sign-in');
  await see(visitor, '/jobs/1', 'job');
  await see(visitor, '/search', 'search');
  await see(visitor, '/freelancers/4', 'profile');
  await see(visitor, '/nothing', 'not-found');
  await see(visitor, '/mailbox', 'mailbox');
  await visitor.close();

  await site.keepInStep();
  site.visavis.require(accounts.mei);
  site.visavis.pass(accounts.mei);
  await site.visavis.deliverAll();

  const noor = await signIn(await open(), site.url, 'noor');
  await see(noor, '/jobs', 'jobs');
  await see(noor, '/jobs/1', 'proposal-form');
  await noor.getByTestId('proposal-text').fill('I would begin on the pier, with a thermos.');
  await noor.getByTestId('proposal-submit').click();
  await noor.getByTestId('denial-reason').waitFor();
  await check(noor, `proposal-held-${suffix}`);
  await see(noor, '/proposals', 'proposals-draft');
  await see(noor, identity, 'identity-required');
  await noor.getByTestId('verify-button').click();
  await noor.waitForURL(/\/verify#lnk_/);
  // Back here, the page shows news by itself.
  await noor.goto(site.url + identity);
  site.visavis.waiting(accounts.noor);
  await site.visavis.deliver(site.visavis.events.at(-1)!);
  await noor.locator('[data-status="waiting"]').waitFor();
  await check(noor, `identity-waiting-${suffix}`);
  site.visavis.inReview(accounts.noor);
  await see(noor, identity, 'identity-in-review');
  site.visavis.pass(accounts.noor);
  await see(noor, identity, 'identity-verified');
  await noor.goto(`${site.url}/proposals`);
  await noor.getByTestId('draft-send').click();
  await noor.getByTestId('notice').waitFor();
  await check(noor, `proposals-sent-${suffix}`);
  await see(noor, '/freelancers/1', 'profile-verified');

  const bruno = await signIn(await open(), site.url, 'bruno');
  site.visavis.overdue(accounts.bruno);
  await see(bruno, identity, 'identity-overdue');
  site.visavis.fail(accounts.bruno);
  await see(bruno, identity, 'identity-failed');
  await see(bruno, '/contracts', 'contracts');
  await bruno.getByTestId('offer-accept').click();
  await bruno.getByTestId('denial-reason').waitFor();
  await check(bruno, `offer-denied-${suffix}`);
  await see(bruno, '/contracts/2', 'contract');
  await bruno.getByTestId('work-note').fill('Turnstile logs');
  await bruno.getByTestId('work-hours').fill('0');
  await bruno.getByTestId('work-submit').click();
  await bruno.getByTestId('form-errors').waitFor();
  await check(bruno, `contract-errors-${suffix}`);
  await see(bruno, '/earnings', 'earnings');
  await see(bruno, '/settings', 'settings');
  await see(bruno, '/settings/photo', 'photo');
  await site.services.reconciler.run();
  await see(bruno, '/proposals', 'proposals-cancelled');
  await bruno.goto(site.url + identity);
  await bruno.getByTestId('retry-button').click();
  await bruno.getByTestId('verify-button').waitFor();
  await check(bruno, `identity-retry-${suffix}`);

  const trust = await signIn(await open(), site.url, 'trust');
  await see(trust, '/trust', 'trust');
  await see(trust, `/trust/${accounts.bruno}`, 'trust-detail');
  await see(trust, `/trust/${accounts.mei}/require`, 'trust-require');
  await see(trust, `/trust/${accounts.bruno}#hold`, 'trust-hold');
  await see(trust, '/search', 'search-verified');
  assert.deepEqual(complaints, []);
}
