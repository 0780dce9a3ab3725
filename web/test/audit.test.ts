import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { examine, examinedLooks, type Look, looks, pages, signIn, type Visitor } from './browser';
import { act, auditor, someActs } from './fixtures';
import type { KeptEvidence } from '../src/shared/api/types';
import type { MockService } from './mock_server';

// The log of what staff and operators did, for those who look after it.

let service: MockService;
let url: string;
const newVisitor = pages((made, at) => {
  [service, url] = [made, at];
  service.console.staff = auditor;
});

type Page = Visitor['page'];

async function signedIn(look: Look = looks.desktop): Promise<Page> {
  const { page } = await newVisitor(look);
  await signIn(page, url);
  return page;
}

async function atAudit(look?: Look): Promise<Page> {
  const page = await signedIn(look);
  await page.getByTestId('nav-audit').click();
  await page.getByTestId('screen-audit').waitFor();
  return page;
}

/** What the page last asked of the log, as it comes. */
function asked(): URLSearchParams[] {
  const all: URLSearchParams[] = [];
  const { acts } = service;
  service.acts = (query) => {
    all.push(query);
    return acts(query);
  };
  return all;
}

const whatOf = (page: Page, position: number) => page.getByTestId(`act-${position}`).innerText();

test.each(examinedLooks)('every state is clean: $name', async (look) => {
  service.acts = () => ({ acts: someActs, more: true });
  const page = await atAudit(look);
  await page.getByTestId('act-37').waitFor();
  await examine(page, `console-audit-${look.name}`);
  service.acts = () => ({ acts: [], more: false });
  await page.getByTestId('audit-of').fill('a b');
  await page.getByTestId('audit-search').click();
  await page.getByTestId('audit-of-wrong').waitFor();
  await examine(page, `console-audit-wrong-${look.name}`);
  await page.getByTestId('audit-of').fill('ver_01');
  await page.getByTestId('audit-search').click();
  expect(await page.getByTestId('audit-of-wrong').textContent()).toContain('Check the ID');
  await page.getByTestId('audit-of').fill('');
  await page.getByTestId('audit-from').fill('2026-11-20');
  await page.getByTestId('audit-until').fill('2026-11-19');
  await page.getByTestId('audit-until-wrong').waitFor();
  expect(await page.getByTestId('audit-of-wrong').count()).toBe(0);
  await page.getByTestId('audit-until').fill('2026-11-20');
  await page.getByTestId('audit-until-wrong').waitFor({ state: 'detached' });
  await page.getByTestId('audit-of').fill('fl-1');
  await page.getByTestId('audit-search').click();
  await page.getByTestId('audit-empty').waitFor();
  await examine(page, `console-audit-empty-${look.name}`);
  service.refuse('GET /console/acts', { status: 403, code: 'second_factor_not_set_up' });
  await page.getByTestId('audit-all').click();
  await page.getByTestId('audit-error').waitFor();
  await examine(page, `console-audit-refused-${look.name}`);
});

test('it says who did what, to whom and why', async () => {
  service.acts = () => ({ acts: someActs, more: false });
  const page = await atAudit();
  await page.getByTestId('act-41').waitFor();
  const look = await whatOf(page, 41);
  for (const word of ['Sam Okafor', 'Supervisor', 'Viewed evidence', 'fl-20417', 'Second review'])
    expect(look).toContain(word);
  expect(look).toContain('Recording of the applicant’s side');
  expect(await whatOf(page, 39)).toMatch(
    /Operator[^]*Changed a role[^]*Ada Lindqvist[^]*As: Auditor/,
  );
  const picture = await whatOf(page, 40);
  expect(picture).toContain('Picture: Document, front');
  expect(picture).not.toContain('Recording');
  const held = await whatOf(page, 42);
  for (const word of ['Operator', 'Asked by Dana Reyes', 'Placed a legal hold', 'Court file 7'])
    expect(held).toContain(word);
  expect(await whatOf(page, 37)).toContain('Key key_00tq');
  expect(await page.getByTestId('audit-count').innerText()).toBe('6 entries');
  expect(await page.locator('.audit-day').allInnerTexts()).toHaveLength(2);
});

test('every act that there is can be asked for, and has words', async () => {
  const page = await atAudit();
  const options = page.getByTestId('audit-name').locator('optgroup option');
  const offered = await options.evaluateAll((all) =>
    all.map((one) => (one as HTMLOptionElement).value),
  );
  const contract = JSON.parse(readFileSync('../docs/openapi-pages.json', 'utf8'));
  const { parameters } = contract.paths['/console/acts'].get;
  const { schema } = parameters.find((one: { name: string }) => one.name === 'name');
  expect(offered.toSorted()).toEqual(schema.enum.toSorted());
  for (const label of await options.allInnerTexts()) expect(label).toMatch(/^[A-Z][a-zA-Z’ ]+$/);
});

