import { expect, test } from 'vitest';
import { examine, examinedLooks, type Look, looks, pages, signIn, type Visitor } from './browser';
import { auditor, staff, supervisor } from './fixtures';
import type { Export } from '../src/shared/api/types';
import type { MockService } from './mock_server';

// Exports of evidence: one person asks, another approves, the first downloads.

let service: MockService;
let url: string;
const newVisitor = pages((made, at) => {
  [service, url] = [made, at];
  service.console.staff = auditor;
});

type Page = Visitor['page'];

const verification = `ver_${'0'.repeat(26)}`;

function one(id: string, more: Partial<Export> = {}): Export {
  return {
    id,
    verification,
    marketplace: { name: 'Larkfold' },
    account: 'fl-20417',
    asked_by: supervisor,
    asked: '2026-11-20T12:00:00.000Z',
    why: 'Court file 7 of the district court',
    state: 'waiting',
    ends: '2026-11-21T12:00:00.000Z',
    answered_by: null,
    answered: null,
    answer: null,
    bytes: null,
    can_be_given: false,
    ...more,
  };
}

const answered = { answered_by: supervisor, answered: '2026-11-20T13:00:00.000Z', answer: '' };
const approved = {
  ...answered,
  state: 'approved',
  bytes: 312_400_000,
  can_be_given: true,
} as const;
const all: Export[] = [
  one('exp_1'),
  one('exp_2', { asked_by: auditor }),
  one('exp_3', { ...approved, asked_by: auditor }),
  one('exp_4', { ...approved, answered_by: auditor }),
  one('exp_5', { ...answered, state: 'declined', ends: null, answer: 'Ask the court first' }),
  one('exp_6', { state: 'lapsed', ends: null }),
  one('exp_7', { ...approved, state: 'over', ends: null, can_be_given: false }),
  one('exp_8', { ...approved, asked_by: auditor, can_be_given: false }),
];

async function atExports(look: Look = looks.desktop): Promise<Page> {
  const { page } = await newVisitor(look);
  await signIn(page, url);
  await page.getByTestId('nav-audit').click();
  await page.getByTestId('audit-exports').click();
  await page.getByTestId('exports').waitFor();
  return page;
}

const stateOf = (page: Page, id: string) =>
  page.getByTestId(`export-${id}`).getByTestId('export-state').innerText();

test.each(examinedLooks)('every state is clean: $name', async (look) => {
  const page = await atExports(look);
  await page.getByTestId('exports-none').waitFor();
  await examine(page, `console-exports-none-${look.name}`);
  service.exports = all;
  await page.reload();
  await page.getByTestId('export-exp_8').waitFor();
  await examine(page, `console-exports-${look.name}`);
  service.refuse('GET /console/exports', { status: 403, code: 'second_factor_required' });
  await page.reload();
  await page.getByTestId('exports-error').getByText('Security page').waitFor();
  await page.getByTestId('exports-again').click();
  await page.getByTestId('export-exp_8').waitFor();
});

test('each says what is so, and offers what its reader can do', async () => {
  service.exports = all;
  const page = await atExports();
  await page.getByTestId('export-exp_8').waitFor();
  expect(await stateOf(page, 'exp_1')).toMatch(/^Waiting for approval until /);
  expect(await stateOf(page, 'exp_2')).toMatch(/^Waiting for somebody else’s approval until /);
  expect(await stateOf(page, 'exp_3')).toMatch(/^Approved by Sam Okafor. You can download it /);
  expect(await stateOf(page, 'exp_4')).toMatch(/Ada Lindqvist. Sam Okafor can download it/);
  expect(await stateOf(page, 'exp_5')).toBe('Declined by Sam Okafor');
  expect(await page.getByTestId('export-exp_5').innerText()).toContain('Ask the court first');
  expect(await stateOf(page, 'exp_6')).toContain('Nobody replied');
  expect(await stateOf(page, 'exp_7')).toContain('are over');
  expect(await stateOf(page, 'exp_8')).toContain('can’t be downloaded any more');
  expect(await page.getByTestId('export-approve').count()).toBe(1);
  const file = page.getByTestId('export-download');
  expect(await file.count()).toBe(1);
  expect(await file.innerText()).toBe('Download (312 MB)');
  service.exports = [one('exp_3', { ...approved, asked_by: auditor, can_be_given: false })];
  await file.click();
  await expect.poll(() => stateOf(page, 'exp_3')).toContain('can’t be downloaded any more');
  expect(await file.count()).toBe(0);
});

test('somebody else’s is approved, or declined with a reason', async () => {
  service.exports = [one('exp_1')];
  const page = await atExports();
  service.when('POST /console/exports/exp_1/answer', () => {
    service.exports = [one('exp_1', { ...approved, answered_by: auditor })];
  });
  await page.getByTestId('export-approve').click();
  await expect.poll(() => stateOf(page, 'exp_1')).toContain('Approved by Ada Lindqvist');
  expect(service.said('POST /console/exports/exp_1/answer')).toEqual([{ approved: true, why: '' }]);
  service.exports = [one('exp_2')];
  await page.reload();
  await page.getByTestId('export-why').fill(' Ask the court first ');
  service.refuse('POST /console/exports/exp_2/answer', { status: 409, code: 'export_answered' });
  await page.getByTestId('export-decline').click();
  await page.getByTestId('export-error').getByText('Reload the page').waitFor();
  await page.getByTestId('export-decline').click();
  await expect
    .poll(() => service.said('POST /console/exports/exp_2/answer').at(-1))
    .toEqual({ approved: false, why: 'Ask the court first' });
});

test('who looks after the log asks for one of a verification, and says why', async () => {
  const { page } = await newVisitor(looks.desktop);
  await signIn(page, url);
  await page.getByTestId('nav-audit').click();
  expect(await page.getByTestId('ask-export').count()).toBe(0);
  await page.getByTestId('audit-of').fill(verification);
  await page.getByTestId('audit-search').click();
  await page.getByTestId('ask-export').locator('summary').click();
  await examine(page, 'console-exports-ask');
  service.refuse('POST /console/exports', { status: 409, code: 'export_asked_already' });
  await page.getByTestId('ask-export-why').fill('Court file 7');
  await page.getByTestId('ask-export-send').click();
  await page.getByTestId('ask-export-error').waitFor();
  await page.getByTestId('ask-export-send').click();
  await page.getByTestId('export-asked').waitFor();
  await examine(page, 'console-exports-asked');
  expect(service.said('POST /console/exports').at(-1)).toEqual({
    verification,
    why: 'Court file 7',
  });
  service.exports = [one('exp_1', { asked_by: auditor })];
  await page.getByTestId('export-asked').getByRole('link').click();
  await page.getByTestId('export-exp_1').waitFor();
});

test('representatives see none of it', async () => {
  service.console.staff = staff;
  const { page } = await newVisitor(looks.desktop);
  await signIn(page, url);
  await page.evaluate(() => void (location.hash = '#/audit/exports'));
  await page.getByTestId('not-yours').waitFor();
  expect(await page.getByTestId('exports').count()).toBe(0);
});
