import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { ApplicantView } from '../src/shared/api/types';
import { examine, expectDevicesOff, looks, pages, readsTime } from './browser';
import { firstView, inLine, staff } from './fixtures';
import type { MockService } from './mock_server';
import { agreed, closed, inMeeting, onComputer, onPhone } from './states';

// What the applicant's page does for a call in Google Meet; the whole story is in tests/e2e.

let service: MockService;
let url: string;
const newVisitor = pages((made, at) => ([service, url] = [made, at]));

const android =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36';
const meets = { ...agreed, medium: 'google_meet' as const };

const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const { name } = staff;

async function opens(view: Partial<ApplicantView>, userAgent?: string): Promise<Page> {
  service.view = { ...structuredClone(firstView), ...view };
  const { page } = await (userAgent
    ? newVisitor(looks.phone, 'allowed', { userAgent })
    : newVisitor(looks.desktop));
  await page.goto(`${url}/verify#lnk_good`);
  return page;
}

test('on a computer the button leads to Google, in a tab that knows nothing of this one', async () => {
  const page = await opens(inMeeting());
  const join = page.getByTestId('join-meeting');
  await join.waitFor();
  expect(await join.getAttribute('href')).toBe('https://meet.google.com/abc-mnop-xyz');
  expect(await join.getAttribute('rel')).toBe('noopener noreferrer');
  expect(await page.getByTestId('meet-apps').count()).toBe(0);
  await page.getByTestId('meeting-trouble').locator('summary').click();
  await page.getByTestId('copy-meeting').click();
  expect(await page.getByTestId('meeting-url').textContent()).toContain('abc-mnop-xyz');
  await expect.poll(() => page.getByTestId('copy-meeting-said').textContent()).not.toBe('');
  await page.getByTestId('meeting-camera').locator('summary').click();
  await examine(page, 'applicant-meeting-trouble');
});

test('on Android it leads to the app, and to the browser where there is none', async () => {
  const page = await opens(inMeeting(), android);
  const join = page.getByTestId('join-meeting');
  await join.waitFor();
  expect(await join.getAttribute('href')).toMatch(
    /^intent:\/\/meet\.google\.com\/abc-mnop-xyz#Intent;.*browser_fallback_url=https%3A%2F%2Fmeet\.google\.com/,
  );
  expect(await page.getByTestId('meet-apps').locator('a').first().getAttribute('href')).toContain(
    'play.google.com',
  );
  expect(await page.getByTestId('use-phone').count()).toBe(0);
});

test('the camera is checked here, and off from the queue on, as Google’s page needs it', async () => {
  service.when('join_queue', () => service.setView({ status: 'waiting', queue: inLine(1, 1) }));
  const page = await opens(meets);
  await page.getByTestId('meeting-asks').waitFor();
  await page.getByTestId('self-video').waitFor();
  await page.getByTestId('start-call').click();
  await page.getByTestId('screen-waiting').waitFor();
  await expectDevicesOff(page);
  service.setView(inMeeting());
  await page.getByTestId('screen-meeting').waitFor();
  await expectDevicesOff(page);
  expect(service.said('call_offer').length, 'of the check').toBeLessThan(2);
});

async function reads(page: Page, testid: string, words: string): Promise<void> {
  await expect.poll(() => page.getByTestId(testid).textContent()).toContain(words);
}

/** Of the call that goes on. */
const tell = (change: Parameters<typeof inMeeting>[0]) => service.setView(inMeeting(change));

test('whether the representative is there, is away, or has never been', async () => {
  const page = await opens(inMeeting({ representative_in: false }));
  await reads(page, 'meeting-they', `${name} isn’t in the meeting yet.`);
  tell({ joined: true });
  await reads(page, 'meeting-they', `${name} is in the meeting.`);
  expect(await page.getByTestId('alone-by').count()).toBe(0);
  const left = { representative_in: false, representative_was_in: true };
  const back_by = soon(58);
  tell({ ...left, joined: true, alone_by: back_by });
  await reads(page, 'meeting-they', `${name} has left the meeting. Stay there`);
  const words = 'nobody comes within TIME, you go back to your place in the queue automatically';
  await readsTime(page.getByTestId('alone-by'), words, back_by);
  const first = await page.getByTestId('alone-by').textContent();
  await expect.poll(() => page.getByTestId('alone-by').textContent()).not.toBe(first);
  tell({ ...left, joined_before: true });
  await reads(page, 'meeting-they', `${name} isn’t in the meeting right now.`);
});

test('how long there is to join, and to join again', async () => {
  const first = soon(130);
  const page = await opens(inMeeting({ join_by: first }));
  const by = page.getByTestId('join-by');
  await readsTime(by, 'Join within TIME. If you can’t, the call ends', first);
  const again = soon(50);
  tell({ joined_before: true, join_by: again });
  await readsTime(by, 'Join within TIME.', again);
  tell({ joined: true });
  await page.getByTestId('join-by').waitFor({ state: 'detached' });
});

test('who is in the meeting is not told to press the button', async () => {
  const page = await opens(inMeeting());
  await reads(page, 'meeting-next', 'Press the button.');
  tell({ joined: true });
  await reads(page, 'meeting-next', 'Go back to the Google Meet tab or app');
  expect(await page.getByTestId('meeting-next').textContent()).not.toContain('Press the button');
});

