import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { chromiumFlags, headlessShell, wholeChromium } from '../../tests/chromium.mts';
import { MockService } from './mock_server';

/** Cameras and microphones of the browser's own, and a person who allows every question. */
const plugged = ['--use-fake-device-for-media-stream=fps=5', '--use-fake-ui-for-media-stream'];

/** Small, as every page reads it anew. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Set to a folder to get a picture of every state. */
const pictures = process.env['VISAVIS_PICTURES'];

export function launch(program = headlessShell, devices = plugged): Promise<Browser> {
  return chromium.launch({ executablePath: program, args: [...chromiumFlags, ...devices] });
}

/** One whose person has told it to keep no cookies, of anybody. */
export function launchWithoutCookies(profile: string): Promise<BrowserContext> {
  const chosen = { profile: { default_content_setting_values: { cookies: 2 } } };
  mkdirSync(`${profile}/Default`, { recursive: true });
  writeFileSync(`${profile}/Default/Preferences`, JSON.stringify(chosen));
  return chromium.launchPersistentContext(profile, {
    executablePath: wholeChromium,
    args: [...chromiumFlags, ...plugged],
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
  });
}

export type Look = { name: string; width: number; height: number; scheme: 'light' | 'dark' };
export const looks = {
  phone: { name: 'phone', width: 390, height: 844, scheme: 'light' },
  phoneDark: { name: 'phone-dark', width: 390, height: 844, scheme: 'dark' },
  desktop: { name: 'desktop', width: 1440, height: 900, scheme: 'light' },
  desktopDark: { name: 'desktop-dark', width: 1440, height: 900, scheme: 'dark' },
} satisfies Record<string, Look>;

/** One of each kind is enough for the checks; pictures are wanted of all. */
export const examinedLooks: Look[] = pictures
  ? Object.values(looks)
  : [looks.phone, looks.desktopDark];

export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** Errors of the page and violations of its policy. */
  complaints: string[];
}

export async function visit(
  browser: Browser,
  look: Look,
  camera: 'allowed' | 'ask' = 'allowed',
  more: BrowserContextOptions = {},
  link: 'pressed' | 'asked' = 'pressed',
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.scheme,
    reducedMotion: 'reduce',
    permissions: camera === 'allowed' ? ['camera', 'microphone'] : [],
    ...more,
  });
  await context.addInitScript(gatherBeforeDescribing);
  await context.addInitScript(openSmallCamera);
  if (link === 'pressed') await context.addInitScript(pressToOpen);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // Refusals and dropped lines are part of the tests; the browser logs each.
    if (
      message.type() === 'error' &&
      !/Failed to load resource|WebSocket|Opener-Policy header has been ignored/.test(
        message.text(),
      )
    ) {
      complaints.push(message.text());
    }
  });
  return { context, page, complaints };
}

/**
 * What a file of page tests stands on: a browser for all of them, and for each a service and visitors, who must have
 * nothing to complain of. Answers the way in for a visitor, as `visit` is.
 */
export function pages(
  prepare: (service: MockService, url: string) => void,
  open: () => Promise<Browser> = launch,
): (look: Look, ...more: Rest) => Promise<Visitor> {
  let browser: Browser;
  let service: MockService;
  const visitors: Visitor[] = [];
  beforeAll(async () => {
    browser = await open();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    service = new MockService();
    prepare(service, await service.start());
  });
  afterEach(async () => {
    const complaints = visitors.flatMap((visitor) => visitor.complaints);
    await Promise.all(visitors.splice(0).map(({ context }) => context.close()));
    service.stop();
    expect(complaints).toEqual([]);
  });
  return async (look, ...more) => {
    const visitor = await visit(browser, look, ...more);
    visitors.push(visitor);
    return visitor;
  };
}

type Rest = Parameters<typeof visit> extends [Browser, Look, ...infer More] ? More : never;

