import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { ApplicantView, LastAppeal, OpenAppeal, Result } from '../src/shared/api/types';
import { examine, examinedLooks, type Look, looks, pages, signIn, type Visitor } from './browser';
import { firstView, openAppeal, profile, reasons } from './fixtures';
import type { MockService } from './mock_server';

let service: MockService;
let url: string;
const newVisitor = pages((made, at) => {
  [service, url] = [made, at];
});

async function arrive(look: Look, change: Partial<ApplicantView> = {}): Promise<Visitor> {
  service.view = { ...structuredClone(firstView), ...change };
  const visitor = await newVisitor(look);
  await visitor.page.goto(`${url}/verify#lnk_good`);
  return visitor;
}

const decided: Result = {
  outcome: 'failed',
  reasons: reasons.filter(({ outcome }) => outcome === 'failed'),
  message: 'Thank you for your time.',
  decided: '2026-11-23T16:00:00.000Z',
};
const failed: Partial<ApplicantView> = {
  status: 'not_verified',
  consent: { version: '2026-11', given: true },
  denied_actions: ['submit_proposal', 'withdraw_earnings'],
  last_result: decided,
  appeal: { possible: true, answer_days: 3, last: null },
};
const answered = (status: 'granted' | 'declined'): LastAppeal => ({
  ...(openAppeal('I have a passport that is valid now.').last as LastAppeal),
  status,
  answered: '2026-11-26T09:30:00.000Z',
  message: 'The document in the call had expired in May.',
});

describe.each(examinedLooks)('status and appeal are clean: $name', (look) => {
  test('the status page, before and after asking for erasure', async () => {
    const { page } = await arrive(look, failed);
    await page.getByTestId('screen-not_verified').waitFor();
    await page.getByTestId('open-status').click();
    await page.getByTestId('status-call-failed').waitFor();
    await examine(page, `applicant-status-full-${look.name}`);
    await page.getByTestId('erase').click();
    await examine(page, `applicant-status-erase-${look.name}`);
  });

  test('the appeal in each of its states', async () => {
    const { page } = await arrive(look, failed);
    await page.getByTestId('appeal-text').waitFor();
    await page.getByTestId('appeal-send').click();
    await page.getByTestId('appeal-wrong').waitFor();
    await examine(page, `applicant-appeal-form-${look.name}`);
    service.setView({ appeal: openAppeal('I have a passport that is valid now.') });
    await page.getByTestId('appeal-open').waitFor();
    await examine(page, `applicant-appeal-open-${look.name}`);
    service.setView({ appeal: { possible: true, answer_days: 3, last: answered('declined') } });
    await page.getByTestId('appeal-declined').waitFor();
    await examine(page, `applicant-appeal-declined-${look.name}`);
  });
});

