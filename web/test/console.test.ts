import { describe, expect, test } from 'vitest';
import {
  examine,
  examinedLooks,
  expectDevicesOff,
  type Look,
  looks,
  marked,
  pages,
  signIn,
  type Visitor,
} from './browser';
import { checklist, firstView, keptPhoto, profile, review, someMatch } from './fixtures';
import type { MockService } from './mock_server';
import { allGood } from '../src/shared/call/switches';

let service: MockService;
let url: string;
const newVisitor = pages((made, at) => {
  [service, url] = [made, at];
});

async function atDesk(look: Look = looks.desktop): Promise<Visitor['page']> {
  const { page } = await newVisitor(look);
  await signIn(page, url);
  return page;
}

async function takesCalls(page: Visitor['page']): Promise<void> {
  service.when('go_available', available);
  await page.getByTestId('go-available').click();
  await page.getByTestId('self-video').waitFor();
}

/** It runs after a press on the page, where `allowed`; nothing else starts it. */
async function blockSound(page: Visitor['page'], allowed: boolean): Promise<void> {
  await page.addInitScript((starts) => {
    // Looking at a page from outside counts as activation; a press does not come by looking.
    let pressed = false;
    window.addEventListener('pointerdown', () => (pressed = true), true);
    class Blocked extends EventTarget {
      state = 'suspended';
      resume() {
        if (starts && pressed) {
          this.state = 'running';
          this.dispatchEvent(new Event('statechange'));
        }
        return Promise.resolve();
      }
    }
    Object.assign(window, { AudioContext: Blocked });
  }, allowed);
}

async function comesBack(page: Visitor['page']): Promise<void> {
  await page.goto(`${url}/console`);
  await page.getByTestId('email').fill('jonas@market.example');
  await page.getByTestId('password').fill('correct horse');
  await page.getByTestId('sign-in').click();
  await page.getByTestId('screen-desk').waitFor();
  service.setConsole({ availability: 'available' });
  // After a reload nobody has pressed anything yet.
  await page.reload();
  await page.getByTestId('sound-blocked').waitFor();
}

/** Where it is, in whole pixels. */
async function placeOf(page: Visitor['page'], testid: string) {
  const found = await page.getByTestId(testid).boundingBox();
  const { x = 0, y = 0, width = 0, height = 0 } = found ?? {};
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.round(width),
    height: Math.round(height),
  };
}

/** Frames are being shown, now. */
async function sees(page: Visitor['page']): Promise<void> {
  await page.waitForFunction(() => {
    const video = document.querySelector<HTMLVideoElement>('[data-testid=remote-video]');
    return (video?.getVideoPlaybackQuality().totalVideoFrames ?? 0) > 5;
  });
  await expect
    .poll(() => page.getByTestId('call-line').getAttribute('data-line'))
    .toBe('connected');
}

const deciding = 'POST /console/calls/cal_1/decision';
const wrapUp = (seconds: number) => {
  const wrap_up_until = new Date(Date.now() + seconds * 1000).toISOString();
  service.setConsole({ call: null, availability: 'wrap_up', wrap_up_until });
  return wrap_up_until;
};
const available = () => service.setConsole({ availability: 'available' });

