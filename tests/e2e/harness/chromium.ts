import { type Browser, chromium, type BrowserContext, type Page } from 'playwright-core';
import { chromiumFlags, headlessShell, wholeChromium } from '../../chromium.mts';
import type { Clip } from './clips.ts';
import { install } from './probe.ts';
import { type Driver, Tab } from './tab.ts';

export interface Window {
  width: number;
  height: number;
  /** Held in a hand: a touch screen, and a browser that says that it is mobile. */
  touch?: true;
}
export const desktop: Window = { width: 1440, height: 900 };
export const laptop: Window = { width: 1280, height: 720 };
export const phone: Window = { width: 390, height: 844 };
export const handheld: Window = { ...phone, touch: true };

const handheldAgent =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Mobile Safari/537.36';

const flags = [
  ...chromiumFlags,
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
];

/** One person's computer: the whole browser and a camera of its own, or, for pages without a call, neither. */
export class Chromium {
  readonly #browser: Browser;
  readonly #video: string | undefined;

  static async launch(camera: Clip | null, more: string[] = []): Promise<Chromium> {
    const fake = camera
      ? [
          `--use-file-for-fake-video-capture=${camera.video}`,
          `--use-file-for-fake-audio-capture=${camera.sound}`,
        ]
      : [];
    const browser = await chromium.launch({
      executablePath: camera ? wholeChromium : headlessShell,
      args: [...flags, ...fake, ...more],
      handleSIGINT: false,
    });
    return new Chromium(browser, camera?.video);
  }

  private constructor(browser: Browser, video: string | undefined) {
    this.#browser = browser;
    this.#video = video;
  }

  /** A tab in a profile of its own: nothing is shared with the browser's other tabs. */
  async tab(who: string, window: Window = desktop): Promise<ChromiumTab> {
    const context = await this.#browser.newContext({
      viewport: { width: window.width, height: window.height },
      ...(window.touch ? { isMobile: true, hasTouch: true, userAgent: handheldAgent } : {}),
      permissions: this.#video ? ['camera', 'microphone'] : [],
      reducedMotion: 'reduce',
      locale: 'en-GB',
    });
    // esbuild names functions by a helper of its own, which pages do not have.
    await context.addInitScript({ content: 'globalThis.__name ??= (named) => named;' });
    await context.addInitScript(install);
    return new ChromiumTab(who, context, await context.newPage());
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}

export class ChromiumTab extends Tab {
  readonly context: BrowserContext;
  readonly #page: Page;

  constructor(who: string, context: BrowserContext, page: Page) {
    super(who, driverOf(page));
    this.context = context;
    this.#page = page;
    this.#listen(page);
  }

  /** Another tab of the same profile: it shares the cookies. */
  async another(): Promise<ChromiumTab> {
    return new ChromiumTab(this.who, this.context, await this.context.newPage());
  }

  /** The tab or window that opens by what they do. */
  async opens(act: () => Promise<unknown>): Promise<ChromiumTab> {
    const [page] = await Promise.all([this.context.waitForEvent('page'), act()]);
    return new ChromiumTab(this.who, this.context, page);
  }

  /** Where the file lies that they download by what they do, once it is whole. */
  async downloads(act: () => Promise<unknown>): Promise<string> {
    const [file] = await Promise.all([this.#page.waitForEvent('download'), act()]);
    return file.path();
  }

  /** An authenticator of the browser's own, whose person is always there and agrees. */
  async plugsInAuthenticator(): Promise<void> {
    const line = await this.context.newCDPSession(this.#page);
    await line.send('WebAuthn.enable');
    await line.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
  }

  /** Behind another tab, a page gets little time. */
  comesToFront(): Promise<void> {
    return this.#page.bringToFront();
  }

  /** As with the cross of the tab: the page has no say. */
  closes(): Promise<void> {
    return this.#page.close();
  }

  /** What is shown there, as a camera would see it. */
  async pixels(
    testid: string,
  ): Promise<{ data: Uint8ClampedArray; width: number; height: number }> {
    const png = await this.#page.locator(`[data-testid="${testid}"]`).screenshot();
    const { data, width, height } = await this.ask(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
      if (!pen) throw new Error('no canvas');
      pen.drawImage(image, 0, 0);
      const read = pen.getImageData(0, 0, image.width, image.height);
      return { data: Array.from(read.data), width: image.width, height: image.height };
    }, png.toString('base64'));
    return { data: Uint8ClampedArray.from(data), width, height };
  }

  #listen(page: Page): void {
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      // The browser logs every refused request and every dropped line; those are part of the tests.
      const expected = /Failed to load resource|WebSocket|net::ERR/;
      if (message.type() === 'error' && !expected.test(message.text())) {
        this.complaints.push(message.text());
      }
    });
  }
}

function driverOf(page: Page): Driver {
  return {
    goto: (url) => page.goto(url, { waitUntil: 'domcontentloaded' }),
    reload: () => page.reload({ waitUntil: 'domcontentloaded' }),
    click: (selector, timeout) => page.locator(selector).first().click({ timeout }),
    fill: (selector, text, timeout) => page.locator(selector).first().fill(text, { timeout }),
    evaluate: <A, T>(inPage: (given: A) => T | Promise<T>, given: A) =>
      page.evaluate(inPage as (given: unknown) => T | Promise<T>, given),
    run: (script) => page.evaluate(`${script}; undefined`),
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: (path, fullPage) => page.screenshot({ path, fullPage }),
    url: () => page.url(),
  };
}
