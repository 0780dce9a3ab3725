import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { desktop, type Window } from './chromium.ts';
import { install } from './probe.ts';
import { type Driver, Tab } from './tab.ts';

/**
 * One headless Firefox with a fake camera. It sends nothing to 127.0.0.1 and gathers nothing without
 * a default route: it needs a network of its own (see run.ts).
 */
export class Firefox {
  readonly #browser: Browser;

  static async launch(preferences: Record<string, unknown> = {}): Promise<Firefox> {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
      headless: true,
      extraPrefsFirefox: {
        'media.navigator.streams.fake': true,
        'media.navigator.permission.disabled': true,
        'media.autoplay.default': 0,
        'media.peerconnection.ice.obfuscate_host_addresses': true,
        ...preferences,
      },
    });
    return new Firefox(browser);
  }

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  async tab(who: string, window: Window = desktop): Promise<Tab> {
    const context = await this.#browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport(window);
    await page.evaluateOnNewDocument('globalThis.__name ??= (named) => named;');
    await page.evaluateOnNewDocument(install);
    const tab = new Tab(who, driverOf(page));
    page.on('pageerror', (error) => tab.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') tab.complaints.push(message.text());
    });
    return tab;
  }

  close(): Promise<void> {
    return this.#browser.close();
  }
}

function driverOf(page: Page): Driver {
  return {
    goto: (url) => page.goto(url, { waitUntil: 'domcontentloaded' }),
    reload: () => page.reload({ waitUntil: 'domcontentloaded' }),
    click: async (selector, within_ms) => {
      const place = page.locator(selector).setTimeout(within_ms);
      const there = await place.waitHandle();
      // What lies under a bar that stays in sight is in the window, and pressed only after scrolling: as a person does.
      await there.evaluate((element) => (element as Element).scrollIntoView({ block: 'nearest' }));
      await place.click();
    },
    fill: (selector, text, within_ms) => page.locator(selector).setTimeout(within_ms).fill(text),
    evaluate: (inPage, given) => page.evaluate(inPage as never, given as never),
    run: (script) => page.evaluate(`${script}; undefined`),
    resize: (width, height) => page.setViewport({ width, height }),
    screenshot: (path, fullPage) => page.screenshot({ path: path as `${string}.png`, fullPage }),
    url: () => page.url(),
  };
}