/** A representative's desk, at the console of `url`. */
export async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/console`);
  await page.getByTestId('email').fill('jonas@market.example');
  await page.getByTestId('password').fill('correct horse');
  await page.getByTestId('sign-in').click();
  await page.getByTestId('screen-desk').waitFor();
}

/** A person who presses, where the page asks whether the link is to be used. */
function pressToOpen(): void {
  const observer = new MutationObserver(() => {
    const button = document.querySelector<HTMLElement>('[data-testid="use-link"]');
    if (!button) return;
    observer.disconnect();
    button.click();
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** What is tested here is not the size of the picture, and a busy machine encodes a small one in time. */
function openSmallCamera(): void {
  if (!navigator.mediaDevices) return;
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const opened: MediaStreamTrack[] = [];
  Object.assign(window, { openedTracks: opened });
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const small = { width: 320, height: 180, frameRate: 5 };
    const stream = await open(constraints?.video ? { ...constraints, video: small } : constraints);
    opened.push(...stream.getTracks());
    return stream;
  };
}

/** Not the picture alone: every track that this page ever opened is over, and there was one. */
export async function expectDevicesOff(page: Page): Promise<void> {
  const states = () =>
    page.evaluate(() => {
      const { openedTracks } = window as unknown as { openedTracks: MediaStreamTrack[] };
      return [...new Set(openedTracks.map(({ readyState }) => readyState))];
    });
  await expect.poll(states).toEqual(['ended']);
}

/**
 * The service's relay needs no candidates of the pages, so they send none. Straight from page to
 * page somebody must: here a local description is set only when its candidates are in it.
 */
function gatherBeforeDescribing(): void {
  const set = RTCPeerConnection.prototype.setLocalDescription;
  RTCPeerConnection.prototype.setLocalDescription = async function (
    this: RTCPeerConnection,
    ...given: Parameters<typeof set>
  ) {
    await set.apply(this, given);
    while (this.iceGatheringState !== 'complete' && this.signalingState !== 'closed') {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  } as typeof set;
}

/** Until it reads these words, with "TIME" for the minutes and seconds to or since then. However slow the page is, they are true. */
export async function readsTime(of: Locator, words: string, then: string): Promise<void> {
  const secondsAway = () => Math.abs(Date.parse(then) - Date.now()) / 1000;
  await expect
    .poll(async () => {
      const before = secondsAway();
      const text = (await of.textContent()) ?? '';
      const true_s = [before, secondsAway()];
      const [time = '', minutes, seconds] = /(\d+):(\d\d)/.exec(text) ?? [];
      const told_s = Number(minutes) * 60 + Number(seconds);
      const isTrue = told_s > Math.min(...true_s) - 2 && told_s < Math.max(...true_s) + 2;
      return isTrue ? text.replace(time, 'TIME') : text;
    })
    .toContain(words);
}

/** The testids in places that tell what comes into them, and were there at the last look already. */
export function toldOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const told = [...document.querySelectorAll<HTMLElement>('[data-place] [data-testid]')];
    for (const place of document.querySelectorAll<HTMLElement>('[role="status"], [role="alert"]')) {
      place.dataset['place'] = '';
    }
    return told.map(({ dataset }) => dataset['testid'] ?? '');
  });
}

/** Marks the element and what has the focus; the answer says whether both are still so. */
export async function marked(page: Page, selector: string): Promise<() => Promise<boolean>> {
  const marks = await page.evaluateHandle((found) => {
    const elements = [document.querySelector(found), document.activeElement];
    if (!elements[0] || elements[1] === document.body) throw new Error('nothing to mark');
    return elements;
  }, selector);
  return () =>
    marks.evaluate(
      ([element, focused], found) =>
        document.querySelector(found) === element && document.activeElement === focused,
      selector,
    );
}

/** What axe finds on the page as it is. */
async function findings(page: Page): Promise<object[]> {
  // Through the debugger: the page's own policy would refuse a script element.
  await page.evaluate(`window.axe ?? (() => { ${axe} })(); undefined`);
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: typeof import('axe-core') };
    // WCAG 2.2's size of targets is the one rule of level AA that is off by itself.
    // Of what is in order nothing is told, so nothing is put together.
    const { violations } = await checker.run(document, {
      resultTypes: ['violations'],
      rules: { 'target-size': { enabled: true } },
    });
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`),
    }));
  });
}

export async function examine(page: Page, name: string): Promise<void> {
  await picture(page, name);
  expect(await findings(page), name).toEqual([]);
  expect(await page.evaluate(scrollsSideways), name).toBe(false);
  expect(await page.evaluate(moves), `${name} with reduced motion`).toEqual([]);
  await page.evaluate(setTextSize, '200%');
  expect(await page.evaluate(scrollsSideways), `${name} with text twice as large`).toBe(false);
  await page.evaluate(setTextSize, '');
  // 400 % on a desktop, WCAG's reflow: the phone's layout, narrower.
  const size = page.viewportSize();
  if (!size || size.width > looks.phone.width) return;
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(scrollsSideways), `${name} at 320 pixels`).toBe(false);
  await page.setViewportSize(size);
}

function scrollsSideways(): boolean {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth;
}

function setTextSize(size: string): void {
  document.documentElement.style.fontSize = size;
}

/** What moves although the visitor asked for less of it. */
function moves(): string[] {
  return [...document.querySelectorAll('*')]
    .filter((element) => {
      const { animationName, transitionDuration } = getComputedStyle(element);
      return (
        animationName !== 'none' ||
        transitionDuration.split(',').some((time) => parseFloat(time) > 0)
      );
    })
    .map(({ outerHTML }) => outerHTML.slice(0, 120));
}

export async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}
