import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { examine, examinedLooks, type Look, looks, pages, signIn, type Visitor } from './browser';
import { auditor, staff, supervisor } from './fixtures';
import type { AccountEntry, AccountStory } from '../src/shared/api/types';
import type { MockService } from './mock_server';

// All of an account on one time line.

let service: MockService;
let url: string;
const newVisitor = pages((made, at) => {
  [service, url] = [made, at];
  service.console.staff = auditor;
});

type Page = Visitor['page'];

const verification = `ver_${'0'.repeat(26)}`;

function entry(minute: number, more: Partial<AccountEntry>): AccountEntry {
  return {
    at: new Date(Date.UTC(2026, 10, 20, 12, minute)).toISOString(),
    verification,
    event: null,
    act: null,
    mail: null,
    mail_state: null,
    by: null,
    who: null,
    outcome: null,
    reasons: [],
    judgement: null,
    side: null,
    still: null,
    text: null,
    internal: null,
    ...more,
  };
}

const story: AccountStory = {
  marketplace: { name: 'Larkfold' },
  account: 'fl-20417',
  hold: {
    kind: 'failed',
    denied_actions: ['submit_proposal', 'withdraw_earnings'],
    reason: '',
    since: '2026-11-20T12:00:00.000Z',
    version: 7,
  },
  verifications: [
    {
      verification,
      status: 'not_verified',
      created: '2026-11-19T09:00:00.000Z',
      deadline: '2026-11-26T09:00:00.000Z',
    },
  ],
  entries: [
    entry(-1440, { event: 'verification_required' }),
    entry(-1440, { mail: 'required', mail_state: 'handed_over' }),
    entry(0, { event: 'consent_given' }),
    entry(5, { event: 'call_started', by: staff }),
    entry(9, { event: 'still_kept', still: 'document_front' }),
    entry(12, {
      event: 'call_decided',
      by: staff,
      outcome: 'failed',
      reasons: [{ code: 'photo_mismatch', text: 'You did not look like your profile photo.' }],
      text: 'Please use a recent photo.',
      internal: 'Another face than on the ID.',
    }),
    entry(14, { event: 'recording_kept', side: 'applicant' }),
    entry(20, { act: 'evidence.looked_at', by: supervisor, internal: 'Second review' }),
    entry(25, { event: 'decision_reviewed', by: supervisor, judgement: 'confirmed' }),
    entry(26, { mail: 'not_verified', mail_state: 'open' }),
    entry(40, { event: 'appeal_requested', text: 'It was me, with a beard.' }),
    entry(50, { act: 'evidence.held', verification: null, who: 'Dana Reyes', internal: 'File 7' }),
  ],
};

async function atAccount(look: Look = looks.desktop): Promise<Page> {
  const { page } = await newVisitor(look);
  await signIn(page, url);
  await page.evaluate(() => void (location.hash = '#/audit/accounts/fl-20417'));
  return page;
}

const lines = (page: Page) =>
  page.getByTestId('time-line').locator('.time-line-entry').allInnerTexts();

test.each([...examinedLooks, { ...looks.desktop, name: 'laptop', width: 1280, height: 720 }])(
  'every state is clean: $name',
  async (look) => {
    service.refuse('GET /console/accounts/fl-20417', { status: 404, code: 'account_unknown' });
    const page = await atAccount(look);
    await page.getByTestId('account-error').getByText('Check the ID').waitFor();
    await examine(page, `console-account-unknown-${look.name}`);
    service.accounts = [story];
    await page.getByTestId('account-again').click();
    await page.getByTestId('time-line').waitFor();
    await examine(page, `console-account-${look.name}`);
  },
);

test('what happened stands newest first, with who did it and what was said', async () => {
  service.accounts = [story];
  const page = await atAccount();
  await page.getByTestId('time-line').waitFor();
  const told = await lines(page);
  expect(told).toHaveLength(12);
  const expected = [
    /Placed a legal hold Asked by Dana Reyes[^]*File 7/,
    /The applicant appealed[^]*with a beard/,
    /E-mail: not verified[^]*Not sent yet/,
    /The decision was reviewed Sam Okafor[^]*Confirmed/,
    /Viewed evidence Sam Okafor[^]*Second review/,
    /A recording was kept[^]*Recording of the applicant’s side/,
    /The call was decided Jonas Weber[^]*Failed[^]*did not look like[^]*recent photo[^]*Another face/,
    /A picture was kept[^]*Document, front/,
    /A call began Jonas Weber/,
    /The applicant agreed to the call/,
    /E-mail: verification required[^]*Sent/,
    /The marketplace asked for a verification/,
  ];
  for (const [index, one] of expected.entries()) expect(told[index]).toMatch(one);
  expect(await page.locator('.time-line-day').count()).toBe(2);
  const now = await page.getByTestId('account-now').innerText();
  expect(now).toMatch(/Can’t send new proposals\s+Can’t withdraw earnings/);
  expect(now).toMatch(/Not verified, asked for/);
});

test('it is found by the account’s id, and leads to what is kept', async () => {
  service.accounts = [{ ...story, hold: null }];
  const { page } = await newVisitor(looks.desktop);
  await signIn(page, url);
  await page.getByTestId('nav-audit').click();
  await page.getByTestId('audit-of').fill('fl-20417');
  await page.getByTestId('audit-search').click();
  await page.getByTestId('to-account').click();
  await page.getByTestId('time-line').waitFor();
  expect(await page.getByTestId('account-now').innerText()).toMatch(/on hold now\s+Nothing/);
  await page.getByTestId('account-now').getByRole('link').click();
  await page.getByTestId('look-again').waitFor();
  expect(page.url()).toContain(`of=${verification}`);
});

test('every e-mail has words', () => {
  const kinds = readFileSync('../src/domain/notices.def', 'utf8').matchAll(
    /^VISAVIS_NOTICE\((\w+)/gm,
  );
  const words = JSON.parse(readFileSync('../locales/en/console.json', 'utf8'));
  const missing = [...kinds].filter(([, kind]) => !(`audit.account.mails.${kind}` in words));
  expect(missing).toEqual([]);
});

test('representatives see none of it', async () => {
  service.console.staff = staff;
  const page = await atAccount();
  await page.getByTestId('not-yours').waitFor();
  expect(await page.getByTestId('account').count()).toBe(0);
});