describe.each(examinedLooks)('every state is clean: $name', (look) => {
  test('desk, match, reviews', async () => {
    const { page } = await newVisitor(look);
    await page.goto(`${url}/console`);
    await page.getByTestId('screen-sign_in').waitFor();
    await examine(page, `console-sign_in-${look.name}`);
    await page.getByTestId('email').fill('jonas@market.example');
    await page.getByTestId('password').fill('correct horse');
    await page.getByTestId('sign-in').click();
    await page.getByTestId('go-available').waitFor();
    await examine(page, `console-away-${look.name}`);
    service.when('go_available', available);
    await page.getByTestId('go-available').click();
    await page.getByTestId('go-away').waitFor();
    const queue = { length: 3, longest_wait_seconds: 95, call_backs: 1, slots_booked: 2 };
    service.setConsole({ queue, match: someMatch() });
    await page.getByTestId('match').waitFor();
    await page.getByTestId('self-video').waitFor();
    await examine(page, `console-match-${look.name}`);
    service.reviews = [review, { ...review, verification: 'ver_8', mine: true }];
    service.setConsole({ match: null, reviews_open: 2 });
    await page.getByTestId('nav-reviews').click();
    await page.getByTestId('review-mine').waitFor();
    await examine(page, `console-reviews-${look.name}`);
    await page.getByTestId('review-confirm').click();
    await page.getByTestId('review-sure').waitFor();
    await examine(page, `console-review-sure-${look.name}`);
  });

  test('the call', async () => {
    const { page } = await newVisitor(look);
    await page.goto(`${url}/console`);
    await page.getByTestId('email').fill('jonas@market.example');
    await page.getByTestId('password').fill('correct horse');
    await page.getByTestId('sign-in').click();
    await page.getByTestId('screen-desk').waitFor();
    service.putInCall();
    await page.getByTestId('checklist').waitFor();
    const shown = page.viewportSize();
    for (const [width, height] of [
      [1280, 720],
      [1366, 768],
      [1024, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      const box = await page.getByTestId('submit-decision').boundingBox();
      expect(box && box.y >= 0 && box.y + box.height <= height, `ends in sight, ${width}`).toBe(
        true,
      );
    }
    if (shown) await page.setViewportSize(shown);
    await examine(page, `console-call-${look.name}`);
    await page.getByTestId('item-c1-ok').check({ force: true });
    await page.getByTestId('item-q1-not_ok').check({ force: true });
    await page.getByTestId('item-d1-skipped').check({ force: true });
    await page.getByTestId('outcome-failed').check();
    await page.getByTestId('reason-identity_mismatch').check();
    await page.getByTestId('message').fill('Please bring the passport that you named.');
    const detail = 'A reason does not belong to this outcome.';
    service.refuse(deciding, { status: 422, code: 'reason_outcome_mismatch', detail });
    await page.getByTestId('submit-decision').click();
    await page.getByTestId('decision-error').waitFor();
    await examine(page, `console-decision-${look.name}`);
  });
});

test('a wrong password is said in place', async () => {
  service.refuse('POST /console/session', { status: 401, code: 'wrong_credentials' });
  const { page } = await newVisitor(looks.desktop);
  await page.goto(`${url}/console`);
  await page.getByTestId('email').fill('jonas@market.example');
  await page.getByTestId('password').fill('guess');
  await page.getByTestId('sign-in').click();
  expect(await page.getByTestId('sign-in-error').textContent()).toContain('Wrong');
});

describe('a call', () => {
  test('is accepted with the keyboard, decided when nothing is missing, and let go', async () => {
    service.when('go_available', available);
    const page = await atDesk();
    await page.getByTestId('go-available').click();
    await page.getByTestId('self-video').waitFor();
    service.setConsole({ match: someMatch() });
    await page.getByTestId('match').waitFor();
    service.when('accept_match', () => service.putInCall());
    await page.keyboard.press('Alt+a');
    await page.getByTestId('screen-call').waitFor();
    expect(service.said('accept_match')).toEqual([{ verification: 'ver_1' }]);
    expect(await page.getByTestId('call-code').textContent()).toBe('4821');

    service.when(deciding, () => {
      service.send('representative', {
        type: 'call_ended',
        outcome: 'passed',
        reason: null,
      });
      service.setConsole({ call: null, availability: 'away' });
      return { status: 'verified' };
    });
    await page.getByTestId('outcome-passed').check();
    await page.getByTestId('submit-decision').click();
    expect(await page.getByTestId('decision-missing').textContent()).toContain('4 more');
    for (const { item, required } of checklist) {
      if (required) await page.getByTestId(`item-${item}-ok`).check({ force: true });
    }
    await page.getByTestId('submit-decision').click();
    await expectText(page, 'call-over', 'is saved, with this result: verified.');
    expect(service.said(deciding)).toEqual([
      {
        outcome: 'passed',
        reasons: [],
        message: '',
        internal_text: '',
        checklist: checklist.map(({ item, required }) => ({
          item,
          result: required ? 'ok' : 'not_asked',
        })),
      },
    ]);
    // The camera's light is off again.
    await expectDevicesOff(page);
  });

  test('is failed only with an item that is not OK, or a note: the note says so', async () => {
    const page = await atDesk();
    service.putInCall();
    service.when(deciding, () => {
      service.setConsole({ call: null });
      return { status: 'in_review' };
    });
    await page.getByTestId('outcome-failed').check();
    await page.getByTestId('reason-identity_mismatch').check();
    await page.getByTestId('item-q1-skipped').check({ force: true });
    await page.getByTestId('submit-decision').click();
    await expectText(page, 'internal-missing', 'at least one checklist item marked Not OK');
    expect(await page.getByTestId('internal-text').getAttribute('aria-invalid')).toBe('true');
    await expectText(page, 'decision-missing', 'an internal note');
    expect(service.said(deciding)).toEqual([]);
    await page.getByTestId('item-q1-not_ok').check({ force: true });
    expect(await page.getByTestId('internal-missing').count()).toBe(0);
    await page.getByTestId('submit-decision').click();
    await expectText(page, 'call-over', 'is saved, with this result: in review.');
    expect(service.said(deciding)).toHaveLength(1);
  });

  test('keeps its notes over a reload', async () => {
    const page = await atDesk();
    service.putInCall();
    await page.getByTestId('item-q1-ok').check({ force: true });
    await page.getByTestId('internal-text').fill('Knows the studio well.');
    await page.reload();
    await page.getByTestId('internal-text').waitFor();
    expect(await page.getByTestId('internal-text').inputValue()).toBe('Knows the studio well.');
    expect(await page.getByTestId('item-q1-ok').isChecked()).toBe(true);
  });

  test('tells why a photo is not seen from that there is none', async () => {
    const page = await atDesk();
    service.putInCall();
    await page.getByRole('img', { name: 'No photo' }).waitFor();
    const unseen = page.getByTestId('photo-unseen');
    for (const [state, at, why] of [
      ['awaited', null, 'The photo is not here yet'],
      ['missed', null, 'There is a photo, but we could not get it'],
      ['kept', '/console/photos/gone', 'Photo could not be loaded'],
    ] as const) {
      service.setCall('representative', { profile: { ...profile, photo: { state, url: at } } });
      await unseen.getByText(why, { exact: true }).waitFor();
    }
    service.setCall('representative', { profile: { ...profile, photo: keptPhoto } });
    await page.getByTestId('photo-enlarge').waitFor();
  });

  test('face and photo are side by side, of one size, and the photo can be enlarged', async () => {
    const page = await atDesk();
    service.putInCall();
    service.setCall('representative', { profile: { ...profile, photo: keptPhoto } });
    await page.getByTestId('photo-enlarge').waitFor();
    for (const [width, height] of [
      [1280, 720],
      [1366, 768],
      [1440, 900],
    ] as const) {
      await page.setViewportSize({ width, height });
      const live = await placeOf(page, 'face-live');
      const photo = await placeOf(page, 'face-photo');
      expect([live.y, live.width, live.height], `${width}`).toEqual([
        photo.y,
        photo.width,
        photo.height,
      ]);
      expect(photo.x, 'beside it').toBeGreaterThan(live.x + live.width - 1);
      expect(photo.y + photo.height, 'in sight').toBeLessThanOrEqual(height);
      expect(photo.width, 'to be compared').toBeGreaterThan(250);
    }
    const wide = async (testid: string) =>
      (await page.getByTestId(testid).getByRole('img').boundingBox())?.width ?? 0;
    const small = await wide('photo-enlarge');
    await page.getByRole('button', { name: 'Enlarge the profile photo' }).click();
    await page.getByTestId('photo-large').waitFor();
    expect(await wide('photo-large')).toBeGreaterThan(small * 1.4);
    await page.keyboard.press('Escape');
    await page.getByTestId('photo-large').waitFor({ state: 'detached' });
  });

  test('a connection that fails is negotiated again', async () => {
    const representative = await atDesk();
    const { page: applicant } = await newVisitor(looks.phone);
    await applicant.addInitScript(() => {
      const Original = RTCPeerConnection;
      const opened: RTCPeerConnection[] = [];
      (window as unknown as { opened: RTCPeerConnection[] }).opened = opened;
      window.RTCPeerConnection = class extends Original {
        constructor(...given: ConstructorParameters<typeof Original>) {
          super(...given);
          opened.push(this);
        }
      };
    });
    service.view = { ...structuredClone(firstView), consent: { version: '2026-11', given: true } };
    await applicant.goto(`${url}/verify#lnk_good`);
    await applicant.getByTestId('start-call').waitFor();
    service.putInCall();
    service.connect();
    await Promise.all([sees(applicant), sees(representative)]);
    service.when('call_reconnect', () => service.connect());
    await applicant.evaluate(() => {
      const [first] = (window as unknown as { opened: RTCPeerConnection[] }).opened;
      if (!first) throw new Error('no connection');
      Object.defineProperty(first, 'connectionState', { value: 'failed' });
      first.dispatchEvent(new Event('connectionstatechange'));
    });
    await expect.poll(() => service.said('call_reconnect').length).toBeGreaterThan(0);
    await Promise.all([sees(applicant), sees(representative)]);
    const count = await applicant.evaluate(
      () => (window as unknown as { opened: RTCPeerConnection[] }).opened.length,
    );
    expect(count).toBe(2);
  });
});

test('news of the queue do not stop who goes available while the camera opens', async () => {
  const page = await atDesk();
  await page.evaluate(() => {
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    const told = new Promise((resolve) => document.addEventListener('camera-opens', resolve));
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      await told;
      return stream;
    };
  });
  service.when('go_available', available);
  await page.getByTestId('go-available').click();
  service.setConsole({
    queue: { length: 7, longest_wait_seconds: 1, call_backs: 0, slots_booked: 0 },
  });
  await page.getByTestId('queue-length').getByText('7').waitFor();
  service.setFigures({ queue: { ...service.console.queue, length: 8 } });
  await page.getByTestId('queue-length').getByText('8').waitFor();
  await page.evaluate(() => document.dispatchEvent(new Event('camera-opens')));
  await page.getByTestId('go-away').waitFor();
});

describe('after a call', () => {
  test('the wrap-up counts down, and a press ends it', async () => {
    const page = await atDesk();
    service.putInCall();
    await page.getByTestId('self-video').waitFor();
    const until_ms = Date.parse(wrapUp(40));
    await expectText(page, 'availability', 'Wrap-up');
    const left = () => page.getByTestId('wrap-up-left').textContent();
    // However slow the page is, it is true.
    const isTrue = async () => {
      const before = (until_ms - Date.now()) / 1000;
      const told = Number(/^(\d+) seconds left$/.exec((await left()) ?? '')?.[1]);
      return told < before + 2 && told > (until_ms - Date.now()) / 1000 - 2;
    };
    await expect.poll(isTrue).toBe(true);
    const first = await left();
    await expect.poll(left).not.toBe(first);
    await expectDevicesOff(page);

    service.when('go_available', () =>
      service.setConsole({ availability: 'available', wrap_up_until: null }),
    );
    await page.getByRole('button', { name: 'Available now' }).click();
    await expectText(page, 'availability', 'You’re taking calls');
    expect(await page.getByTestId('wrap-up-left').count()).toBe(0);

    wrapUp(40);
    await expectText(page, 'availability', 'Wrap-up');
    service.when('go_away', () =>
      service.setConsole({ availability: 'away', wrap_up_until: null }),
    );
    await page.getByRole('button', { name: 'Pause' }).click();
    await expectText(page, 'availability', 'You’re not taking calls');
    expect(service.said('go_away')).toHaveLength(1);
  });

  test('it ends in taking calls by itself: the camera opens, also beside the reviews', async () => {
    const page = await atDesk();
    await page.getByTestId('nav-reviews').click();
    wrapUp(30);
    await page.getByTestId('wrap-up').getByTestId('wrap-up-left').waitFor();
    await examine(page, 'console-wrap-up');
    service.setConsole({ availability: 'available', wrap_up_until: null });
    await page.getByTestId('wrap-up').waitFor({ state: 'detached' });
    await page.getByTestId('nav-desk').click();
    await page.getByTestId('self-video').waitFor();
  });

  test('nobody is offered a call whose camera does not open', async () => {
    const page = await atDesk();
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('', 'NotReadableError'));
    });
    wrapUp(30);
    await page.getByTestId('wrap-up-left').waitFor();
    service.when('go_away', () => service.setConsole({ availability: 'away' }));
    service.setConsole({ availability: 'available', wrap_up_until: null });
    await page.getByTestId('device-problem').waitFor();
    await expectText(page, 'availability', 'You’re not taking calls');
    expect(service.said('go_away')).toHaveLength(1);
    expect(await page.getByTestId('device-problem').count()).toBe(1);
  });
});

