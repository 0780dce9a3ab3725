import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { RecoveryId } from '../src/shared/call/recovery';
import {
  examine,
  examinedLooks,
  launch,
  type Look,
  looks,
  pages,
  visit,
  type Visitor,
} from './browser';
import { wholeChromium } from '../../tests/chromium.mts';
import { firstView, runningCall as call } from './fixtures';
import type { MockService } from './mock_server';

// Every row of the table of blocked cameras, in a real browser that has a camera and nobody who
// answers its questions. What it cannot do itself (another browser's rejection) is put in its mouth.

const agreed = { ...firstView, consent: { version: '2026-11', given: true } };

let service: MockService;
let url: string;
const newVisitor = pages(
  (made, at) => {
    [service, url] = [made, at];
    service.view = structuredClone(agreed);
  },
  () =>
    launch(wholeChromium, [
      '--use-fake-device-for-media-stream',
      '--host-resolver-rules=MAP plain.example 127.0.0.1',
      '--no-proxy-server',
    ]),
);

interface Row {
  camera?: 'allowed' | 'ask';
  userAgent?: string;
  /** What the other browser's getUserMedia says. */
  rejection?: [name: string, message?: string];
  permission?: PermissionState;
  /** What enumerateDevices lists until the camera is there; left out: what the browser has. */
  lists?: 'nothing';
}

async function arrive(
  row: Row,
  look: Look = looks.phone,
  {
    address = `${url}/verify#lnk_good`,
    come = newVisitor,
  }: { address?: string; come?: typeof newVisitor } = {},
): Promise<Visitor> {
  const { camera = 'ask', userAgent, rejection, permission, lists } = row;
  const visitor = await come(look, camera, userAgent ? { userAgent } : {});
  if (permission) {
    await visitor.context.addInitScript((state) => {
      navigator.permissions.query = () =>
        Promise.resolve(Object.assign(new EventTarget(), { state }) as PermissionStatus);
    }, permission);
  }
  if (lists) {
    await visitor.context.addInitScript(() => {
      if (!navigator.mediaDevices) return;
      const list = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
      navigator.mediaDevices.enumerateDevices = () =>
        document.documentElement.dataset['camera'] === 'free' ? list() : Promise.resolve([]);
    });
  }
  if (rejection) {
    await visitor.context.addInitScript(([name, message]) => {
      if (!navigator.mediaDevices) return;
      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = (constraints) =>
        document.documentElement.dataset['camera'] === 'free'
          ? open(constraints)
          : Promise.reject(new DOMException(message, name));
    }, rejection);
  }
  await visitor.page.goto(address);
  return visitor;
}

const recovery = (page: Page, id: RecoveryId) => page.locator(`[data-recovery="${id}"]`);

/** Where the page waits for a tap before it asks. */
async function turnOn(page: Page): Promise<void> {
  await page.getByTestId('turn-on-devices').click();
}

async function examineBoth(page: Page, name: string): Promise<void> {
  await examine(page, `${name}-phone`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: looks.desktop.width, height: looks.desktop.height });
  await examine(page, `${name}-desktop-dark`);
}

