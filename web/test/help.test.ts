import type { BrowserContextOptions } from 'playwright-core';
import { expect, test } from 'vitest';
import { everyLanguage } from '../src/applicant/words/languages';
import { examine, examinedLooks, type Look, looks, pages } from './browser';

let url: string;
const newVisitor = pages((_, at) => {
  url = at;
});

async function read(look: Look, path: string, more: BrowserContextOptions = {}) {
  const visitor = await newVisitor(look, 'ask', more);
  await visitor.page.goto(url + path);
  return visitor.page;
}

test('the article is there without JavaScript, in every language', async () => {
  const page = await read(looks.phone, '/help', { javaScriptEnabled: false, locale: 'es-MX' });
  await page.getByText('the current version or one of the two before it').waitFor();
  for (const language of everyLanguage) {
    await page.locator(`a[hreflang=${language}]`).click();
    await page.waitForURL(`${url}/help/${language}`);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await page.locator('details').count()).toBeGreaterThan(8);
  }
});

test('/help knows the language of the browser, and leaves a choice alone', async () => {
  const page = await read(looks.phone, '/help', { locale: 'es-MX' });
  await page.waitForURL(`${url}/help/es`);
  await page.goto(`${url}/help/en`);
  await page.waitForLoadState('load');
  expect(page.url()).toBe(`${url}/help/en`);
});

test.each([390, 320])(
  'a heading of two lines keeps its distance from the border at %d',
  async (width) => {
    const page = await read({ ...looks.phone, width }, '/help/de');
    const lines = await page.locator('details > summary').evaluateAll((headings) =>
      headings.map((heading) => {
        const words = document.createRange();
        words.selectNodeContents(heading);
        const [text, part] = [words, heading.parentElement ?? heading].map((one) =>
          one.getBoundingClientRect(),
        );
        return text && part
          ? { height: text.height, room: Math.min(text.top - part.top, part.bottom - text.bottom) }
          : { height: 0, room: 0 };
      }),
    );
    expect(Math.max(...lines.map(({ height }) => height)), 'some have two').toBeGreaterThan(40);
    expect(Math.min(...lines.map(({ room }) => room))).toBeGreaterThanOrEqual(8);
  },
);

test.each(examinedLooks)('the article is clean: $name', async (look) => {
  const page = await read(look, '/help/en');
  await page.locator('details').evaluateAll((parts) => {
    for (const part of parts) (part as HTMLDetailsElement).open = true;
  });
  await examine(page, `help-${look.name}`);
});
