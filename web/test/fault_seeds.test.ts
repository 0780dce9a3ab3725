import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { breakAll, broken, expectWords } from './broken';
import { launch, looks, visit } from './browser';
import { firstView, inLine, runningCall as call } from './fixtures';
import { MockService } from './mock_server';

// Faults come together: thirty combinations, each of four to eight, and always the same. A seed is
// the number in the name of its test; another set: VISAVIS_SEED=1000.

const first = Number(process.env['VISAVIS_SEED'] ?? 1);
const seeds = Array.from({ length: 30 }, (_, at) => first + at);
const all = Object.entries(broken).flatMap(([how, paths]) => paths.map((path) => ({ how, path })));

/** mulberry32: the same numbers from the same seed, everywhere. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** No path twice: what is missing does not throw as well. */
function combination(seed: number): Map<string, string[]> {
  const next = numbersFrom(seed);
  const chosen = new Map<string, string>();
  const size = 4 + Math.floor(next() * 5);
  while (chosen.size < size) {
    const one = all[Math.floor(next() * all.length)];
    if (one && !chosen.has(one.path)) chosen.set(one.path, one.how);
  }
  const byHow = new Map<string, string[]>();
  for (const [path, how] of chosen) byHow.set(how, [...(byHow.get(how) ?? []), path]);
  return byHow;
}

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** From the check through the queue into the call and to the way out of it. */
async function walk(page: Page, service: MockService, url: string): Promise<void> {
  await page.goto(`${url}/verify#lnk_good`);
  await expectWords(page, 'devices');
  const turnOn = page.locator('button[data-testid^=turn-on-devices]');
  const start = page.getByTestId('start-call');
  await turnOn.or(start).first().waitFor();
  if (await turnOn.count()) await turnOn.click();
  await start.click();
  await expect.poll(() => service.said('join_queue').length).toBe(1);
  service.setView({ status: 'waiting', queue: inLine(2, 3) });
  await expectWords(page, 'waiting');
  service.setView({ status: 'in_call', queue: null, call });
  await expectWords(page, 'call');
  await page.getByTestId('mute').click();
  await page.getByRole('button', { name: 'Unmute' }).waitFor();
  await page.getByTestId('leave-call').click();
  await page.getByTestId('leave-stay').click();
  await expectWords(page, 'call');
}

const textOf = (seed: number) => JSON.stringify([...combination(seed)]);

test('the same seed is the same combination, and another is another', () => {
  expect(textOf(7)).toBe(textOf(7));
  expect(new Set(seeds.map(textOf)).size).toBe(seeds.length);
});

test.each(seeds)('check, queue and call go on with what is broken by seed %i', async (seed) => {
  const service = new MockService();
  service.view = { ...structuredClone(firstView), consent: { version: '2026-11', given: true } };
  const url = await service.start();
  const { page, context, complaints } = await visit(browser, looks.phone);
  const faults = combination(seed);
  const told = `seed ${seed}: ${JSON.stringify([...faults])}`;
  for (const one of faults) await context.addInitScript(breakAll, one);
  await walk(page, service, url).catch((error: unknown) => {
    throw new Error(told, { cause: error });
  });
  expect(complaints, told).toEqual([]);
  await context.close();
  service.stop();
});