const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const mac = 'Macintosh; Intel Mac OS X 10_15_7';
const iphone = 'iPhone; CPU iPhone OS 18_6 like Mac OS X';
const chromeOn = (system: string, rest = '') =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 ${rest}Safari/537.36`;
const userAgents = {
  windows: chromeOn('Windows NT 10.0; Win64; x64'),
  mac: chromeOn(mac),
  chromebook: chromeOn('X11; CrOS x86_64 14541.0.0'),
  android: chromeOn('Linux; Android 10; K', 'Mobile '),
  edge: `${chromeOn('Windows NT 10.0; Win64; x64')} Edg/156.0.0.0`,
  opera: `${chromeOn('Windows NT 10.0; Win64; x64')} OPR/139.0.0.0`,
  firefox: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
  firefoxAndroid: 'Mozilla/5.0 (Android 17; Mobile; rv:160.0) Gecko/160.0 Firefox/160.0',
  safari: `Mozilla/5.0 (${mac}) ${webkit} Version/27.1 Safari/605.1.15`,
  iosSafari: `Mozilla/5.0 (${iphone}) ${webkit} Version/26.2 Mobile/15E148 Safari/604.1`,
  iosChrome: `Mozilla/5.0 (${iphone}) ${webkit} CriOS/156.0.0.0 Mobile/15E148 Safari/604.1`,
  epiphany: `Mozilla/5.0 (X11; Linux x86_64) ${webkit} Version/18.0 Safari/605.1.15 Epiphany/605.1.15`,
  ownApp: chromeOn('Linux; Android 16; K; wv', 'Version/4.0 Mobile '),
  instagram: `Mozilla/5.0 (${iphone}) ${webkit} Mobile/15E148 Instagram 400.0.0.1`,
};

const bySystem: Row = {
  camera: 'allowed',
  rejection: ['NotAllowedError', 'Permission denied by system'],
};
const rows: [RecoveryId, Row][] = [
  // The browser itself refuses these: nobody is there to allow them.
  ['site_chrome', {}],
  ['site_edge', { userAgent: userAgents.edge }],
  ['site_opera', { userAgent: userAgents.opera }],
  ['site_android', { userAgent: userAgents.android }],
  ['site_firefox', { userAgent: userAgents.firefox }],
  ['site_firefox_android', { userAgent: userAgents.firefoxAndroid }],
  ['site_safari', { userAgent: userAgents.safari }],
  ['site_ios_safari', { userAgent: userAgents.iosSafari }],
  ['site_ios_other', { userAgent: userAgents.iosChrome }],
  ['site_other', { userAgent: userAgents.epiphany }],
  ['in_app', { userAgent: userAgents.ownApp }],
  // The rest is said for it.
  ['dismissed', { permission: 'prompt', rejection: ['NotAllowedError', 'Permission dismissed'] }],
  ['system_windows', { ...bySystem, userAgent: userAgents.windows }],
  ['system_macos', { ...bySystem, userAgent: userAgents.mac }],
  ['system_chromeos', { ...bySystem, userAgent: userAgents.chromebook }],
  ['system_android', { ...bySystem, userAgent: userAgents.android }],
  ['system_ios', { ...bySystem, userAgent: userAgents.iosSafari }],
  ['system_other', bySystem],
  ['in_use', { camera: 'allowed', userAgent: userAgents.windows, rejection: ['NotReadableError'] }],
  ['not_found', { camera: 'allowed', rejection: ['NotFoundError'], lists: 'nothing' }],
  ['unknown', { camera: 'allowed', rejection: ['TypeError'] }],
];

describe('every row has its page', () => {
  // The layout is one for all: each row is examined in one look, and every look has its rows.
  test.each(rows.map(([id, row], at) => [id, row, at] as const))('%s', async (id, row, at) => {
    const look = examinedLooks[at % examinedLooks.length] ?? looks.phone;
    const { page } = await arrive(row, look);
    if (row.permission === 'prompt') await turnOn(page);
    await recovery(page, id).waitFor();
    expect(await recovery(page, id).locator('li').count()).toBeGreaterThan(1);
    expect(await page.getByTestId('recovery-picture').count()).toBe(id === 'unknown' ? 0 : 1);
    await examine(page, `recovery-${id}-${look.name}`);
  });

  test('insecure: an address without https', async () => {
    const { page } = await arrive({}, looks.phone, {
      address: `${url.replace('127.0.0.1', 'plain.example')}/verify#lnk_good`,
    });
    await recovery(page, 'insecure').waitFor();
    await examine(page, 'recovery-insecure-phone');
  });

  test('frame: a page around that does not pass the camera on', async () => {
    const around = await frameAround(`${url}/verify`);
    const visitor = await newVisitor(looks.phone, 'ask');
    const { page, context } = visitor;
    // The service allows no frame today; a marketplace may be allowed one.
    await context.route(`${url}/verify`, async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      delete headers['content-security-policy'];
      await route.fulfill({ response, headers });
    });
    await page.goto(`${url}/verify#lnk_good`);
    await page.getByTestId('screen-devices').waitFor();
    await page.goto(around.url);
    const frame = page.frameLocator('iframe');
    await frame.locator('[data-recovery="frame"]').waitFor();
    expect(await frame.getByTestId('own-tab').getAttribute('href')).toBe(
      `${url}/verify?verification=ver_1`,
    );
    expect(await frame.getByTestId('own-tab').getAttribute('target')).toBe('_blank');
    around.server.close();
    // The browser's own words about what the page then explains.
    const others = visitor.complaints.filter(
      (one) => !one.startsWith('Permissions policy violation'),
    );
    expect(others).toEqual([]);
    visitor.complaints.length = 0;
  });

  test('a camera that is listed, and not found when it is asked for: the steps for the permission', async () => {
    const { page } = await arrive({
      userAgent: userAgents.firefoxAndroid,
      permission: 'prompt',
      rejection: ['NotFoundError', 'The object can not be found here.'],
    });
    await turnOn(page);
    await recovery(page, 'site_firefox_android').waitFor();
    expect(await page.getByText('No camera').count()).toBe(0);
  });

  test('a camera that is missing, and nothing else', async () => {
    const noCamera = await launch(wholeChromium, [
      '--use-fake-device-for-media-stream=device-count=0',
    ]);
    const { page } = await arrive({ camera: 'allowed' }, looks.phone, {
      come: (...visitor) => visit(noCamera, ...visitor),
    });
    await page.getByRole('heading', { name: 'No camera found' }).waitFor();
    // What helps most people there is the phone: it is the one thing to press, and in sight.
    await page.setViewportSize({ width: 1280, height: 720 });
    const primary = page.locator('main .button-main');
    expect(await primary.evaluateAll((all) => all.map((one) => one.dataset['testid']))).toEqual([
      'use-phone',
    ]);
    const box = await primary.boundingBox();
    expect(box && box.y >= 0 && box.y + box.height <= 720, 'the phone first').toBe(true);
    await primary.click();
    await examine(page, 'recovery-no-camera-phone');
    await noCamera.close();
  });
});

