import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallMeeting, InMeeting, StaffCall } from '../src/shared/api/types';
import {
  examine,
  examinedLooks,
  expectDevicesOff,
  looks,
  pages,
  readsTime,
  signIn,
} from './browser';
import { checklist, keptPhoto, profile, someMatch, staff, staffCall } from './fixtures';
import type { MockService } from './mock_server';

// The console in a call that is held in Google Meet. What stands for Google is another origin.

let service: MockService;
let url: string;
let google: Server;
let meetUrl: string;
const newVisitor = pages((made, at) => {
  [service, url] = [made, at];
});

beforeAll(async () => {
  google = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end('<title>Meet</title><h1>The meeting</h1>');
  });
  await new Promise<void>((resolve) => google.listen(0, '127.0.0.1', resolve));
  meetUrl = `http://localhost:${(google.address() as AddressInfo).port}/abc-defg-hij`;
});
afterAll(() => {
  google.closeAllConnections();
  google.close();
});

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
function inIt(role: InMeeting['role'], more: Partial<InMeeting> = {}): InMeeting {
  const name = role === 'representative' ? staff.name : profile.name;
  const named_as_profile = role === 'applicant';
  const since = ago(95);
  return { role, kind: 'signed_in', name, named_as_profile, since, left: null, joins: 1, ...more };
}
const stranger = (name: string) =>
  inIt('other', { name, kind: 'anonymous', named_as_profile: false, since: ago(12) });
const both = () => [inIt('representative'), inIt('applicant', { kind: 'anonymous' })];

function meetingOf(
  people: InMeeting[],
  seen = true,
  waits: Partial<CallMeeting> = {},
): CallMeeting {
  return { url: meetUrl, seen, people, join_by: null, alone_by: null, ...waits };
}

function inMeet(people: InMeeting[] = [], more: Partial<StaffCall> = {}): void {
  const call = { ...staffCall, started: ago(130), meeting: meetingOf(people), ...more };
  service.setConsole({ match: null, call });
}

const tell = (people: InMeeting[], seen = true, waits: Partial<CallMeeting> = {}) =>
  service.setCall('representative', { meeting: meetingOf(people, seen, waits) });

/** Taking calls, and one in Google Meet is offered. */
async function offered(page: Page): Promise<void> {
  service.when('go_available', () => service.setConsole({ availability: 'available' }));
  await signIn(page, url);
  await page.getByTestId('go-available').click();
  await page.getByTestId('self-video').waitFor();
  service.setConsole({ match: { ...someMatch(), medium: 'google_meet' } });
  await page.getByTestId('match-meet').waitFor();
}

async function inTheCall(people: InMeeting[] = []): Promise<Page> {
  const { page } = await newVisitor(looks.desktop);
  await signIn(page, url);
  inMeet(people);
  await page.getByTestId('open-meeting').waitFor();
  return page;
}

async function reads(page: Page, testid: string, words: string): Promise<void> {
  await expect.poll(() => page.getByTestId(testid).textContent()).toContain(words);
}