test('moved to another device, they are still in the meeting on the first one', async () => {
  const page = await opens({ ...inMeeting({ joined: true }), device: onPhone });
  await page.getByTestId('screen-following').waitFor();
  const following = await page.getByTestId('screen-following').textContent();
  expect(following).toContain('join it on your other device, then leave it here');
  expect(following).not.toContain('The camera here is off');
  expect(await page.getByTestId('move-means').textContent()).toBe(
    'If you move it during a call, join the meeting here, then leave it on your other device.',
  );
  service.setView({ device: onComputer });
  await page.getByTestId('joined-elsewhere').waitFor();
  const join = page.getByTestId('join-meeting');
  expect(await join.textContent()).toBe('Join in Google Meet');
  expect(await join.getAttribute('class')).toContain('button-main');
  await reads(page, 'meeting-next', 'Press the button.');
  const opened = page.context().waitForEvent('page');
  await page.context().route('https://meet.google.com/**', (route) => route.fulfill({ body: '' }));
  await join.click();
  await (await opened).close();
  await page.getByTestId('joined-elsewhere').waitFor({ state: 'detached' });
  await reads(page, 'meeting-next', 'Go back to the Google Meet tab or app');
  await page.reload();
  await reads(page, 'join-meeting', 'Join again');
  expect(await page.getByTestId('joined-elsewhere').count(), 'remembered').toBe(0);
  service.setView({ device: onPhone });
  await page.getByTestId('screen-following').waitFor();
  service.setView({ device: onComputer });
  await page.getByTestId('joined-elsewhere').waitFor();
});

test('who comes in here is not sought elsewhere', async () => {
  const page = await opens({ ...inMeeting(), device: onComputer });
  await reads(page, 'meeting-you', 'You haven’t joined yet.');
  service.setView({ ...inMeeting({ joined: true }), device: onComputer });
  await reads(page, 'meeting-you', 'You’re in the meeting.');
  expect(await page.getByTestId('joined-elsewhere').count()).toBe(0);
});

test('while Google makes no meetings, that comes first, and nobody is next', async () => {
  service.view = {
    ...structuredClone(firstView),
    ...meets,
    status: 'waiting',
    meeting_awaited: true,
    queue: inLine(1, 1, { estimate_seconds: null }),
    opening: { ...closed, open: true, opens: null },
  };
  const { page } = await newVisitor(looks.phone);
  await page.goto(`${url}/verify#lnk_good`);
  await page.getByTestId('meeting-awaited').waitFor();
  expect(await page.getByTestId('queue-estimate').textContent()).toContain('Unknown');
  const placeOf = async (testid: string) => (await page.getByTestId(testid).boundingBox())!;
  const [awaited, nobody] = [await placeOf('meeting-awaited'), await placeOf('nobody-on-duty')];
  expect(awaited.y).toBeLessThan(nobody.y);
  expect(nobody.y + nobody.height, 'without scrolling').toBeLessThanOrEqual(844);
  service.setView({ opening: firstView.opening });
  await page.getByTestId('nobody-on-duty').waitFor({ state: 'detached' });
  expect(await page.locator('h1').textContent()).toBe('You’re in the queue');
  service.setView({ meeting_awaited: false, queue: inLine(1, 1) });
  await expect.poll(() => page.locator('h1').textContent()).toBe('You’re next');
});

test.each(['meeting_not_joined', 'meeting_left', 'representative_absent'])(
  '%s is no technical problem',
  async (code) => {
    const last_result = {
      outcome: 'technical' as const,
      reasons: [{ code, text: '' }],
      message: '',
      decided: soon(-60),
    };
    const page = await opens({ ...meets, last_result });
    await page.getByTestId('screen-no_penalty').waitFor();
    const said = await page.getByTestId('screen-no_penalty').textContent();
    expect(said).toContain('The call ended without a result. It doesn’t count against you.');
    expect(said).toContain('Google Meet meeting');
    expect(said).not.toContain('technical');
    service.setView({ status: 'waiting', queue: inLine(2, 3, { kept: true }) });
    await reads(page, 'back-in-line', 'The call ended without a result.');
    await reads(page, 'back-in-line', 'Google Meet meeting');
    expect(await page.getByTestId('back-in-line').textContent()).not.toContain('technical');
  },
);

test('the connection is measured to us, and no word said of the call in Google Meet', async () => {
  const page = await opens(meets);
  await reads(page, 'network-meets', 'meet.google.com');
  const said = await page.getByTestId('network-check').textContent();
  expect(said).toMatch(/Your video doesn’t reach us|Your connection to us/);
  expect(said).not.toContain('representative');
});

test.each([
  [false, 'The call is not recorded.'],
  [true, 'The call is recorded.'],
])('nobody agrees who has not read of Google Meet, recorded: %s', async (recorded, ending) => {
  const page = await opens({ medium: 'google_meet', recorded });
  const box = page.locator('label.check');
  await box.waitFor();
  expect(await box.textContent()).toMatch(
    /call in Google Meet .* Google gets my picture and sound/,
  );
  expect(await box.textContent()).toContain(ending);
  expect(await page.getByTestId('screen-intro').textContent()).toContain('your Google account');
  service.setView({ medium: 'embedded', recorded: false });
  await expect.poll(() => box.textContent()).not.toContain('Google');
});

test('a recorded call is agreed to as one', async () => {
  const page = await opens({
    medium: 'google_meet',
    recorded: true,
    consent: { version: '2026-12-recorded', given: false },
  });
  await page.getByTestId('screen-intro').waitFor();
  expect(await page.getByTestId('screen-intro').textContent()).not.toContain('not recorded');
  await page.getByTestId('consent-checkbox').check();
  await page.getByTestId('consent-continue').click();
  await expect
    .poll(() => service.said('POST /applicant/consent'))
    .toEqual([{ version: '2026-12-recorded' }]);
});
