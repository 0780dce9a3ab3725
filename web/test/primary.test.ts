import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test, vi } from 'vitest';
import type { Browser } from 'playwright-core';
import { everyLanguage } from '../src/applicant/words/languages';
import { launch, looks, type Visitor, visit } from './browser';
import { firstView } from './fixtures';
import { MockService } from './mock_server';
import { states } from './states';

// What a person is to press next is in sight without scrolling, in every state, language and common size, and there
// is one of it.

const sizes = [
  { width: 1280, height: 720 },
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
  { width: 360, height: 640 },
];
const most_words = 60;

let browser: Browser;
let service: MockService;
let visitor: Visitor;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(() => {
  service = new MockService();
});
afterEach(async () => {
  await visitor.context.close();
  service.stop();
  expect(visitor.complaints).toEqual([]);
});

interface Found {
  primaries: string[];
  hidden: string[];
  words: number;
}

/** The primary actions of the page, those that are not wholly in view, and the words that stand before the first. */
function look(): Found {
  const shown = [...document.querySelectorAll<HTMLElement>('main .button-main')].filter((one) =>
    one.checkVisibility(),
  );
  const range = document.createRange();
  range.setStart(document.querySelector('main') ?? document.body, 0);
  const [first] = shown;
  if (first) range.setEndBefore(first);
  const before = first ? range.cloneContents() : document.createDocumentFragment();
  for (const one of before.querySelectorAll('.unseen, option, video, svg')) one.remove();
  return {
    primaries: shown.map((one) => one.dataset['testid'] ?? one.textContent),
    hidden: shown
      .filter((one) => {
        const { top, bottom, left, right } = one.getBoundingClientRect();
        return top < 0 || left < 0 || bottom > innerHeight || right > innerWidth;
      })
      .map((one) => one.dataset['testid'] ?? one.textContent),
    words: (before.textContent ?? '').split(/\s+/).filter(Boolean).length,
  };
}

function faults({ primaries, hidden, words }: Found, language: string): string[] {
  return [
    primaries.length > 1 ? primaries.join(' and ') : '',
    hidden.length > 0 ? `${hidden.join()} is out of sight` : '',
    language === 'en' && words > most_words ? `after ${words} words` : '',
  ].filter(Boolean);
}

/** What is still wrong when the page has come to rest: what is observed of its size is laid out a frame or two later. */
async function settled(page: Page, language: string): Promise<string[]> {
  let wrong: string[] = [];
  await vi
    .waitFor(
      async () => {
        wrong = faults(await page.evaluate(look), language);
        if (wrong.length > 0) throw new Error(wrong.join());
      },
      { timeout: 30_000 },
    )
    .catch(() => undefined);
  return wrong;
}

async function inEverySize(page: Page, name: string, language: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    const where = `${name}, ${language}, ${size.width}x${size.height}`;
    wrong.push(...(await settled(page, language)).map((one) => `${where}: ${one}`));
  }
  return wrong;
}

async function walk(page: Page, language: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const [screen, view, name = screen] of states) {
    service.setView({ ...structuredClone(firstView), ...view });
    await page.getByTestId(`screen-${screen}`).waitFor();
    if (screen === 'devices') await page.getByTestId('self-video').waitFor();
    wrong.push(...(await inEverySize(page, name, language)));
  }
  return wrong;
}

test.each(everyLanguage)('and before there is a verification to show: %s', async (language) => {
  service.others.set('lnk_other', {
    ...structuredClone(firstView),
    verification: 'ver_2',
    marketplace: { name: 'Otherplace', support_url: null },
  });
  const url = await service.start();
  visitor = await visit(browser, looks.phone, 'allowed', {}, 'asked');
  const { page, context } = visitor;
  const opens = async (link: string) => {
    await page.goto('about:blank');
    await page.goto(`${url}/verify?lang=${language}#${link}`);
    await page.getByTestId('use-link').waitFor();
  };
  await opens('lnk_good.ver_1');
  const wrong = await inEverySize(page, 'link', language);
  service.refuse('POST /applicant/session', { status: 409, code: 'link_used' });
  await page.getByTestId('use-link').click();
  await page.getByTestId('mail-link').waitFor();
  wrong.push(...(await inEverySize(page, 'link_used', language)));
  await opens('lnk_good.ver_1');
  await page.getByTestId('use-link').click();
  await page.getByTestId('screen-intro').waitFor();
  const other = await context.newPage();
  await other.goto(`${url}/verify#lnk_other.ver_2`);
  await other.getByTestId('use-link').click();
  await other.getByTestId('screen-intro').waitFor();
  await page.reload();
  await page.getByTestId('go-to-other').waitFor();
  wrong.push(...(await inEverySize(page, 'other_verification', language)));
  expect(wrong.join('\n')).toBe('');
});

test.each(everyLanguage)(
  'the next thing to press is in sight in every state: %s',
  async (language) => {
    service.view = structuredClone(firstView);
    const url = await service.start();
    visitor = await visit(browser, looks.phone);
    await visitor.page.goto(`${url}/verify?lang=${language}#lnk_good`);
    expect((await walk(visitor.page, language)).join('\n')).toBe('');
  },
);
