import type { BrowserContextOptions, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import type { ApplicantView } from '../src/shared/api/types';
import { everyLanguage } from '../src/applicant/words/languages';
import { examine, looks, pages } from './browser';
import { firstView, inLine, openAppeal, runningCall as call } from './fixtures';
import { states as everyState } from './states';
import type { MockService } from './mock_server';

let service: MockService;
let url: string;
const newVisitor = pages((made, at) => {
  [service, url] = [made, at];
});

async function arrive(more: BrowserContextOptions, address = '/verify#lnk_good') {
  const visitor = await newVisitor(looks.phone, 'allowed', more);
  await visitor.page.goto(url + address);
  return visitor.page;
}

const heading = { en: 'Verify your identity', es: 'Verifica tu identidad' };

test('the browser proposes, the address decides, a choice is remembered', async () => {
  const page = await arrive({ locale: 'es-MX' });
  await page.getByRole('heading', { name: heading.es }).waitFor();
  await page.goto(`${url}/verify?lang=en`);
  await page.getByRole('heading', { name: heading.en }).waitFor();
  await page.getByTestId('language').focus();
  await page.getByTestId('language').selectOption('ar');
  await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl');
  expect(page.url()).toBe(`${url}/verify?verification=ver_1`);
  await page.reload();
  await page.getByTestId('screen-intro').waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('ar');
});

test('no space stands behind a full-width stop, in any state', async () => {
  const page = await arrive({}, '/verify?lang=zh#lnk_good');
  const found: string[] = [];
  for (const [screen, view, name = screen] of everyState) {
    service.setView({ ...structuredClone(firstView), ...view });
    await page.getByTestId(`screen-${screen}`).waitFor();
    const said = (await page.locator('main').textContent()) ?? '';
    found.push(
      ...(said.match(/.{0,12}[。！？] \p{L}{0,8}/gu) ?? []).map((one) => `${name}: ${one}`),
    );
  }
  await page.goto(`${page.url()}#status`);
  await page.getByTestId('status-deadline').waitFor();
  const said = (await page.locator('main').textContent()) ?? '';
  expect([...found, ...(said.match(/[。！？] \p{L}+/gu) ?? [])]).toEqual([]);
});

test('what a representative wrote is English, and said to be on a page of another language', async () => {
  const decided = '2026-11-23T11:00:00.000Z';
  const answered = { ...openAppeal('Bitte sehen Sie noch einmal hin.').last, status: 'declined' };
  service.view = {
    ...service.view,
    status: 'not_verified',
    last_result: {
      outcome: 'failed',
      reasons: [],
      message: 'Please bring your passport.',
      decided,
    },
    appeal: {
      possible: true,
      answer_days: 3,
      last: { ...answered, answered: decided, message: 'The document had expired.' },
    } as ApplicantView['appeal'],
  };
  const page = await arrive({ locale: 'de-DE' });
  for (const id of ['result-message', 'appeal-answer']) {
    await page.getByTestId(id).waitFor();
    expect(await page.getByTestId(id).getAttribute('lang'), id).toBe('en');
    expect(await page.getByTestId(`${id}-language`).textContent()).toBe('Auf Englisch verfasst');
  }
  expect(await page.getByTestId('appeal-own').getAttribute('lang')).toBeNull();
  await page.goto(`${url}/verify?lang=en`);
  await page.getByTestId('result-message').waitFor();
  expect(await page.getByTestId('result-message-language').count()).toBe(0);
});

test('only the language that is shown is fetched', async () => {
  const visitor = await newVisitor(looks.phone, 'allowed', { locale: 'zh-CN' });
  const fetched: string[] = [];
  visitor.page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await visitor.page.goto(`${url}/verify#lnk_good`);
  await visitor.page.getByTestId('screen-intro').waitFor();
  const others = everyLanguage.filter((tag) => tag !== 'zh').join('|');
  expect(fetched.filter((path) => new RegExp(`/(${others})-`).test(path))).toEqual([]);
  expect(fetched.some((path) => path.startsWith('/assets/zh-'))).toBe(true);
});

test('words that do not load leave English, and are asked for again when they are chosen', async () => {
  const visitor = await newVisitor(looks.phone, 'allowed', { locale: 'es-MX' });
  const { page } = visitor;
  await page.route('**/assets/es-*', (route) => route.abort());
  await page.goto(`${url}/verify#lnk_good`);
  await page.getByRole('heading', { name: heading.en }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');

  await page.unroute('**/assets/es-*');
  await page.getByTestId('language').focus();
  await page.getByTestId('language').selectOption('es');
  await page.getByRole('heading', { name: heading.es }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('es');
  // The browser complains of what did not load: nothing to hold against the page.
  await visitor.context.close();
});

test('words that are late leave English until they are there', async () => {
  const visitor = await newVisitor(looks.phone, 'allowed', { locale: 'es-MX' });
  const { page } = visitor;
  const held: Route[] = [];
  await page.route('**/assets/es-*', (route) => void held.push(route));
  await page.goto(`${url}/verify#lnk_good`);
  await page.getByRole('heading', { name: heading.en }).waitFor();
  for (const route of held) await route.continue();
  await page.getByRole('heading', { name: heading.es }).waitFor();
});

const agreed = { consent: { version: '2026-11', given: true } };
const failed = {
  outcome: 'failed' as const,
  reasons: [
    { code: 'photo_mismatch', text: 'The person in the call did not match the profile photo.' },
  ],
  message: 'Please bring the passport that you named.',
  decided: '2026-11-23T12:20:00.000Z',
};
const states: [string, Partial<ApplicantView>][] = [
  ['intro', {}],
  ['devices', agreed],
  ['waiting', { ...agreed, status: 'waiting', queue: inLine(3, 7) }],
  ['call', { ...agreed, status: 'in_call', call }],
  ['not_verified', { ...agreed, status: 'not_verified', last_result: failed }],
];

// The one that runs the other way, and the one with the longest words.
test.each(['ar', 'de'] as const)('every screen holds together in %s', async (language) => {
  const page = await arrive({}, `/verify?lang=${language}#lnk_good`);
  for (const [screen, view] of states) {
    service.setView({ ...structuredClone(firstView), ...view });
    await page.getByTestId(`screen-${screen}`).waitFor();
    await examine(page, `applicant-${screen}-phone-${language}`);
    if (screen !== 'not_verified') continue;
    const reason = (await page.getByTestId('reasons').textContent()) ?? '';
    expect(reason).not.toContain('profile photo');
  }
  await page.getByTestId('open-help').click();
  await page.getByTestId('screen-help').waitFor();
  await examine(page, `applicant-help-phone-${language}`);
});