async function frameAround(inner: string): Promise<{ url: string; server: Server }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end(
      `<!doctype html><title>market</title><iframe src="${inner}" width=380 height=800></iframe>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

describe('it goes on by itself', () => {
  test('when the site is allowed, without a reload', async () => {
    const { page, context } = await arrive({});
    await recovery(page, 'site_chrome').waitFor();
    await page.evaluate(() => (document.documentElement.dataset['same'] = 'page'));
    await context.grantPermissions(['camera', 'microphone']);
    await page.getByTestId('start-call').waitFor();
    expect(await page.getByTestId('device-news').textContent()).toContain(
      'Camera and microphone are working',
    );
    expect(await page.evaluate(() => document.documentElement.dataset['same'])).toBe('page');
    await examineBoth(page, 'recovery-mended');
  });

  test.each<[string, Row]>([
    ['when the other program lets go of the camera', { rejection: ['NotReadableError'] }],
    ['when the camera is plugged in', { rejection: ['NotFoundError'], lists: 'nothing' }],
    [
      'when the system allows it',
      { rejection: ['NotAllowedError', 'Permission denied by system'] },
    ],
  ])('%s', async (_, row) => {
    const { page } = await arrive({ camera: 'allowed', ...row });
    await page.getByTestId('device-problem').waitFor();
    await page.evaluate(() => {
      document.documentElement.dataset['camera'] = 'free';
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    });
    await page.getByTestId('start-call').waitFor();
    await page.getByTestId('device-news').waitFor();
  });

  test('and is no news any more after a while', async () => {
    const { page } = await arrive({ camera: 'allowed', rejection: ['NotReadableError'] });
    await page.clock.install();
    await page.reload();
    await page.getByTestId('device-problem').waitFor();
    await page.evaluate(() => {
      document.documentElement.dataset['camera'] = 'free';
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    });
    await page.getByTestId('device-news').waitFor();
    await page.clock.fastForward(30_000);
    await page.getByTestId('device-news').waitFor({ state: 'detached' });
  });

  test('and it asks nothing of somebody who still reads', async () => {
    const { page } = await arrive({
      permission: 'prompt',
      rejection: ['NotAllowedError', 'Permission dismissed'],
    });
    await turnOn(page);
    await recovery(page, 'dismissed').waitFor();
    await page.evaluate(() => {
      const counted = document.documentElement.dataset;
      navigator.mediaDevices.getUserMedia = () => {
        counted['asked'] = 'again';
        return Promise.reject(new DOMException('', 'NotAllowedError'));
      };
      const query = navigator.permissions.query;
      navigator.permissions.query = (which) => {
        if ((which.name as string) === 'camera')
          counted['looks'] = String(Number(counted['looks'] ?? 0) + 1);
        return query(which);
      };
      window.dispatchEvent(new Event('focus'));
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    });
    // At the signs, and twice by itself.
    await expect
      .poll(() => page.evaluate(() => Number(document.documentElement.dataset['looks'])))
      .toBeGreaterThanOrEqual(4);
    expect(await page.evaluate(() => document.documentElement.dataset['asked'])).toBeUndefined();
    await page.getByTestId('device-try-again').click();
    await expect
      .poll(() => page.evaluate(() => document.documentElement.dataset['asked']))
      .toBe('again');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });
});

describe('asking', () => {
  test('by the control of the browser itself, where it has one', async () => {
    const { page, context } = await arrive({ permission: 'prompt' });
    await context.grantPermissions(['camera', 'microphone']);
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => {
        document.documentElement.dataset['asked'] = 'by the script';
        return Promise.reject(new DOMException('', 'NotAllowedError'));
      };
    });
    await expect.poll(() => page.locator('usermedia').count()).toBe(1);
    // Pressed sooner than half a second after it came or moved, it says InvalidStateError, and the
    // page asks by the script.
    await page.waitForFunction(() => {
      const { dataset } = document.documentElement;
      const place = JSON.stringify(document.querySelector('usermedia')?.getBoundingClientRect());
      if (place !== dataset['place']) Object.assign(dataset, { place, since: performance.now() });
      return performance.now() - Number(dataset['since']) > 1000;
    });
    await page.locator('usermedia').click();
    await page.getByTestId('start-call').waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset['asked'])).toBeUndefined();
  });

  test('by a button elsewhere', async () => {
    const visitor = await newVisitor(looks.phone, 'allowed');
    await visitor.context.addInitScript(() => {
      delete (window as { HTMLUserMediaElement?: unknown }).HTMLUserMediaElement;
      navigator.permissions.query = () => Promise.reject(new TypeError('camera'));
    });
    const { page } = visitor;
    await page.goto(`${url}/verify#lnk_good`);
    await page.getByRole('button', { name: 'Turn on camera and microphone' }).click();
    await page.getByTestId('start-call').waitFor();
  });

  test('a question that is overlooked is pointed at', async () => {
    const { page } = await arrive({ camera: 'allowed' });
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => new Promise(() => undefined);
    });
    await page.clock.install();
    await page.reload();
    await page.getByTestId('device-asking').waitFor();
    await page.clock.fastForward(10_000);
    await page.getByTestId('device-overdue').waitFor();
  });

  test('a wish that no device meets is not a failure', async () => {
    const { page } = await arrive({ camera: 'allowed' });
    await page.addInitScript(() => {
      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = (constraints) =>
        typeof constraints?.video === 'object'
          ? Promise.reject(new DOMException('', 'OverconstrainedError'))
          : open(constraints);
    });
    await page.reload();
    await page.getByTestId('start-call').waitFor();
  });
});