describe('an offer', () => {
  test('is declined: the page says what becomes of the applicant and of us', async () => {
    const page = await atDesk();
    await takesCalls(page);
    service.setConsole({ match: someMatch() });
    service.when('decline_match', () => service.setConsole({ match: null, availability: 'away' }));
    await page.getByRole('button', { name: 'Decline and pause' }).click();
    await expectText(page, 'not-taken', `You declined the call with ${profile.name}`);
    await expectText(page, 'not-taken', 'offered to the next free representative');
    await expectText(page, 'availability', 'You’re not taking calls');
    expect(service.said('decline_match')).toEqual([{ verification: 'ver_1' }]);
    await page.getByTestId('go-available').click();
    await page.getByTestId('not-taken').waitFor({ state: 'detached' });
  });

  test('that was missed is told as a warning', async () => {
    const page = await atDesk();
    await takesCalls(page);
    const expires = new Date(Date.now() - 1000).toISOString();
    service.setConsole({ match: { ...someMatch(), expires } });
    await page.getByTestId('match').waitFor();
    service.setConsole({ match: null, availability: 'away' });
    await expectText(page, 'not-taken', `You didn’t accept ${profile.name} in time`);
    const notice = page.getByRole('alert').getByTestId('not-taken');
    expect(await notice.getAttribute('class')).toContain('notice-warning');
  });

  test('is told by the system and the title to who looks elsewhere', async () => {
    const { page } = await newVisitor(looks.desktop);
    await page.addInitScript(() => {
      const shown: { title: string; open: boolean }[] = [];
      class Fake {
        static permission = 'default';
        static requestPermission() {
          Fake.permission = 'granted';
          return Promise.resolve('granted');
        }
        one: { title: string; open: boolean };
        constructor(title: string, { body }: { body: string }) {
          this.one = { title: `${title}: ${body}`, open: true };
          shown.push(this.one);
        }
        close() {
          this.one.open = false;
        }
      }
      Object.assign(window, { Notification: Fake, shownNotifications: shown });
    });
    const shown = () =>
      page.evaluate(
        () =>
          (window as unknown as { shownNotifications: { title: string; open: boolean }[] })
            .shownNotifications,
      );
    await page.goto(`${url}/console`);
    await page.getByTestId('email').fill('jonas@market.example');
    await page.getByTestId('password').fill('correct horse');
    await page.getByTestId('sign-in').click();
    await takesCalls(page);
    await page.getByRole('button', { name: 'Turn on notifications' }).click();
    await expectText(page, 'notifications', 'Notifications are on');

    service.setConsole({ match: someMatch() });
    await page.getByTestId('match').waitFor();
    expect(await shown(), 'the page is being looked at').toEqual([]);
    service.setConsole({ match: null });
    await page.getByTestId('match').waitFor({ state: 'detached' });

    await page.evaluate(() => {
      document.hasFocus = () => false;
    });
    service.setConsole({ match: someMatch() });
    const said = 'A call for you: Someone is waiting. Accept or decline in the console.';
    await expect.poll(shown).toEqual([{ title: said, open: true }]);
    await expect.poll(() => page.title()).toBe('A call for you');
    service.setConsole({ match: null });
    await expect.poll(shown).toEqual([{ title: said, open: false }]);
    await expect.poll(() => page.title()).toBe('Visavis console');
  });
});

