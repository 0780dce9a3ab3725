import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { examine, type Look, looks, pages, signIn } from './browser';
import { firstView, runningCall as call, staffCall } from './fixtures';
import type { MockService } from './mock_server';
import { allGood } from '../src/shared/call/switches';

// Cameras and microphones that are open and give nothing that anybody could use: told on the own
// page with a way to mend it, and to the other side. When it is told, inspect.test.ts shows.

const agreed = { ...firstView, consent: { version: '2026-11', given: true } };

let service: MockService;
let url: string;
const newVisitor = pages((made, at) => {
  service = made;
  url = at;
  service.view = structuredClone(agreed);
  service.when('go_available', () => service.setConsole({ availability: 'available' }));
});

type Giving = 'good' | 'black' | 'frozen' | 'tiny' | 'silent';

/** In the page's window: what its devices give from their next opening on, and how often they were opened. */
interface Played {
  gives: Giving;
  asked: number;
}

function giveDrawings(first: Giving): void {
  const state = Object.assign(window as unknown as Played, { gives: first, asked: 0 });
  const camera = (): MediaStreamTrack => {
    const what = state.gives;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = what === 'tiny' ? [96, 54] : [320, 180];
    const drawing = canvas.getContext('2d');
    let drawn = 0;
    const draw = () => {
      if (!drawing) return;
      drawn += 1;
      drawing.fillStyle = what === 'black' ? '#000' : '#889';
      drawing.fillRect(0, 0, canvas.width, canvas.height);
      if (what === 'black') return;
      drawing.fillStyle = '#fed';
      const left = what === 'frozen' ? 50 : (drawn * 17) % canvas.width;
      drawing.fillRect(left, 20, canvas.width / 4, canvas.height / 2);
    };
    draw();
    setInterval(draw, 100);
    return canvas.captureStream(10).getVideoTracks()[0] as MediaStreamTrack;
  };
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const microphone = async (): Promise<MediaStreamTrack[]> => {
    if (state.gives !== 'silent') return (await open({ audio: true })).getAudioTracks();
    return new AudioContext().createMediaStreamDestination().stream.getAudioTracks();
  };
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    state.asked += 1;
    return new MediaStream([
      ...(wanted?.video ? [camera()] : []),
      ...(wanted?.audio ? await microphone() : []),
    ]);
  };
}

async function come(gives: Giving, look: Look = looks.phone): Promise<Page> {
  const visitor = await newVisitor(look);
  await visitor.context.addInitScript(giveDrawings, gives);
  return visitor.page;
}

async function checking(gives: Giving): Promise<Page> {
  const page = await come(gives);
  await page.goto(`${url}/verify#lnk_good`);
  await page.getByTestId('start-call').waitFor();
  return page;
}

const gives = (page: Page, what: Giving) =>
  page.evaluate((one) => void ((window as unknown as Played).gives = one), what);
const asked = (page: Page) => page.evaluate(() => (window as unknown as Played).asked);
const fault = (page: Page, input: 'camera' | 'microphone', what: string) =>
  page.locator(`[data-testid=${input}-fault][data-fault=${what}]`);
const said = () => service.said('call_media').at(-1);

const rows: ['camera' | 'microphone', Giving][] = [
  ['camera', 'black'],
  ['camera', 'frozen'],
  ['camera', 'tiny'],
  ['microphone', 'silent'],
];

describe.each(rows)('a %s that is %s', (input, what) => {
  test('is told in the check and mended by its button', async () => {
    const page = await checking(what);
    await fault(page, input, what).waitFor();
    await examine(page, `fault-${what}-phone`);
    await gives(page, 'good');
    await page.getByTestId(`restart-${input}`).click();
    await fault(page, input, what).waitFor({ state: 'detached' });
  });

  test('is told in a call, to both', async () => {
    const page = await checking(what);
    service.setView({ status: 'in_call', call });
    await page.getByTestId('screen-call').waitFor();
    await fault(page, input, what).waitFor();
    const told = input === 'camera' ? { picture: what } : { sound: what };
    await expect.poll(said).toEqual({ muted: false, camera_off: false, ...told });
    await gives(page, 'good');
    await page.getByTestId(`restart-${input}`).click();
    await expect.poll(said).toEqual({ muted: false, camera_off: false });
    await fault(page, input, what).waitFor({ state: 'detached' });
  });

  test('is told on the console', async () => {
    const page = await come(what, looks.desktop);
    await signIn(page, url);
    await page.getByTestId('go-available').click();
    await fault(page, input, what).waitFor();
    service.setConsole({ call: staffCall });
    await page.getByTestId('screen-call').waitFor();
    await fault(page, input, what).waitFor();
    await gives(page, 'good');
    await page.getByTestId(`restart-${input}`).click();
    await fault(page, input, what).waitFor({ state: 'detached' });
  });
});

