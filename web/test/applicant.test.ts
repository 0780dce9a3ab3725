import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ApplicantView } from '../src/shared/api/types';
import { examine, examinedLooks, launch, type Look, looks, picture, type Visitor, visit } from './browser';
import { firstView, MockService, reasons } from './mock_server';

let browser: Browser;
let service: MockService;
let url: string;
const visitors: Visitor[] = [];

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  service = new MockService();
  url = await service.start();
});
afterEach(async () => {
  const complaints = visitors.flatMap((visitor) => visitor.complaints);
  await Promise.all(visitors.splice(0).map(({ context }) => context.close()));
  service.stop();
  expect(complaints).toEqual([]);
});

async function arrive(
  look: Look = looks.phone,
  change: Partial<ApplicantView> = {},
  link = '#lnk_good',
): Promise<Visitor> {
  service.view = { ...structuredClone(firstView), ...change };
  const visitor = await visit(browser, look);
  visitors.push(visitor);
  await visitor.page.goto(`${url}/verify${link}`);
  return visitor;
}

const agreed = { consent: { version: '2026-11', given: true } };
const result = (outcome: 'failed' | 'inconclusive' | 'technical') => ({
  outcome,
  reasons: reasons.filter((reason) => reason.outcome === outcome),
  message: outcome === 'failed' ? 'Please bring the passport that you named.' : null,
  decided: '2026-11-23T12:20:00.000Z',
});
const failedDenies = [
  'withdraw_earnings',
  'submit_proposal',
  'accept_direct_hire',
  'appear_in_search',
  'change_profile_photo',
];
const call = {
  id: 'cal_1',
  code: '4821',
  representative: { name: 'Jonas Weber' },
  started: new Date(Date.now() - 83_000).toISOString(),
  peer_present: true,
};

const states: [screen: string, view: Partial<ApplicantView>, name?: string][] = [
  ['intro', {}],
  ['intro', { overdue: true, last_result: result('failed'), denied_actions: failedDenies }, 'intro-again'],
  ['devices', agreed],
  ['waiting', { ...agreed, status: 'waiting', queue: { place: 3, length: 7 } }],
  ['call', { ...agreed, status: 'in_call', call }, 'call-connecting'],
  ['call', { ...agreed, status: 'in_call', call: { ...call, peer_present: false } }, 'call-they-dropped'],
  ['in_review', { ...agreed, status: 'in_review' }],
  ['verified', { ...agreed, status: 'verified', denied_actions: [] }],
  ['not_verified', { ...agreed, status: 'not_verified', denied_actions: failedDenies, last_result: result('failed') }],
  ['no_penalty', { ...agreed, last_result: result('inconclusive') }, 'inconclusive'],
  ['no_penalty', { ...agreed, last_result: result('technical') }, 'technical'],
  ['canceled', { ...agreed, status: 'canceled', denied_actions: [] }],
];

describe.each(examinedLooks)('every state is clean: $name', (look) => {
  test('from the intro to the results', async () => {
    const { page } = await arrive(look);
    for (const [screen, view, name = screen] of states) {
      service.setView({ ...structuredClone(firstView), ...view });
      await page.getByTestId(`screen-${screen}`).waitFor();
      if (screen === 'devices' || screen === 'waiting') await page.getByTestId('self-video').waitFor();
      await examine(page, `applicant-${name}-${look.name}`);
    }
  });

  test('status and help, beside any screen', async () => {
    const { page } = await arrive(look, agreed);
    for (const name of ['status', 'help']) {
      await page.getByTestId(`open-${name}`).click();
      await page.getByTestId(`screen-${name}`).waitFor();
      await examine(page, `applicant-${name}-${look.name}`);
      await page.getByTestId('close-aside').click();
      await page.getByTestId('screen-devices').waitFor();
      expect(page.url()).toBe(`${url}/verify`);
    }
  });

  test('links that do not work', async () => {
    const { page } = await arrive(look, {}, '#lnk_old');
    await page.getByRole('heading', { name: 'This link has expired' }).waitFor();
    await examine(page, `applicant-link_expired-${look.name}`);
    await page.goto('about:blank');
    await page.goto(`${url}/verify`);
    await page.getByRole('heading', { name: 'Open this page from your marketplace' }).waitFor();
  });
});