describe('sound that is blocked while calls are taken', () => {
  test('is said, and turned on by a named button', async () => {
    const { page } = await newVisitor(looks.desktop);
    await blockSound(page, true);
    await comesBack(page);
    await expectText(page, 'sound-blocked', 'Sound is blocked');
    await examine(page, 'console-sound-blocked');
    await page.getByRole('button', { name: 'Turn on sound' }).click();
    await page.getByTestId('sound-blocked').waitFor({ state: 'detached' });
  });

  test('is said to stay so where no press helps', async () => {
    const { page } = await newVisitor(looks.desktop);
    await blockSound(page, false);
    await comesBack(page);
    await page.getByRole('button', { name: 'Turn on sound' }).click();
    await expectText(page, 'sound-blocked', 'still plays no sound');
    service.setConsole({ availability: 'away' });
    await page.getByTestId('sound-blocked').waitFor({ state: 'detached' });
  });
});

describe('news of the queue', () => {
  const figures = {
    queue: { length: 3, longest_wait_seconds: 3600, call_backs: 1, slots_booked: 2 },
    reviews_open: 1,
    appeals_open: 1,
  };

  test('the picture at the desk is as applicants see it: not as in a mirror', async () => {
    const page = await atDesk();
    await takesCalls(page);
    await page.getByText('This is how applicants see you.').waitFor();
    const transform = await page
      .getByTestId('self-video')
      .evaluate((video) => getComputedStyle(video).transform);
    expect(transform).toBe('none');
  });

  test('change the figures of the desk, and leave the match and the camera', async () => {
    service.when('go_available', () =>
      service.setConsole({ availability: 'available', match: someMatch() }),
    );
    const page = await atDesk();
    await page.getByTestId('go-available').click();
    await page.getByTestId('self-video').waitFor();
    await page.getByTestId('accept-match').focus();
    const untouched = await marked(page, '[data-testid=self-video]');
    expect(await page.getByTestId('reviews-open').count()).toBe(0);
    service.setFigures(figures);
    await expectText(page, 'reviews-open', '2');
    await expectText(page, 'queue-length', '3');
    await expectText(page, 'call-backs', '1');
    await expectText(page, 'slots-booked', '2');
    await expectText(page, 'longest-wait', '1:00:');
    const longest = () => page.getByTestId('longest-wait').textContent();
    const first = await longest();
    await expect.poll(longest).not.toBe(first);
    service.setFigures({
      queue: { ...figures.queue, length: 0 },
      reviews_open: 0,
      appeals_open: 0,
    });
    await expectText(page, 'queue-length', '0');
    await expectText(page, 'longest-wait', '0:00');
    expect(await page.getByTestId('reviews-open').count()).toBe(0);
    expect(await untouched()).toBe(true);
    expect(await page.getByTestId('match').count()).toBe(1);
  });

  test('bring another review, and leave what is written about the first', async () => {
    service.reviews = [review];
    service.console.reviews_open = 1;
    const page = await atDesk();
    await page.getByTestId('nav-reviews').click();
    const text = page.getByTestId('review-ver_9').getByTestId('review-text');
    await text.fill('Seen it');
    const untouched = await marked(page, '[data-testid=review-ver_9]');
    service.reviews = [review, { ...review, verification: 'ver_8' }];
    service.setFigures({ ...figures, reviews_open: 2 });
    await page.getByTestId('review-ver_8').waitFor();
    await expectText(page, 'reviews-open', '3');
    expect(await text.inputValue()).toBe('Seen it');
    expect(await untouched()).toBe(true);
  });

  test('disturb no call', async () => {
    const page = await atDesk();
    service.putInCall();
    await page.getByTestId('self-video').waitFor();
    await page.getByTestId('outcome-failed').check();
    await page.getByTestId('internal-text').fill('Halfway');
    const untouched = await marked(page, '[data-testid=self-video]');
    service.setFigures(figures);
    // The next word about the call: by then the news have been taken.
    service.setConsole({
      call: service.console.call && {
        ...service.console.call,
        peer: { ...allGood, muted: true, camera_off: false },
      },
    });
    await page.getByTestId('peer-switches').waitFor();
    expect(await page.getByTestId('internal-text').inputValue()).toBe('Halfway');
    expect(await page.getByTestId('outcome-failed').isChecked()).toBe(true);
    expect(await untouched()).toBe(true);
  });
});

