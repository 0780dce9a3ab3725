import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { examine, looks, pages, picture, signIn } from './browser';
import type { ChatMessage } from '../src/shared/api/types';
import { firstView, profile } from './fixtures';
import type { MockService } from './mock_server';
import { allGood } from '../src/shared/call/switches';

// Both pages in a call: what each says to the service, and what it shows of the other.

let service: MockService;
let url: string;
let applicant: Page;
let representative: Page;
const newVisitor = pages((made, at) => {
  [service, url] = [made, at];
  service.view = { ...structuredClone(firstView), consent: { version: '2026-11', given: true } };
});

beforeEach(async () => {
  ({ page: representative } = await newVisitor(looks.desktop));
  ({ page: applicant } = await newVisitor(looks.phone));
  await signIn(representative, url);
  await applicant.goto(`${url}/verify#lnk_good`);
  await applicant.getByTestId('start-call').waitFor();
  service.putInCall();
  for (const page of [applicant, representative]) await page.getByTestId('screen-call').waitFor();
});

async function reads(page: Page, testid: string, words: string): Promise<void> {
  await expect
    .poll(() =>
      page
        .getByTestId(testid)
        .last()
        .textContent({ timeout: 1000 })
        .catch(() => ''),
    )
    .toContain(words);
}

/** The names that stand alone there, whichever way they run. */
const alone = (page: Page, where: string) =>
  expect.poll(() => page.locator(`${where} bdi`).allTextContents(), { message: where });

/** Everything that a screen reader would be told. */
function announced(page: Page): Promise<string> {
  return page.evaluate(() =>
    Array.from(
      document.querySelectorAll('[data-testid=announcer]'),
      ({ textContent }) => textContent,
    ).join('|'),
  );
}

const written = (id: number, from: ChatMessage['from'], text: string): ChatMessage => ({
  id,
  from,
  text,
  at: new Date(Date.now() + id).toISOString(),
});

test('what is written is sent, and what the other writes is read out, once', async () => {
  const question = 'Can you hear me?';
  const answer = 'No.\nNothing <b>at all</b>.';
  await representative.getByTestId('chat-text').fill(question);
  await representative.getByTestId('chat-text').press('Enter');
  await expect.poll(() => representative.getByTestId('chat-text').inputValue()).toBe('');
  expect(service.said('call_chat')).toEqual([{ text: question }]);
  service.setCall('representative', { chat: [written(1, 'me', question)] });
  service.setCall('applicant', { chat: [written(1, 'peer', question)] });
  await reads(representative, 'chat-me', question);
  await reads(applicant, 'chat-unread', '1');
  await expect.poll(() => announced(applicant)).toContain(`Jonas Weber wrote: ${question}`);
  await applicant.getByTestId('chat-toggle').click();
  await reads(applicant, 'chat-peer', question);

  await applicant.getByTestId('chat-text').press('Shift+Enter');
  await applicant.getByTestId('chat-text').fill('No.\n\u0007Nothing <b>at all</b>.');
  await applicant.getByTestId('chat-send').click();
  await expect.poll(() => service.said('call_chat').length).toBe(2);
  expect(service.said('call_chat').at(-1), 'no control characters').toEqual({ text: answer });
  const chat = [written(1, 'me', question), written(2, 'peer', answer)];
  service.setCall('representative', { chat });
  await reads(representative, 'chat-peer', 'Nothing <b>at all</b>.');
  await expect.poll(() => announced(representative)).toContain('wrote: No.');
  await picture(applicant, 'talk-applicant-chat');
  await picture(representative, 'talk-console-chat');
  await representative.reload();
  await reads(representative, 'chat-me', question);
  expect(await announced(representative), 'old messages are no news').not.toContain('wrote');
});

test('names stand on their own: they turn nothing around them', async () => {
  const name = 'محمد (Seller)';
  service.setCall('representative', {
    profile: { ...profile, name, title: name },
    chat: [written(1, 'peer', 'Hello')],
  });
  service.setCall('applicant', { representative: { name, photo_url: null } });
  await alone(representative, 'h1').toEqual([name]);
  await alone(representative, '.profile-who h2').toEqual([name]);
  await alone(representative, '.profile-who h2 + p').toEqual([name]);
  await alone(representative, '.chat-from').toEqual([name]);
  await alone(applicant, 'h1').toEqual([name]);
  await alone(applicant, '[data-testid=representative-name]').toEqual([name]);
});