describe('the way to the call', () => {
  test('reading the help does not cost a link that could not be used yet', async () => {
    service.tokenProblem = { status: 503, code: 'unexpected' };
    const { page } = await arrive();
    await page.getByTestId('problem-help').click();
    expect(await page.getByTestId('next-step').getAttribute('data-step')).toBe('link');
    await page.getByTestId('next-step-go').click();
    service.tokenProblem = null;
    await page.getByTestId('try-again').click();
    await page.getByTestId('screen-intro').waitFor();
  });

  test('the link leaves the address, consent is asked for, the queue is joined and left', async () => {
    const { page } = await arrive();
    await page.getByTestId('screen-intro').waitFor();
    expect(page.url()).toBe(`${url}/verify`);
    await page.getByTestId('consent-continue').click();
    expect(await page.getByTestId('consent-error').textContent()).toContain('tick the box');
    expect(service.view.consent.given).toBe(false);
    await page.getByTestId('consent-checkbox').check();
    await page.getByTestId('consent-continue').click();
    await page.getByTestId('start-call').click();
    await page.getByTestId('queue-place').waitFor();
    expect(service.view.consent).toEqual({ version: '2026-11', given: true });
    expect(await page.title()).toBe('Number 1 in line');
    await page.getByTestId('leave-queue').click();
    await page.getByTestId('start-call').waitFor();
    expect(await page.getByTestId('lost-place').count()).toBe(0);
  });

  test('a new state takes the focus to its heading', async () => {
    const { page } = await arrive(looks.phone, agreed);
    await page.getByTestId('start-call').waitFor();
    service.setView({ status: 'in_review' });
    await page.getByTestId('screen-in_review').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });

  test('a refusal is said in place', async () => {
    const { page } = await arrive(looks.phone, agreed);
    await page.getByTestId('start-call').waitFor();
    service.nextRefusal = { status: 409, code: 'queue_closed', title: '', detail: 'The queue is closed until 8:00.' };
    await page.getByTestId('start-call').click();
    await expectText(page.getByTestId('start-error'), 'The queue is closed until 8:00.');
  });

  test('a place that was lost is explained', async () => {
    const { page } = await arrive(looks.phone, { ...agreed, status: 'waiting', queue: { place: 1, length: 1 } });
    await page.getByTestId('queue-place').waitFor();
    service.setView({ status: 'required', queue: null });
    await page.getByTestId('lost-place').waitFor();
    await examine(page, 'applicant-lost-place');
  });

  test('the camera is asked for on a tap, and not before', async () => {
    const arrived = await visit(browser, looks.phone);
    visitors.push(arrived);
    service.view = { ...structuredClone(firstView), ...agreed };
    await arrived.context.addInitScript(() => {
      navigator.permissions.query = () => Promise.resolve({ state: 'prompt' } as PermissionStatus);
    });
    const { page } = arrived;
    await page.goto(`${url}/verify#lnk_good`);
    await page.getByTestId('turn-on-devices').waitFor();
    await examine(page, 'applicant-devices-ask');
    await page.getByTestId('turn-on-devices').click();
    await page.getByTestId('start-call').waitFor();
  });

  test('another microphone can be chosen, and a camera that goes away is replaced', async () => {
    const { page } = await arrive(looks.phone, agreed);
    await page.getByTestId('start-call').waitFor();
    const tracks = () =>
      page.getByTestId('self-video').evaluate((video) =>
        ((video as HTMLVideoElement).srcObject as MediaStream).getTracks().map(({ id }) => id),
      );
    const first = await tracks();
    await page.getByTestId('microphone-picker').selectOption({ index: 2 });
    await expect.poll(tracks).not.toEqual(first);
    const second = await tracks();
    expect(second.filter((id) => first.includes(id))).toHaveLength(1);
    await page.getByTestId('self-video').evaluate((video) => {
      const { srcObject } = video as HTMLVideoElement;
      (srcObject as MediaStream).getVideoTracks()[0]?.dispatchEvent(new Event('ended'));
    });
    await expect.poll(tracks).not.toEqual(second);
    await page.getByTestId('start-call').waitFor();
  });
});

describe('the line', () => {
  test('comes back by itself', async () => {
    const { page } = await arrive(looks.phone, { ...agreed, status: 'waiting', queue: { place: 2, length: 2 } });
    await page.getByTestId('queue-place').waitFor();
    service.refuseLines = true;
    service.dropLine('applicant');
    await page.getByTestId('line-down').waitFor();
    await picture(page, 'applicant-line-down');
    service.view = { ...service.view, queue: { place: 1, length: 1 } };
    service.refuseLines = false;
    await page.getByTestId('line-down').waitFor({ state: 'detached' });
    await expectText(page.getByTestId('queue-place'), '1');
  });

  test('another tab takes over, and gives back', async () => {
    const { page, context } = await arrive(looks.phone, agreed);
    await page.getByTestId('start-call').waitFor();
    const other = await context.newPage();
    await other.goto(`${url}/verify`);
    await page.getByTestId('take-over').waitFor();
    await examine(page, 'applicant-replaced');
    await page.getByTestId('take-over').click();
    await other.getByTestId('take-over').waitFor();
    await page.getByTestId('start-call').waitFor();
  });

  test('the end of the session', async () => {
    const { page } = await arrive(looks.phone, agreed);
    await page.getByTestId('start-call').waitFor();
    service.endSession('applicant');
    service.dropLine('applicant', 4002);
    await page.getByRole('heading', { name: 'This page is no longer valid' }).waitFor();
  });
});

async function expectText(
  locator: ReturnType<Visitor['page']['getByTestId']>,
  text: string,
): Promise<void> {
  await locator.waitFor();
  await expect.poll(() => locator.textContent()).toContain(text);
}
