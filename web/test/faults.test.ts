import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { breakAll, broken, expectWords } from './broken';
import {
  examine,
  expectDevicesOff,
  type Look,
  looks,
  pages,
  signIn,
  type Visitor,
} from './browser';
import { firstView, inLine, runningCall as call, someMatch, staffCall } from './fixtures';
import type { MockService } from './mock_server';
import { allGood } from '../src/shared/call/switches';

// What breaks in a page or is not there in a browser: the page never becomes blank, and nobody is
// seen by way of a page that shows nothing.

const agreed = { ...firstView, consent: { version: '2026-11', given: true } };

let service: MockService;
let url: string;
const newVisitor = pages((made, at) => {
  service = made;
  url = at;
  service.view = structuredClone(agreed);
  service.when('go_available', () => service.setConsole({ availability: 'available' }));
});

async function come(look: Look = looks.phone): Promise<Visitor> {
  const visitor = await newVisitor(look);
  return visitor;
}

/** Times are read by whatever is drawn every second. What the browser says of it is no complaint. */
const breakDrawing = async ({ page, complaints }: Visitor) => {
  await page.evaluate(() => {
    Date.parse = () => {
      throw new Error('broken on purpose');
    };
  });
  await page.getByTestId('screen-fault').waitFor();
  complaints.length = 0;
};

describe('something throws while the page is drawn in a call', () => {
  test('the applicant reads words, is not seen any more, and a reload brings the call back', async () => {
    const visitor = await come();
    const { page } = visitor;
    await page.goto(`${url}/verify#lnk_good`);
    await page.getByTestId('start-call').waitFor();
    service.setView({ status: 'in_call', call });
    await page.getByTestId('screen-call').waitFor();
    await breakDrawing(visitor);
    await page.getByRole('heading', { name: 'This page had a problem' }).waitFor();
    expect(await page.title()).toBe('This page had a problem');
    await page.getByRole('button', { name: 'Back to Northwork' }).waitFor();
    await expectDevicesOff(page);
    await examine(page, 'fault-phone');
    await page.getByTestId('fault-reload').click();
    await page.getByTestId('screen-call').waitFor();
  });

  test('the representative, too, and finds the draft of the decision again', async () => {
    const visitor = await come(looks.desktopDark);
    const { page } = visitor;
    await signIn(page, url);
    service.setConsole({ call: staffCall });
    await page.getByTestId('item-c1-ok').check({ force: true });
    await breakDrawing(visitor);
    await expectDevicesOff(page);
    await examine(page, 'fault-desktop-dark');
    await page.getByTestId('fault-reload').click();
    await page.getByTestId('screen-call').waitFor();
    expect(await page.getByTestId('item-c1-ok').isChecked()).toBe(true);
    await breakDrawing(visitor);
    service.when('DELETE /console/session', () => service.endSession('representative'));
    await page.getByTestId('fault-leave').click();
    await page.getByTestId('screen-sign_in').waitFor();
  });
});