test('the applicant reads what is asked, and the next item is suggested', async () => {
  const asked = () => service.said('call_show_item').at(-1)?.['item'];
  const next = () => representative.getByTestId('ask-next').getAttribute('data-item');
  const question = 'What did you make last at Kente Studio?';
  await representative.getByTestId('item-q1-ask').click();
  await expect.poll(asked).toBe('q1');
  service.setCall('representative', { now: 'q1' });
  service.setCall('applicant', { now: { kind: 'question', text: question, gesture: null } });
  await reads(applicant, 'call-now', question);
  await expect.poll(() => announced(applicant)).toContain('Question: What did you make last');
  await reads(representative, 'item-q1-ask', 'Shown to the applicant');
  expect(await representative.getByTestId('item-q1').getAttribute('aria-current')).toBe('step');
  await examine(representative, 'talk-console-asking');

  await representative.getByTestId('item-q1-ok').check({ force: true });
  await expect.poll(asked, { message: 'it is done' }).toBeNull();
  service.setCall('representative', { now: null });
  service.setCall('applicant', { now: null });
  await applicant.getByTestId('call-now').waitFor({ state: 'detached' });
  await expect.poll(next).toBe('c1');
  await representative.getByTestId('item-c1-ok').check({ force: true });
  await representative.getByTestId('item-q2-ok').check({ force: true });
  await expect.poll(next).toBe('h1');
  await representative.keyboard.press('Alt+n');
  await expect.poll(asked).toBe('h1');
  const text = 'Turn the head fully to the left, then press a finger on the cheek.';
  service.setCall('representative', { now: 'h1' });
  service.setCall('applicant', { now: { kind: 'challenge', text, gesture: 'turn_head' } });
  await reads(applicant, 'call-now', 'Turn your head all the way');
  await applicant.getByTestId('gesture').waitFor();
  await examine(applicant, 'talk-applicant-asked');
  await reads(representative, 'item-h1-ask', 'Shown to the applicant');
  await representative.getByTestId('item-h1-ask').click();
  await expect.poll(asked).toBeNull();
});

test('both see that the call is recorded, and only then', async () => {
  const badges = [applicant, representative].map((page) => page.getByTestId('recorded'));
  for (const badge of badges) expect(await badge.count()).toBe(0);
  service.setView({ recorded: true });
  service.setCall('representative', { recorded: true });
  for (const badge of badges) {
    await badge.waitFor();
    expect(await badge.textContent()).toBe('Recording');
  }
  await examine(applicant, 'call-recorded-applicant');
  await examine(representative, 'call-recorded-console');
});

test('each says what is switched off, and shows it of the other', async () => {
  const said = () => service.said('call_media');
  await applicant.getByTestId('mute').click();
  await expect.poll(() => said().at(-1)).toEqual({ muted: true, camera_off: false });
  service.setCall('representative', { peer: { ...allGood, muted: true, camera_off: false } });
  await reads(representative, 'peer-switches', 'Applicant is muted');
  service.setCall('representative', { peer: { ...allGood, muted: false, camera_off: false } });
  await representative.getByTestId('peer-switches').waitFor({ state: 'detached' });
  await representative.getByTestId('camera-off').click();
  await expect.poll(() => said().at(-1)).toEqual({ muted: false, camera_off: true });
  service.setCall('applicant', { peer: { ...allGood, muted: false, camera_off: true } });
  await reads(applicant, 'peer-switches', 'Jonas Weber’s camera is off');
  await applicant.getByTestId('stage-peer').waitFor();
  await picture(applicant, 'talk-applicant-peer-dark');
  // A service that was started anew knows nothing: it is told again.
  const before = said().length;
  service.dropSocket('representative');
  await expect.poll(() => said().length).toBeGreaterThan(before);
  expect(said().at(-1)).toEqual({ muted: false, camera_off: true });
});

test('a still of the other is shown while their line carries no video', async () => {
  const jpeg = await applicant.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.getContext('2d')?.fillRect(0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/jpeg').replace(/^.*,/, '');
  });
  service.connect();
  // A still from before the connection would be taken away with it.
  for (const page of [applicant, representative]) {
    await page.getByTestId('call-quality').waitFor();
    const send = (still: string) => {
      service.send('applicant', { type: 'call_still', jpeg: still });
      service.send('representative', { type: 'call_still', jpeg: still });
    };
    send(jpeg);
    const still = page.getByTestId('remote-still');
    await still.waitFor();
    await expect
      .poll(() => still.evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0);
    send('');
    await still.waitFor({ state: 'detached' });
  }
});

const middle = (box: { y: number; height: number } | null) => (box ? box.y + box.height / 2 : -1);

test('the last picture of somebody whose connection dropped is dimmed, and nothing calls it good', async () => {
  service.connect();
  const peer_away_since = new Date().toISOString();
  const sides = [
    [applicant, () => service.setCall('applicant', { peer_present: false, peer_away_since })],
    [
      representative,
      () => service.setCall('representative', { applicant_present: false, peer_away_since }),
    ],
  ] as const;
  for (const page of [applicant, representative]) {
    await page.getByTestId('call-quality').waitFor();
  }
  for (const [page, drop] of sides) {
    const filter = () =>
      page.getByTestId('remote-video').evaluate((video) => getComputedStyle(video).filter);
    expect(await filter()).toBe('none');
    drop();
    await page.locator('[data-testid=call-line][data-line=they_dropped]').waitFor();
    expect(await filter()).toContain('brightness');
    expect(await page.getByTestId('call-quality').count()).toBe(0);
    const stage = middle(await page.locator('.stage').boundingBox());
    const said = middle(await page.getByTestId('call-line').boundingBox());
    expect(Math.abs(stage - said)).toBeLessThan(40);
  }
  service.setCall('applicant', { peer_present: true, peer_away_since: null });
  service.setCall('representative', { applicant_present: true, peer_away_since: null });
});

test('the representative is told that the applicant left', async () => {
  service.send('representative', {
    type: 'call_ended',
    outcome: 'technical',
    reason: 'left_call',
  });
  service.setConsole({ call: null });
  await reads(representative, 'call-over', 'left the call');
});