const live = (page: Page) =>
  page.getByTestId('self-video').evaluate((video) =>
    ((video as HTMLVideoElement).srcObject as MediaStream)
      .getTracks()
      .filter(({ readyState }) => readyState === 'live')
      .map(({ kind }) => kind)
      .toSorted(),
  );
const camera = (page: Page, event: 'ended' | 'mute') =>
  page.getByTestId('self-video').evaluate((video, name) => {
    const [track] = ((video as HTMLVideoElement).srcObject as MediaStream).getVideoTracks();
    if (name === 'ended') track?.stop();
    else Object.defineProperty(track, 'muted', { value: true, configurable: true });
    track?.dispatchEvent(new Event(name));
  }, event);
const inCall = async () => {
  const { page } = await arrive({
    camera: 'allowed',
    rejection: ['NotFoundError'],
    lists: 'nothing',
  });
  await page.evaluate(() => (document.documentElement.dataset['camera'] = 'free'));
  await page.getByTestId('start-call').waitFor();
  service.setView({ status: 'in_call', call });
  await page.getByTestId('screen-call').waitFor();
  await expect.poll(() => live(page)).toEqual(['audio', 'video']);
  return page;
};

describe('in the call', () => {
  test('a camera that is pulled out gives way to another', async () => {
    const page = await inCall();
    await camera(page, 'ended');
    await page.getByText('Your camera was disconnected.').waitFor();
    expect(await live(page)).toEqual(['audio', 'video']);
    await examineBoth(page, 'call-other-camera');
  });

  test('without another, the sound goes on and the steps are shown until it is back', async () => {
    const page = await inCall();
    await page.evaluate(() => (document.documentElement.dataset['camera'] = 'gone'));
    await camera(page, 'ended');
    await recovery(page, 'not_found').waitFor();
    expect(await live(page)).toEqual(['audio']);
    await examineBoth(page, 'call-no-camera');
    await page.evaluate(() => (document.documentElement.dataset['camera'] = 'free'));
    await page.getByText('Camera and microphone are working').waitFor();
    expect(await live(page)).toEqual(['audio', 'video']);
  });

  test('a covered camera is told', async () => {
    const page = await inCall();
    await camera(page, 'mute');
    await page.getByTestId('device-silent').waitFor();
    await examineBoth(page, 'call-covered-camera');
  });
});