describe.each(Object.entries(broken))('what a browser may lack: %s', (how, paths) => {
  test('the applicant gets through the check, the line and the call', async () => {
    const { page, context } = await come();
    await context.addInitScript(breakAll, [how, paths] as [string, string[]]);
    await page.goto(`${url}/verify#lnk_good`);
    await expectWords(page, 'devices');
    const turnOn = page.locator('button[data-testid^=turn-on-devices]');
    const start = page.getByTestId('start-call');
    await turnOn.or(start).first().waitFor();
    if (await turnOn.count()) await turnOn.click();
    await start.waitFor();
    if (how !== 'never answers') {
      await page.getByText('does not let us measure your microphone').waitFor();
      expect(await page.getByTestId('mic-level').count()).toBe(0);
    }
    await page.getByTestId('play-sound').click();
    await page.getByText('The sound could not be played here.').waitFor();
    await page.getByTestId('choose-slot').click();
    await page.getByTestId('slot-time').first().waitFor();
    await expectWords(page, 'devices');
    service.setView({ status: 'waiting', queue: inLine(3, 5) });
    await expectWords(page, 'waiting');
    const chat = [{ id: 1, from: 'peer', text: 'Good day', at: call.started } as const];
    service.setView({ status: 'in_call', queue: null, call: { ...call, chat } });
    await expectWords(page, 'call');
    await page.getByTestId('mute').click();
    await page.getByRole('button', { name: 'Unmute' }).waitFor();
    await page.getByTestId('chat-toggle').click();
    await page.getByTestId('chat-peer').waitFor();
    await page.getByTestId('chat-close').click();
    await page.getByTestId('call-more').click();
    await page.getByTestId('call-more-close').click();
    await page.getByTestId('leave-call').click();
    await page.getByTestId('leave-stay').click();
    await expectWords(page, 'call');
  });

  test('the representative takes a call', async () => {
    const { page, context } = await come(looks.desktop);
    await context.addInitScript(breakAll, [how, paths] as [string, string[]]);
    await signIn(page, url);
    await expectWords(page, 'desk');
    await page.getByTestId('go-available').click();
    await page.getByTestId('self-video').waitFor();
    service.setConsole({ match: someMatch() });
    await page.getByTestId('accept-match').waitFor();
    await expectWords(page, 'desk');
    const chat = [{ id: 1, from: 'peer', text: 'Good day', at: call.started } as const];
    service.setConsole({ match: null, call: { ...staffCall, chat } });
    await page.getByTestId('chat-peer').waitFor();
    await page.getByTestId('camera-off').click();
    await page.getByRole('button', { name: 'Camera on' }).waitFor();
    await expectWords(page, 'call');
  });
});

const blockPlay = () => {
  HTMLMediaElement.prototype.play = () =>
    document.documentElement.dataset['play'] === 'yes'
      ? Promise.resolve()
      : Promise.reject(new DOMException('', 'NotAllowedError'));
};

function outsideTheirFrames(buttons: Element[]): (string | null)[] {
  const outside = buttons.filter((button) => {
    const [inner, outer] = [button, button.parentElement].map((one) =>
      one?.getBoundingClientRect(),
    );
    return !inner || !outer || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
  });
  return outside.map(({ textContent }) => textContent);
}

const named = async (page: Page, name: string) => {
  await page.getByRole('button', { name }).first().waitFor();
  const names = await page.getByTestId('play-button').allTextContents();
  expect(names.filter((one) => one.trim() === '')).toEqual([]);
  expect(await page.getByTestId('play-button').evaluateAll(outsideTheirFrames)).toEqual([]);
};

describe('a picture that the browser does not play by itself', () => {
  test('has a button with a name in check, line and call, which plays it', async () => {
    const { page, context } = await come();
    await context.addInitScript(blockPlay);
    await page.goto(`${url}/verify?lang=uk#lnk_good`);
    await named(page, 'Торкніться, щоб побачити себе');
    await examine(page, 'play-blocked-phone');
    service.setView({ status: 'waiting', queue: inLine(1, 1) });
    await page.getByTestId('screen-waiting').waitFor();
    await named(page, 'Торкніться, щоб побачити себе');
    service.setView({ status: 'in_call', queue: null, call });
    await page.getByTestId('screen-call').waitFor();
    await named(page, 'Торкніться, щоб побачити себе');
    await examine(page, 'play-blocked-call-phone');
    await page.evaluate(() => (document.documentElement.dataset['play'] = 'yes'));
    await page.getByTestId('play-button').click();
    await page.getByTestId('play-button').waitFor({ state: 'detached' });
  });

  test('on the console', async () => {
    const { page, context } = await come(looks.desktop);
    await context.addInitScript(blockPlay);
    await signIn(page, url);
    await page.getByTestId('go-available').click();
    await named(page, 'Press to see your picture');
    service.setConsole({ call: staffCall });
    await page.getByTestId('screen-call').waitFor();
    await named(page, 'Press to see your picture');
    await examine(page, 'play-blocked-call-desktop');
  });
});

const hang = () => {
  navigator.mediaDevices.getUserMedia = () => new Promise(() => undefined);
};

