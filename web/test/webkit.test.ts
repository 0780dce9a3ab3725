import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { firstView, staff } from './fixtures';
import { MockService } from './mock_server';
import { states } from './states';
import { WebKit } from './webdriver';

// The pages in WebKitGTK, for its engine is Safari's: layout and words, and that nothing breaks. Debian
// builds it without WebRTC, so as it is it shows what a browser is told that cannot make a call.

const sizes = [
  { width: 1280, height: 720 },
  // MiniBrowser's window is never narrower than about that.
  { width: 450, height: 844 },
];

let webkit: WebKit;
let service: MockService;
let url: string;

beforeAll(async () => {
  webkit = await WebKit.launch();
});
afterAll(() => webkit.close());
beforeEach(async () => {
  service = new MockService();
  service.pageScript = watchErrors;
  url = await service.start();
});
afterEach(() => service.stop());

const watchErrors = `
  window.errors = [];
  addEventListener('error', (event) => errors.push(String(event.error ?? event.message)));
  addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));
  addEventListener('securitypolicyviolation', (event) => errors.push(event.violatedDirective));
`;

/** As if it could make calls, with a drawing for a camera: every screen is drawn. */
const pretendCalls = `
  window.RTCPeerConnection = class extends EventTarget { close() {} };
  const devices = navigator.mediaDevices ?? {};
  const canvas = document.createElement('canvas');
  canvas.getContext('2d').fillRect(0, 0, 9, 9);
  devices.getUserMedia = () => Promise.resolve(canvas.captureStream(5));
  devices.enumerateDevices = () => Promise.resolve([]);
  devices.addEventListener ??= () => {};
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: devices });
`;

const look = `
  const shown = [...document.querySelectorAll('main .button-main')].filter((one) => one.checkVisibility());
  const out = shown.filter((one) => {
    const { top, bottom, left, right } = one.getBoundingClientRect();
    return top < 0 || left < 0 || bottom > innerHeight || right > innerWidth;
  });
  return [
    ...window.errors,
    ...(document.querySelector('[data-testid=screen-fault]') ? ['the page broke'] : []),
    ...(document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['scrolls sideways'] : []),
    ...((document.querySelector('h1')?.textContent ?? '').trim() ? [] : ['no heading']),
    ...out.map((one) => (one.dataset.testid ?? one.textContent) + ' is out of sight'),
  ];
`;

/** What is wrong when the page has come to rest, in every size. */
async function faults(where: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const { width, height } of sizes) {
    await webkit.resize(width, height);
    const found = () => webkit.run<string[]>(look);
    await expect
      .poll(found)
      .toEqual([])
      .catch(async () => {
        wrong.push(...(await found()).map((one) => `${where}, ${width}x${height}: ${one}`));
      });
  }
  return wrong;
}

test('an applicant is told that it cannot make a call, and the link is not used up', async () => {
  await webkit.goto(`${url}/verify#lnk_good`);
  await webkit.see('[data-testid=screen-cannot]');
  await webkit.see('[data-testid=copy-link]');
  expect(await faults('cannot')).toEqual([]);
  expect(service.said('POST /applicant/session')).toEqual([]);
});

test('a representative is told so, too, and is not available', async () => {
  await webkit.goto(`${url}/console`);
  await webkit.see('[data-testid=sign-in]');
  expect(await faults('sign in')).toEqual([]);
  // Signed in elsewhere: what is typed by a driver is not what is tested. Answered before the page is left: a page that
  // goes takes its requests with it.
  const signIn = `return fetch('/console/session', { method: 'POST', body: '{}' }).then((a) => a.ok)`;
  expect(await webkit.run(signIn)).toBe(true);
  await webkit.goto(`${url}/console?again`);
  await webkit.see('[data-testid=screen-desk]');
  await webkit.see('[data-testid=cannot-call]');
  expect(await webkit.run('return document.body.innerText')).toContain(staff.name);
  const ways = `return document.querySelectorAll('[data-testid=go-available]').length`;
  expect(await webkit.run(ways)).toBe(0);
  expect(await faults('desk')).toEqual([]);
});

test.each(['/help', '/unsupported'])('%s', async (path) => {
  await webkit.goto(`${url}${path}`);
  await webkit.see('h1');
  expect(await faults(path)).toEqual([]);
});

test('every state of the applicant’s page', async () => {
  service.pageScript = watchErrors + pretendCalls;
  service.view = structuredClone(firstView);
  await webkit.goto(`${url}/verify#lnk_good`);
  await webkit.see('[data-testid=use-link]');
  await webkit.run(`document.querySelector('[data-testid=use-link]').click()`);
  const wrong: string[] = [];
  for (const [screen, view, name = screen] of states) {
    service.setView({ ...structuredClone(firstView), ...view });
    await webkit.see(`[data-testid=screen-${screen}]`);
    wrong.push(...(await faults(name)));
  }
  expect(wrong.join('\n')).toBe('');
});