describe('reviews', () => {
  test('confirm', async () => {
    service.reviews = [review, { ...review, verification: 'ver_8', mine: true }];
    service.console.reviews_open = 2;
    const page = await atDesk();
    await page.getByTestId('nav-reviews').click();
    expect(await page.getByTestId('review-ver_8').getByTestId('review-confirm').count()).toBe(0);
    const card = page.getByTestId('review-ver_9');
    const reviewing = 'POST /console/reviews/ver_9';
    service.when(reviewing, () => {
      service.reviews = service.reviews.slice(1);
      service.setConsole({ reviews_open: 1 });
      return { status: 'not_verified' };
    });
    await card.getByTestId('review-text').fill('Seen it too.');
    await card.getByTestId('review-overturn').click();
    await card.getByTestId('review-overturn-sure').waitFor();
    await page.keyboard.press('Escape');
    expect(service.said(reviewing), 'not overturned by one press').toEqual([]);
    await card.getByTestId('review-confirm').click();
    const sure = card.getByTestId('review-sure');
    await sure.waitFor();
    expect(await sure.getByTestId('review-denied').locator('li').allTextContents()).toEqual([
      'withdraw earnings',
      'send new proposals',
      'accept direct hires',
      'open team',
    ]);
    await expectText(page, 'review-effect', 'open proposals are canceled');
    await page.keyboard.press('Escape');
    await sure.waitFor({ state: 'detached' });
    expect(service.said(reviewing), 'thought better of it').toEqual([]);
    await card.getByTestId('review-confirm').click();
    await sure.getByTestId('review-sure-yes').click();
    await expectText(page, 'review-done', 'is saved, with this result: not verified.');
    const parts = page.getByTestId('review-done').locator(':scope > *');
    expect(await parts.count(), 'one line, with the name in it').toBe(1);
    await card.waitFor({ state: 'detached' });
    const said = { verdict: 'confirmed', internal_text: 'Seen it too.' };
    expect(service.said(reviewing)).toEqual([said]);
  });
});