test('who viewed evidence is one press away, and has an address of its own', async () => {
  service.acts = () => ({ acts: someActs, more: false });
  const all = asked();
  const page = await atAudit();
  await page.getByTestId('audit-looks').click();
  await expect.poll(() => all.at(-1)?.get('name')).toBe('evidence.looked_at');
  expect(await page.getByTestId('audit-name').inputValue()).toBe('evidence.looked_at');
  expect(page.url()).toContain('#/audit?name=evidence.looked_at');
  await page.reload();
  await page.getByTestId('act-41').waitFor();
  expect(all.at(-1)?.get('name')).toBe('evidence.looked_at');
});

test('choosing asks, and what is in a row narrows', async () => {
  service.acts = () => ({ acts: someActs, more: false });
  const all = asked();
  const page = await atAudit();
  await page.getByTestId('act-41').waitFor();
  await page.getByTestId('audit-by').selectOption({ label: 'Sam Okafor' });
  await expect.poll(() => all.at(-1)?.get('by')).toBe('stf_2');
  await page.getByTestId('audit-from').fill('2026-11-19');
  await expect.poll(() => all.at(-1)?.get('from')).toBeTruthy();
  await page.getByTestId('act-41').getByText('fl-20417').click();
  await expect.poll(() => all.at(-1)?.get('account')).toBe('fl-20417');
  expect(all.at(-1)?.get('by')).toBe('stf_2');
  expect(await page.getByTestId('audit-of').inputValue()).toBe('fl-20417');
  await page.getByTestId('audit-clear').click();
  await expect.poll(() => [...(all.at(-1) ?? [])]).toEqual([['limit', '50']]);
  expect(await page.getByTestId('audit-of').inputValue()).toBe('');
  await page.goBack();
  await expect.poll(() => all.at(-1)?.get('account')).toBe('fl-20417');
});

test('older entries come behind the last one shown', async () => {
  const older = [act(20, 'staff.signed_out')];
  service.acts = (query) =>
    query.get('older_than') === '37'
      ? { acts: older, more: false }
      : { acts: someActs, more: true };
  const page = await atAudit();
  await page.getByTestId('audit-more').click();
  await page.getByTestId('act-20').waitFor();
  expect(await page.getByTestId('audit-count').innerText()).toBe('7 entries');
  expect(await page.getByTestId('audit-more').count()).toBe(0);
});

test('what is shown can be taken along', async () => {
  service.acts = () => ({ acts: someActs, more: false });
  const page = await atAudit();
  await page.getByTestId('act-41').waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('audit-export').click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^visavis-audit-\d{4}-\d\d-\d\d\.csv$/);
  const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFFposition,time,who/);
  expect(lines[1]).toContain('operator,,evidence.held');
  expect(lines[2]).toContain('Sam Okafor,stf_2,evidence.looked_at');
  expect(lines).toHaveLength(someActs.length + 2);
});

test('a refusal says what to do, and can be tried again', async () => {
  service.refuse('GET /console/acts', { status: 403, code: 'second_factor_not_set_up' });
  service.acts = () => ({ acts: someActs, more: false });
  const page = await atAudit();
  await page.getByTestId('audit-error').getByText('Security page').waitFor();
  await page.getByTestId('audit-again').click();
  await page.getByTestId('act-41').waitFor();
  expect(await page.getByTestId('audit-error').count()).toBe(0);
});

test('representatives are told that it is not theirs', async () => {
  service.console.staff = { ...auditor, role: 'representative' };
  const page = await signedIn();
  expect(await page.getByTestId('nav-audit').count()).toBe(0);
  await page.evaluate(() => void (location.hash = '#/audit'));
  expect(await page.getByTestId('not-yours').innerText()).toContain('ask your supervisor');
});

const kept: KeptEvidence = {
  evidence: 'evd_1',
  call: 'call_1',
  side: 'applicant',
  state: 'kept',
  held_since: null,
  still: null,
  began: '2026-11-20T12:00:00.000Z',
  length_ms: 60_000,
  media_type: 'video/webm',
  bytes: 1,
  sha256: '',
  whole: true,
};

test('who looks after the log sees what is kept of a verification, and says why before', async () => {
  const verification = `ver_${'0'.repeat(26)}`;
  service.evidence = [kept];
  const page = await atAudit();
  expect(await page.getByTestId('look-again').count()).toBe(0);
  await page.getByTestId('audit-of').fill(verification);
  await page.getByTestId('audit-search').click();
  await page.getByTestId('look-again-see').click();
  expect(await page.getByTestId('recordings').count()).toBe(0);
  await page.getByTestId('look-again-why').fill('A complaint of last week');
  await examine(page, 'console-audit-look-again');
  await page.getByTestId('look-again-see').click();
  await page.getByTestId('watch-call').click();
  await expect
    .poll(() => service.said('POST /console/evidence/evd_1/looks'))
    .toEqual([{ why: 'A complaint of last week' }]);
});