describe('a browser that never gives the camera', () => {
  test('on the console, going available can be given up', async () => {
    const { page } = await come(looks.desktopDark);
    await page.clock.install();
    await signIn(page, url);
    await page.evaluate(hang);
    await page.getByTestId('go-available').click();
    await page.getByText('One moment…').waitFor();
    await page.clock.fastForward(8000);
    await page.getByTestId('device-overdue').waitFor();
    await examine(page, 'console-overdue-desktop-dark');
    await page.getByTestId('stop-waiting').click();
    await page.getByTestId('device-problem').waitFor();
    await page.getByRole('button', { name: 'Start taking calls' }).waitFor();
    expect(service.said('go_available')).toEqual([]);
  });

  test('a change of camera in a call can be given up, and the call goes on', async () => {
    const { page, context } = await come();
    await context.addInitScript(() => {
      const two = ['front', 'back'].map((deviceId) => ({
        deviceId,
        label: deviceId,
        kind: 'videoinput',
      }));
      navigator.mediaDevices.enumerateDevices = () => Promise.resolve(two as MediaDeviceInfo[]);
    });
    await page.clock.install();
    await page.goto(`${url}/verify#lnk_good`);
    await page.getByTestId('start-call').waitFor();
    service.setView({ status: 'in_call', call });
    await page.getByTestId('screen-call').waitFor();
    await page.evaluate(hang);
    await page.getByTestId('switch-camera').click();
    await page.clock.fastForward(8000);
    await page.getByTestId('device-overdue').waitFor();
    await examine(page, 'call-overdue-phone');
    await page.getByTestId('stop-waiting').click();
    await page.getByTestId('device-problem').waitFor();
    await page.getByTestId('mute').click();
    await page.getByRole('button', { name: 'Unmute' }).waitFor();
  });
});

/** As Chromium's own translation does: each text into an element of its own. */
const translate = () => {
  const observer = new MutationObserver(() => {
    const texts = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (texts.nextNode()) found.push(texts.currentNode as Text);
    for (const text of found) {
      if (!text.data.trim() || text.parentElement?.closest('font, script, style, title')) continue;
      const font = document.createElement('font');
      text.replaceWith(font);
      font.append(`${text.data}*`);
    }
  });
  observer.observe(document, { childList: true, characterData: true, subtree: true });
};

const switches = async (page: Page) => {
  for (const [testid, off, on] of [
    ['mute', 'Mute*', 'Unmute*'],
    ['camera-off', 'Camera off*', 'Camera on*'],
  ] as const) {
    const words = () => page.getByTestId(testid).textContent();
    await expect.poll(words).toBe(off);
    await page.getByTestId(testid).click();
    await expect.poll(words).toBe(on);
    await page.getByTestId(testid).click();
    await expect.poll(words).toBe(off);
  }
};

describe('a browser that translates', () => {
  test('the words of the switches in a call follow, on both pages', async () => {
    const applicant = await come();
    await applicant.context.addInitScript(translate);
    await applicant.page.goto(`${url}/verify#lnk_good`);
    await applicant.page.getByTestId('start-call').waitFor();
    service.setView({ status: 'in_call', call });
    await switches(applicant.page);
    const peer = { ...allGood, muted: true, camera_off: false };
    service.setCall('applicant', { peer });
    const note = applicant.page.getByTestId('peer-switches');
    await expect.poll(() => note.textContent()).toMatch(/Jonas Weber.* is muted\*$/);
    service.setCall('applicant', { peer: { ...allGood, muted: true, camera_off: true } });
    await expect.poll(() => note.textContent()).toMatch(/Jonas Weber.* with their camera off\*$/);

    const { page, context } = await come(looks.desktop);
    await context.addInitScript(translate);
    await signIn(page, url);
    service.setConsole({ call: staffCall });
    await switches(page);
    const next = () => page.getByTestId('ask-next-place').textContent();
    await expect.poll(next).toContain('They agree to the call');
    await page.getByTestId('item-c1-ok').check({ force: true });
    await expect.poll(next).toContain('What did you make last');
  });
});