describe('accepting', () => {
  test('opens the meeting in a window of its own, and the page lets the camera go', async () => {
    const { page, context } = await newVisitor(looks.desktop);
    await offered(page);
    await reads(page, 'match-meet', 'This call is in Google Meet');
    const opens = context.waitForEvent('page');
    await page.getByTestId('accept-match').click();
    const meeting = await opens;
    expect(meeting.url(), 'nobody knows the address yet').toBe('about:blank');
    await expect.poll(() => meeting.textContent('body')).toBe('Opening the meeting…');
    await expect.poll(() => service.said('accept_match').length).toBe(1);
    inMeet();
    await meeting.waitForURL(meetUrl);
    expect(await meeting.textContent('h1')).toBe('The meeting');
    expect(await meeting.evaluate(() => window.opener === null && document.referrer)).toBe('');
    await page.getByTestId('screen-call').waitFor();
    await expectDevicesOff(page);
    const button = page.getByTestId('open-meeting');
    expect(await button.textContent(), 'nobody has come in').toBe('Open the meeting');
    tell([inIt('representative')]);
    await expect.poll(() => button.textContent()).toBe('Open the meeting again');
    tell([inIt('representative', { left: ago(1) })]);
    await reads(page, 'meeting-standing', 'You’ve left');
    expect(await button.textContent()).toBe('Open the meeting again');
    expect(await page.getByTestId('meeting-blocked').count()).toBe(0);
    expect(await page.getByTestId('remote-video').count()).toBe(0);
    expect(await page.getByTestId('call-line').count()).toBe(0);
    expect(service.said('call_offer')).toEqual([]);
    // And over a reload.
    await page.reload();
    await expect
      .poll(() => page.getByTestId('open-meeting').textContent())
      .toBe('Open the meeting again');
    expect(context.pages()).toHaveLength(2);
    expect(
      await page.evaluate(() => 'openedTracks' in window && (window['openedTracks'] as []).length),
    ).toBe(0);
  });

  test('by the keyboard, and in a tab where that was chosen', async () => {
    const { page, context } = await newVisitor(looks.desktop);
    await offered(page);
    await page.getByTestId('meeting-window').selectOption('tab');
    service.when('accept_match', () => inMeet());
    const opens = context.waitForEvent('page');
    await page.keyboard.press('Alt+a');
    await (await opens).waitForURL(meetUrl);
    expect(await page.getByTestId('meeting-window').inputValue(), 'remembered').toBe('tab');
  });

  test('refused: the window is closed again, and the call can be accepted', async () => {
    const { page, context } = await newVisitor(looks.desktop);
    await offered(page);
    const detail = 'Google Meet does not give us a meeting right now.';
    service.refuse('accept_match', { status: 503, code: 'meeting_unavailable', detail });
    const opens = context.waitForEvent('page');
    await page.getByTestId('accept-match').click();
    await opens;
    await reads(page, 'match-error', 'keeps their place');
    await expect.poll(() => context.pages().length).toBe(1);
    await page.getByTestId('self-video').waitFor();
    service.when('accept_match', () => inMeet());
    const again = context.waitForEvent('page');
    await page.getByTestId('accept-match').click();
    await (await again).waitForURL(meetUrl);
  });

  test('a call that falls back to the console needs no window', async () => {
    const { page, context } = await newVisitor(looks.desktop);
    await offered(page);
    service.when('accept_match', () => service.putInCall());
    await page.getByTestId('accept-match').click();
    await page.getByTestId('remote-video').waitFor();
    await expect.poll(() => context.pages().length).toBe(1);
    await page.getByTestId('self-video').waitFor();
  });

  test('where the pop-up is blocked, a button opens it', async () => {
    const { page, context } = await newVisitor(looks.desktop);
    await page.addInitScript(() => {
      const open = window.open.bind(window);
      window.open = (...given) => {
        const { blocks } = window as unknown as { blocks?: boolean };
        return blocks ? null : open(...given);
      };
      Object.assign(window, { blocks: true });
    });
    await offered(page);
    service.when('accept_match', () => inMeet());
    await page.getByTestId('accept-match').click();
    await reads(page, 'meeting-blocked', 'allow pop-ups for this site');
    await page.evaluate(() => Object.assign(window, { blocks: false }));
    const opens = context.waitForEvent('page');
    await page.getByRole('button', { name: 'Open the meeting', exact: true }).click();
    await (await opens).waitForURL(meetUrl);
    await page.getByTestId('meeting-blocked').waitFor({ state: 'detached' });
    const again = context.waitForEvent('page');
    await page.getByTestId('open-meeting').click();
    await (await again).waitForURL(meetUrl);
  });
});

test('a browser that has the meeting leaves nothing of it in the page', async () => {
  const page = await inTheCall(both());
  expect(await page.content()).not.toContain('abc-defg-hij');
  expect(page.url()).toBe(`${url}/console`);
});

test('an address that leads nowhere on the web is not followed', async () => {
  const page = await inTheCall();
  const meeting = { ...meetingOf([inIt('representative')]), url: 'javascript:alert(1)' };
  service.setCall('representative', { meeting });
  // The page has it once it says who is there.
  await reads(page, 'meeting-standing', 'If they knock, admit them.');
  await page.getByTestId('open-meeting').click();
  await page.getByTestId('meeting-blocked').waitFor();
});

