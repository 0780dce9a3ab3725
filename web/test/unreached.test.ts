import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { examine, looks, pages, signIn } from './browser';
import { firstView } from './fixtures';
import type { MockService } from './mock_server';

// A call in which the camera and microphone of one side find no way: a firewall, a VPN, a company's network.

let service: MockService;
let url: string;
let applicant: Page;
let representative: Page;
const newVisitor = pages((made, at) => {
  [service, url] = [made, at];
  service.view = { ...structuredClone(firstView), consent: { version: '2026-11', given: true } };
});

const android =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36';

async function inTheCall(look: 'phone' | 'desktop'): Promise<void> {
  const desktop = { ...looks.desktop, width: 1366, height: 768 };
  ({ page: representative } = await newVisitor(desktop));
  ({ page: applicant } = await (look === 'desktop'
    ? newVisitor(desktop)
    : newVisitor(looks.phone, 'allowed', { userAgent: android })));
  for (const page of [applicant, representative]) await page.clock.install();
  await signIn(representative, url);
  await applicant.goto(`${url}/verify#lnk_good`);
  await applicant.getByTestId('start-call').waitFor();
  service.putInCall();
  for (const page of [applicant, representative]) await page.getByTestId('self-video').waitFor();
}

const line = (page: Page, now: string) =>
  page.locator(`[data-testid=call-line][data-line=${now}]`).waitFor();
const advice = (page: Page) => page.getByTestId('unreached');

/** Both have described themselves, and neither finds a way. */
async function blocked(): Promise<void> {
  service.connect(true);
  await expect.poll(() => service.said('call_answer').length).toBe(1);
}

describe.each(['phone', 'desktop'] as const)('on a %s', (look) => {
  beforeEach(() => inTheCall(look));

  test('the applicant whose network lets nothing through is told what to do', async () => {
    await blocked();
    await line(applicant, 'connecting');
    expect(await advice(applicant).count(), 'it may only take a moment').toBe(0);
    await applicant.clock.fastForward(16_000);
    await advice(applicant).waitFor();
    expect(await advice(applicant).textContent()).toContain('Try another network');
    await examine(applicant, `applicant-unreached-${look}`);
    expect(await applicant.getByTestId('use-phone').count()).toBe(look === 'desktop' ? 1 : 0);

    service.connect();
    await line(applicant, 'connected');
    await advice(applicant).waitFor({ state: 'detached' });
  });

  test('the applicant is told that it is the other side, and need do nothing', async () => {
    service.connect();
    await line(applicant, 'connected');
    await applicant.getByTestId('call-quality').waitFor();
    service.setCall('applicant', { peer_unreached_since: new Date().toISOString() });
    await line(applicant, 'connecting');
    await applicant.getByTestId('call-quality').waitFor({ state: 'detached' });
    await applicant.clock.fastForward(16_000);
    await line(applicant, 'they_unreached');
    expect(await advice(applicant).textContent()).toContain('You don’t need to do anything');
    await examine(applicant, `applicant-other-unreached-${look}`);

    service.setCall('applicant', { peer_unreached_since: null });
    await line(applicant, 'connected');
    await advice(applicant).waitFor({ state: 'detached' });
  });
});

describe('the console', () => {
  beforeEach(() => inTheCall('phone'));

  test('calls nothing connected or good of which nothing comes, and says what to do', async () => {
    service.connect();
    await line(representative, 'connected');
    await representative.getByTestId('call-quality').waitFor();
    service.setCall('representative', { peer_unreached_since: new Date().toISOString() });
    await line(representative, 'connecting');
    await representative.getByTestId('call-quality').waitFor({ state: 'detached' });
    expect(await advice(representative).count()).toBe(0);
    await representative.clock.fastForward(16_000);
    await line(representative, 'they_unreached');
    expect(await advice(representative).textContent()).toContain('end the call as “Technical”');
    await examine(representative, 'console-unreached');

    service.setCall('representative', { peer_unreached_since: null });
    await line(representative, 'connected');
    await representative.getByTestId('call-quality').waitFor();
    await advice(representative).waitFor({ state: 'detached' });
  });

  test('says so of the representative’s own network, too', async () => {
    await blocked();
    await representative.clock.fastForward(16_000);
    await advice(representative).waitFor();
    expect(await advice(representative).textContent()).toContain('The applicant can’t see or hear');
    await examine(representative, 'console-own-unreached');
    service.connect();
    await line(representative, 'connected');
    await advice(representative).waitFor({ state: 'detached' });
  });
});

test('the way to the phone is one press away on a computer', async () => {
  await inTheCall('desktop');
  await blocked();
  await applicant.clock.fastForward(16_000);
  await advice(applicant).getByTestId('use-phone').click();
  await applicant.getByTestId('qr').waitFor();
});