const notes = (on: Page) => on.getByTestId('peer-fault').allTextContents();

test('what the other’s page found is said on both pages, by name', async () => {
  const page = await checking('good');
  const peer = { ...allGood, muted: false, camera_off: false };
  service.setView({ status: 'in_call', call: { ...call, peer: { ...peer, picture: 'frozen' } } });
  await expect.poll(() => notes(page)).toEqual(['Jonas Weber’s picture has stopped moving']);
  await examine(page, 'fault-of-peer-phone');
  service.setCall('applicant', { peer: { ...peer, sound: 'interrupted', cannot_see: true } });
  await expect
    .poll(() => notes(page))
    .toEqual([
      'Jonas Weber’s microphone was interrupted',
      'Jonas Weber can’t see you: their browser can’t show your picture',
    ]);
  const console = await come('good', looks.desktopDark);
  await signIn(console, url);
  service.setConsole({ call: { ...staffCall, peer: { ...peer, picture: 'interrupted' } } });
  await expect.poll(() => notes(console)).toEqual(['The applicant’s camera was interrupted']);
  await examine(console, 'fault-of-peer-desktop-dark');
  // Whoever turned the camera off has no picture that could be wrong.
  service.setCall('representative', { peer: { ...peer, camera_off: true, picture: 'frozen' } });
  await expect.poll(() => notes(console)).toEqual([]);
});

/** As a phone call does: `muted`, and nothing ends. */
const interrupt = (page: Page) =>
  page.getByTestId('self-video').evaluate((video) => {
    for (const track of ((video as HTMLVideoElement).srcObject as MediaStream).getTracks()) {
      Object.defineProperty(track, 'muted', { value: true, configurable: true });
      track.dispatchEvent(new Event('mute'));
    }
  });
const comeBack = (page: Page) =>
  page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

describe('camera and microphone that the system took', () => {
  test('are told in the check, and asked for again when the page comes back', async () => {
    const page = await checking('good');
    await interrupt(page);
    await fault(page, 'camera', 'interrupted').waitFor();
    await fault(page, 'microphone', 'interrupted').waitFor();
    const before = await asked(page);
    await comeBack(page);
    await fault(page, 'camera', 'interrupted').waitFor({ state: 'detached' });
    await fault(page, 'microphone', 'interrupted').waitFor({ state: 'detached' });
    expect(await asked(page)).toBe(before + 2);
  });

  test('are told to the other in a call, and come back by a button', async () => {
    const page = await checking('good');
    service.setView({ status: 'in_call', call });
    await page.getByTestId('screen-call').waitFor();
    await interrupt(page);
    const off = { muted: false, camera_off: false };
    await expect.poll(said).toEqual({ ...off, picture: 'interrupted', sound: 'interrupted' });
    await page.getByTestId('restart-camera').click();
    await expect.poll(said).toEqual({ ...off, sound: 'interrupted' });
    await page.getByTestId('restart-microphone').click();
    await expect.poll(said).toEqual(off);
  });

  test('come back on the console, too', async () => {
    const page = await come('good', looks.desktop);
    await signIn(page, url);
    await page.getByTestId('go-available').click();
    await page.getByTestId('self-video').waitFor();
    await interrupt(page);
    await fault(page, 'camera', 'interrupted').waitFor();
    await comeBack(page);
    await fault(page, 'camera', 'interrupted').waitFor({ state: 'detached' });
  });
});

/** Packets come, and no frame is ever decoded. */
function decodeNothing(): void {
  const real = RTCPeerConnection.prototype.getStats;
  RTCPeerConnection.prototype.getStats = async function (this: RTCPeerConnection) {
    const entries = [...(await real.call(this)).entries()].map(
      ([id, entry]: [string, Record<string, unknown>]) =>
        [id, entry['type'] === 'inbound-rtp' ? { ...entry, framesDecoded: 0 } : entry] as const,
    );
    return new Map(entries) as RTCStatsReport;
  };
}

test('a picture that this browser cannot decode is told, with a way on, and to the other', async () => {
  const page = await checking('good');
  await page.evaluate(decodeNothing);
  const console = await come('good', looks.desktop);
  await signIn(console, url);
  service.putInCall();
  await page.getByTestId('screen-call').waitFor();
  await console.getByTestId('screen-call').waitFor();
  service.connect();
  await page.getByTestId('cannot-see').waitFor();
  await page.getByText('Your browser can’t show the representative’s picture.').waitFor();
  const all = () => service.said('call_media').filter((one) => one['cannot_see']);
  await expect.poll(all).toEqual([{ muted: false, camera_off: false, cannot_see: true }]);
  expect(await console.getByTestId('cannot-see').count()).toBe(0);
  await page.getByTestId('cannot-see-reload').click();
  await page.getByTestId('cannot-see').waitFor({ state: 'detached' });
  await page.getByTestId('screen-call').waitFor();
});