describe('who is in the meeting', () => {
  test.each([
    ['not told yet', [], false, 'Google hasn’t told us yet who is in the meeting.'],
    ['not told now', both(), false, 'right now. The call goes on.'],
    ['nobody', [], true, 'You haven’t joined: open the meeting.'],
    ['nobody of them', [], true, `Waiting for ${profile.name} to join.`],
    ['you alone', [inIt('representative')], true, 'If they knock, admit them.'],
    ['both', both(), true, `You and ${profile.name} are in the meeting.`],
    [
      'the applicant left',
      [inIt('representative'), inIt('applicant', { left: ago(4) })],
      true,
      `${profile.name} left the meeting. They can join again`,
    ],
    [
      'you left',
      [inIt('representative', { left: ago(4) }), inIt('applicant')],
      true,
      'You’ve left the meeting: open it again.',
    ],
  ] as const)('%s', async (_, people, seen, words) => {
    const page = await inTheCall();
    tell([...people], seen);
    await reads(page, 'meeting-standing', words);
    expect(await page.getByTestId('strangers').count()).toBe(0);
  });

  test('as Google tells it, beside the profile', async () => {
    const [began, since, left] = [ago(605), ago(95), ago(61)];
    const page = await inTheCall([
      inIt('representative', { joins: 3, since: began }),
      inIt('applicant', { name: 'ama_draws', named_as_profile: false, kind: 'anonymous', since }),
      inIt('other', { name: '', kind: 'phone', left, named_as_profile: false }),
    ]);
    const person = (role: string) => page.getByTestId(`person-${role}`);
    const said = async (role: string) => (await person(role).textContent()) ?? '';
    const you = 'Jonas WeberYouSigned in to Google · First joined TIME ago · Joined 3 times';
    await readsTime(person('representative'), you, began);
    const applicant =
      'ama_drawsThe applicantGuest, not signed in · Joined TIME agoDifferent name: ask about it';
    await readsTime(person('applicant'), applicant, since);
    await readsTime(person('other'), 'No nameSomeone elseBy phone · Left TIME ago', left);
    const first = await said('applicant');
    await expect.poll(() => said('applicant'), { message: 'it goes on' }).not.toBe(first);
    tell([inIt('applicant')]);
    await expect.poll(() => said('applicant')).toContain('Same name as in the profile');
  });

  test('a third person is told at once, and so is the next', async () => {
    const page = await inTheCall(both());
    tell([...both(), stranger('Kofi')]);
    const alert = page.getByRole('alert').filter({ has: page.getByTestId('strangers') });
    await expect
      .poll(() => alert.textContent())
      .toContain('unknown third person is in the meeting');
    tell([...both(), stranger('Kofi'), stranger('Esi')]);
    await expect.poll(() => alert.textContent()).toContain('2 unknown people are in the meeting');
    tell([...both(), { ...stranger('Kofi'), left: ago(1) }]);
    await page.getByTestId('strangers').waitFor({ state: 'detached' });
  });
});

test('how long each is waited for', async () => {
  const page = await inTheCall();
  const join_by = ago(-130);
  tell([], true, { join_by });
  const left = page.getByTestId('meeting-left');
  await readsTime(left, 'If they don’t join within TIME, the call ends as “Technical”', join_by);
  const first = await left.textContent();
  await expect.poll(() => left.textContent()).not.toBe(first);
  const alone_by = ago(-50);
  tell([inIt('applicant')], true, { alone_by });
  await readsTime(left, 'They’re alone in the meeting. If you don’t join within TIME, ', alone_by);
  tell(both());
  await left.waitFor({ state: 'detached' });
});

test.each([
  ['meeting_not_joined', 'they didn’t join the meeting in time. They keep their place.'],
  ['meeting_left', 'they left the meeting and weren’t back within a minute.'],
  ['representative_absent', 'you weren’t in the meeting. They keep their place in the queue.'],
  ['connection_lost', 'the connection was lost. They keep their place.'],
  ['left_call', `${profile.name} left the call.`],
  ['of_tomorrow', `The call with ${profile.name} has ended.`],
])('why it ended: %s', async (reason, words) => {
  const page = await inTheCall();
  service.send('representative', { type: 'call_ended', outcome: 'technical', reason });
  service.setConsole({ call: null, availability: 'wrap_up', wrap_up_until: ago(-60) });
  await reads(page, 'call-over', words);
});

test('that the applicant’s page moved says nothing of their video', async () => {
  const applicant_device = { kind: 'phone', moved: ago(3) } as const;
  const page = await inTheCall();
  service.setCall('representative', { applicant_device });
  await expect
    .poll(() => page.getByTestId('applicant-device').textContent())
    .toMatch(/^Page moved to a phone at .*, not the video$/);
});

test('on a phone, name and role stand in one line or under each other', async () => {
  const { page } = await newVisitor(looks.phone);
  await signIn(page, url);
  const boxOf = async (selector: string) => (await page.locator(selector).boundingBox())!;
  const look = async () => [await boxOf('.top-staff > strong'), await boxOf('.top-staff > .fine')];
  const [name, role] = await look();
  expect(role!.x).toBe(name!.x);
  inMeet();
  await page.getByTestId('open-meeting').waitFor();
  const [nameNow, roleNow] = await look();
  expect(roleNow!.x).toBeGreaterThan(nameNow!.x + nameNow!.width);
  expect(roleNow!.y).toBeLessThan(nameNow!.y + nameNow!.height);
});