test('a review tells what was not asked from what was skipped', async () => {
  const marks = ['ok', 'not_ok', 'skipped', 'not_asked', 'not_asked'] as const;
  service.reviews = [
    { ...review, checklist: checklist.map((item, i) => ({ ...item, result: marks[i] ?? 'ok' })) },
  ];
  const page = await atDesk();
  await page.getByTestId('nav-reviews').click();
  const shown = page.getByTestId('review-ver_9').locator('dd strong');
  await shown.first().waitFor();
  const said = ['OK', 'Not OK', 'Skipped', 'Not asked', 'Not asked'];
  expect(await shown.allTextContents()).toEqual(said);
});

describe('the session', () => {
  test('that ends in a call keeps the notes', async () => {
    const page = await atDesk();
    service.putInCall();
    await page.getByTestId('internal-text').fill('Halfway.');
    service.endSession('representative');
    service.dropSocket('representative', 4002);
    await page.getByTestId('signed-out').waitFor();
    await page.getByTestId('email').fill('jonas@market.example');
    await page.getByTestId('password').fill('correct horse');
    await page.getByTestId('sign-in').click();
    expect(await page.getByTestId('internal-text').inputValue()).toBe('Halfway.');
  });

  test('ends by signing out', async () => {
    service.when('DELETE /console/session', () => service.endSession('representative'));
    const page = await atDesk();
    await page.getByTestId('sign-out').click();
    await page.getByTestId('screen-sign_in').waitFor();
    expect(await page.getByTestId('signed-out').count()).toBe(0);
    await page.reload();
    await page.getByTestId('screen-sign_in').waitFor();
  });
});

async function expectText(page: Visitor['page'], testid: string, text: string): Promise<void> {
  await expect.poll(() => page.getByTestId(testid).textContent()).toContain(text);
}