describe('the status page', () => {
  test('says what is allowed, until when, what was, and what is kept', async () => {
    const { page } = await arrive(looks.desktop);
    await page.getByTestId('open-status').click();
    const read = async (id: string) => (await page.getByTestId(id).textContent()) ?? '';
    await page.getByTestId('status-calls').waitFor();
    expect(await read('actions-limited')).toContain('Send new proposals');
    expect(await read('actions-free')).toContain('Open team account');
    expect(await read('status-change')).toContain('Withdraw your earnings');
    expect(await read('status-change')).not.toContain('Send new proposals');
    const failure = await read('status-call-failed');
    for (const { text } of reasons.filter(({ outcome }) => outcome === 'failed')) {
      expect(failure).toContain(text);
    }
    expect(failure).not.toContain('You can appeal');
    expect(await read('status-call-in_review')).toContain('We’ll let you know');
    expect(await read('status-call-technical')).toContain('doesn’t count against you');
    expect(await read('status-data')).toContain('ama@home.example');
    expect(await read('status-data')).toContain('Europe/Berlin');
    expect(await read('status-data')).toContain('2031');
  });

  test('gives the data as a file', async () => {
    const { page } = await arrive(looks.desktop);
    await page.getByTestId('open-status').click();
    const file = page.waitForEvent('download');
    await page.getByTestId('download-data').click();
    const download = await file;
    expect(download.suggestedFilename()).toBe('identity-verification.json');
    expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toEqual({
      object: 'account_data',
    });
  });

  test('asks once more before it asks for erasure, and says honestly what happens', async () => {
    const { page } = await arrive(looks.phone);
    await page.getByTestId('open-status').click();
    await page.getByTestId('erase').click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain('Your data is not deleted automatically');
    await page.getByTestId('erase-no').click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe(
      'erase',
    );
    expect(service.said('POST /applicant/erasure')).toEqual([]);
    const { data, ...account } = service.account;
    const erasure_requested = '2026-11-25T10:00:00.000Z';
    service.when('POST /applicant/erasure', () => ({
      ...account,
      data: { ...data, erasure_requested },
    }));
    await page.getByTestId('erase').click();
    await page.getByTestId('erase-yes').click();
    await page.getByTestId('erasure-requested').waitFor();
    await expect.poll(() => focused(page)).toContain('within 30 days');
    expect(await page.getByTestId('erasure-requested').textContent()).toContain('within 30 days');
  });

  test('follows what changes, and says when it cannot be loaded', async () => {
    const { page } = await arrive(looks.desktop);
    await page.getByTestId('open-status').click();
    await page.getByTestId('status-deadline').waitFor();
    service.account = { ...service.account, deadline: null, status: 'verified' };
    service.setView({ status: 'verified', denied_actions: [] });
    await page.getByTestId('status-deadline').waitFor({ state: 'detached' });
    await page.route('**/applicant/status?*', (route) => route.fulfill({ status: 500, body: '' }));
    service.setView({ status: 'canceled' });
    await page.getByTestId('status-error').waitFor();
    await page.unroute('**/applicant/status?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByTestId('status-error').waitFor({ state: 'detached' });
  });

  test('says so when it was asked for too often before it could show anything', async () => {
    const { page } = await arrive(looks.desktop);
    await page.getByTestId('screen-intro').waitFor();
    await page.route('**/applicant/status?*', (route) => route.fulfill({ status: 429, body: '' }));
    await page.getByTestId('open-status').click();
    await page.getByTestId('status-error').waitFor();
    await page.unroute('**/applicant/status?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByTestId('status-calls').waitFor();
  });
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

describe('the appeal', () => {
  test('is written, kept over a reload, sent, and shown', async () => {
    const sending = 'POST /applicant/appeal';
    const own = 'I have a passport that is valid now. 名前';
    service.when(sending, () => service.setView({ appeal: openAppeal(own) }));
    const { page } = await arrive(looks.phone, failed);
    expect(await page.getByTestId('what-now').textContent()).toContain('press “Send appeal”');
    await page.getByTestId('appeal-text').fill('Too short.');
    await page.getByTestId('appeal-send').click();
    expect(await page.getByTestId('appeal-wrong').textContent()).toContain('at least 20');
    expect(service.said(sending)).toEqual([]);
    await page.getByTestId('appeal-text').fill(own);
    await page.reload();
    expect(await page.getByTestId('appeal-text').inputValue()).toContain('名前');
    const written = () => page.getByTestId('appeal-text').inputValue();
    service.setView({ last_result: { ...decided, decided: '2026-12-01T16:00:00.000Z' } });
    await expect.poll(written, { message: 'about another decision' }).toBe('');
    service.setView({ last_result: decided });
    await expect.poll(written).toContain('名前');
    await page.getByTestId('appeal-send').click();
    await page.getByTestId('appeal-open').waitFor();
    await expect.poll(() => focused(page)).toBe('Appeal');
    expect(service.said(sending)).toEqual([{ text: own }]);
    expect(await page.getByTestId('appeal').textContent()).toContain('November 28, 2026');
  });

  test('says what was answered, and what now', async () => {
    const { page } = await arrive(looks.phone, {
      ...failed,
      appeal: { possible: false, answer_days: 3, last: answered('declined') },
    });
    const text = async () => (await page.getByTestId('appeal').textContent()) ?? '';
    await page.getByTestId('appeal-answer').waitFor();
    expect(await text()).toContain('expired in May');
    expect(await text()).toContain('You can ask Northwork for another call');
    expect(await page.getByTestId('appeal-text').count()).toBe(0);
    expect(await page.getByTestId('what-now').textContent()).not.toContain('appeal');
  });

  test('keeps what was written when it is refused', async () => {
    const { page } = await arrive(looks.phone, failed);
    await page.getByTestId('appeal-text').fill('I have a passport that is valid now.');
    const refusal = { status: 409, code: 'appeal_open', detail: 'There is one.' };
    service.refuse('POST /applicant/appeal', refusal);
    await page.getByTestId('appeal-send').click();
    await page.getByTestId('appeal-error').waitFor();
    expect(await page.getByTestId('appeal-text').inputValue()).toContain('passport');
  });
});

const waiting: OpenAppeal = {
  verification: 'ver_9',
  account: '42',
  profile,
  marketplace: { name: 'Northwork' },
  decided: '2026-11-23T16:00:00.000Z',
  decided_by: ['Eva Lind', 'Sam Okafor'],
  reasons: reasons.filter(({ outcome }) => outcome === 'failed'),
  message: 'Thank you for your time.',
  internal_text: 'Could not name one colleague.',
  review_text: '',
  appeal: {
    text: 'I have a passport that is valid now.',
    requested: '2026-11-25T10:00:00.000Z',
    answer_by: '2026-11-28T10:00:00.000Z',
    number: 1,
  },
  mine: false,
};

describe.each(examinedLooks)('the console: $name', (look) => {
  test('an appeal that takes the place of a review is shown', async () => {
    service.setConsole({ reviews_open: 1, appeals_open: 0 });
    const { page } = await newVisitor(look);
    await signIn(page, url);
    await page.getByTestId('nav-reviews').click();
    await page.getByTestId('screen-reviews').waitFor();
    service.appeals = [waiting];
    service.setFigures({ queue: service.console.queue, reviews_open: 0, appeals_open: 1 });
    await page.getByTestId('appeal-ver_9').waitFor();
  });

  test('shows appeals, and answers those of others', async () => {
    service.appeals = [waiting, { ...waiting, verification: 'ver_8', mine: true }];
    service.setConsole({ appeals_open: 2 });
    const visitor = await newVisitor(look);
    const { page } = visitor;
    await signIn(page, url);
    await page.getByTestId('nav-reviews').click();
    const card = page.getByTestId('appeal-ver_9');
    await card.waitFor();
    expect(await page.getByTestId('reviews-open').textContent()).toContain('2');
    await page.getByTestId('appeal-ver_8').getByTestId('appeal-mine').waitFor();
    expect(await page.getByTestId('appeal-ver_8').getByTestId('appeal-declined').count()).toBe(0);
    await card.getByTestId('appeal-declined').click();
    await card.getByTestId('appeal-answer-missing').waitFor();
    await examine(page, `console-appeals-${look.name}`);
    const answering = 'POST /console/appeals/ver_9';
    service.when(answering, () => {
      service.appeals = service.appeals.slice(1);
      service.setConsole({ appeals_open: 1 });
      return { status: 'not_verified' };
    });
    await card.getByTestId('appeal-answer-text').fill('The document had expired.');
    await card.getByTestId('appeal-declined').click();
    await card.getByTestId('appeal-declined-sure').waitFor();
    await examine(page, `console-appeal-sure-${look.name}`);
    await page.keyboard.press('Escape');
    expect(service.said(answering), 'thought better of it').toEqual([]);
    await card.getByTestId('appeal-declined').click();
    await card.getByTestId('appeal-declined-sure-yes').click();
    await card.waitFor({ state: 'detached' });
    const message = 'The document had expired.';
    expect(service.said(answering)).toEqual([{ verdict: 'declined', message }]);
    expect(await page.getByTestId('review-done').textContent()).toContain('declined');
  });
});

test('what is kept of calls, with its end; without calls kept, that nothing is', async () => {
  const { page } = await arrive(looks.phone, failed);
  const { data } = service.account;
  data.consent = { version: '2026-12-recorded', given: '2026-11-23T13:58:00.000Z' };
  await page.getByTestId('screen-not_verified').waitFor();
  await page.getByTestId('open-status').click();
  await page.getByText('Nothing of your calls is kept here now.').waitFor();
  data.of_calls = [
    { kind: 'recording', began: '2026-11-23T14:00:00.000Z', count: 2, until: null },
    {
      kind: 'document_picture',
      began: '2026-11-23T14:03:00.000Z',
      count: 2,
      until: '2026-12-23T14:03:00.000Z',
    },
  ];
  service.setView({});
  const kept = page.getByTestId('kept-of-calls');
  await kept.waitFor();
  const [recording, pictures] = await kept.locator('li').allInnerTexts();
  expect(recording).toMatch(/recording of the call on .*23.*no longer needs it/is);
  expect(pictures).toMatch(/2 pictures of documents .*Kept until .*Dec.* 23/is);
  expect(await page.getByText('Nothing of your calls').count()).toBe(0);
  await examine(page, 'applicant-status-kept');
});