describe('the desk', () => {
  test('says whose camera counts', async () => {
    const { page } = await newVisitor(looks.desktop);
    service.setConsole({ medium: 'google_meet' });
    service.when('go_available', () => service.setConsole({ availability: 'available' }));
    await signIn(page, url);
    const card = page.locator('.availability');
    await expect.poll(() => card.textContent()).toContain('for any call that is held on this page');
    await page.getByTestId('go-available').click();
    await page.getByTestId('self-video').waitFor();
    expect(await card.textContent()).toContain('Calls open in Google Meet');
    expect(await card.textContent()).not.toContain('This is how applicants see you.');
    service.setConsole({ medium: 'embedded' });
    await expect.poll(() => card.textContent()).toContain('This is how applicants see you.');
    expect(await card.textContent()).not.toContain('Google');
  });

  test('says that Google makes no meetings', async () => {
    const { page } = await newVisitor(looks.desktop);
    await signIn(page, url);
    await page.getByTestId('go-available').waitFor();
    expect(await page.getByTestId('meetings-awaited').count()).toBe(0);
    service.setConsole({ medium: 'google_meet', meetings_awaited: true });
    await reads(page, 'meetings-awaited', 'Google Meet isn’t giving us meetings right now.');
    service.setConsole({ meetings_awaited: false });
    await page.getByTestId('meetings-awaited').waitFor({ state: 'detached' });
  });

  test('says that there is no room for recordings', async () => {
    const { page } = await newVisitor(looks.desktop);
    await signIn(page, url);
    await page.getByTestId('go-available').waitFor();
    service.setConsole({ recordings_awaited: true });
    await reads(page, 'recordings-awaited', 'There’s no room left for recordings.');
    service.setConsole({ recordings_awaited: false });
    await page.getByTestId('recordings-awaited').waitFor({ state: 'detached' });
  });
});

test('is decided as any other, and everybody is told that it ends the meeting', async () => {
  const { page } = await newVisitor(looks.desktop);
  await offered(page);
  service.when('accept_match', () => inMeet(both()));
  await page.getByTestId('accept-match').click();
  await page.getByTestId('screen-call').waitFor();
  expect(await page.locator('.decision-end').textContent()).toContain(
    'Deciding ends the meeting for everyone.',
  );
  await page.keyboard.press('Alt+n');
  await expect.poll(() => service.said('call_show_item')).toEqual([{ item: 'c1' }]);
  const deciding = 'POST /console/calls/cal_1/decision';
  service.when(deciding, () => {
    service.send('representative', {
      type: 'call_ended',
      outcome: 'passed',
      reason: null,
    });
    service.setConsole({ call: null, availability: 'available' });
    return { status: 'verified' };
  });
  for (const { item } of checklist) {
    await page.getByTestId(`item-${item}-ok`).check({ force: true });
  }
  await page.getByTestId('outcome-passed').check();
  await page.getByTestId('submit-decision').click();
  await expect.poll(() => service.said(deciding).length).toBe(1);
  // The next call may be on this page: the camera is wanted again.
  await page.getByTestId('self-video').waitFor();
});

describe.each(examinedLooks)('every state is clean: $name', (look) => {
  test('match and call', async () => {
    const { page } = await newVisitor(look);
    await offered(page);
    await examine(page, `console-meet-match-${look.name}`);
    const photo = { profile: { ...profile, photo: keptPhoto } };
    inMeet([], photo);
    for (const [name, people, seen] of [
      ['untold', [], false],
      ['nobody', [], true],
      ['both', both(), true],
      ['unseen', both(), false],
      ['third', [...both(), stranger('Kofi Mensah')], true],
      ['left', [inIt('representative', { joins: 3 }), inIt('applicant', { left: ago(9) })], true],
    ] as const) {
      tell([...people], seen);
      const state = seen ? 'seen' : people.length > 0 ? 'unseen' : 'untold';
      await page.locator(`[data-state^="${state} "]`).waitFor();
      await expect
        .poll(() => page.locator('.person').count(), { message: name })
        .toBe(people.length);
      await examine(page, `console-meet-${name}-${look.name}`);
    }
  });
});

test.each([
  [1280, 720],
  [1440, 900],
  [720, 800],
  [390, 844],
])('what is to be pressed is in sight at %i x %i, wherever one reads', async (width, height) => {
  const { page } = await newVisitor({ ...looks.desktop, width, height });
  await signIn(page, url);
  inMeet([...both(), stranger('Kofi Mensah')], { profile: { ...profile, photo: keptPhoto } });
  await page.getByTestId('strangers').waitFor();
  const inSight = async (testid: string, where: string) => {
    const box = await page.getByTestId(testid).boundingBox();
    const seen = box && box.y >= 0 && box.y + box.height <= height && box.x + box.width <= width;
    expect(seen, `${testid}, ${where}`).toBe(true);
  };
  // Nothing shows between it and the edge.
  const end = await page.locator('.decision-end').boundingBox();
  expect(end && end.y + end.height).toBe(height);
  // In two lines at most.
  const button = await page.getByTestId('open-meeting').boundingBox();
  expect(button?.height).toBeLessThan(70);
  for (const where of ['call-code', 'person-representative', 'internal-text', 'item-h1']) {
    await page.getByTestId(where).scrollIntoViewIfNeeded();
    await inSight('open-meeting', where);
    await inSight('submit-decision', where);
    await inSight('call-code', where);
  }
});
