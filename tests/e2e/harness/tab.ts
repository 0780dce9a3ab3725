import { NotYet, patience_ms, until } from './until.ts';

/** What a tab needs from Playwright (Chromium) or Puppeteer (Firefox). */
export interface Driver {
  goto(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  /** Waits until it can be clicked, as a person would. */
  click(selector: string, within_ms: number): Promise<unknown>;
  fill(selector: string, text: string, within_ms: number): Promise<unknown>;
  evaluate<A, T>(inPage: (given: A) => T | Promise<T>, given: A): Promise<T>;
  run(script: string): Promise<unknown>;
  resize(width: number, height: number): Promise<unknown>;
  screenshot(path: string, wholePage: boolean): Promise<unknown>;
  url(): string;
}

/** A test id, or a CSS selector where an id is not enough. */
export type Place = string;

const selectorOf = (place: Place): string =>
  /^[a-z][\w-]*$/.test(place) ? `[data-testid="${place}"]` : place;

/** A browser tab with somebody in front of it. The same words drive Chromium and Firefox. */
export class Tab {
  /** Whose it is, for messages and pictures: "noor". */
  readonly who: string;
  readonly #driver: Driver;
  /** What the page complained about: errors, and violations of its own policy. */
  readonly complaints: string[] = [];

  constructor(who: string, driver: Driver) {
    this.who = who;
    this.#driver = driver;
  }

  get url(): string {
    return this.#driver.url();
  }

  open(url: string): Promise<unknown> {
    return this.#driver.goto(url);
  }

  reload(): Promise<unknown> {
    return this.#driver.reload();
  }

  async press(place: Place): Promise<void> {
    await this.#driver.click(selectorOf(place), patience_ms).catch((error: unknown) => {
      throw new Error(`${this.who} could not press ${place} at ${this.url}: ${String(error)}`);
    });
  }

  async fill(place: Place, text: string): Promise<void> {
    await this.#driver.fill(selectorOf(place), text, patience_ms).catch((error: unknown) => {
      throw new Error(`${this.who} could not fill ${place} at ${this.url}: ${String(error)}`);
    });
  }

  see(place: Place, within_ms = patience_ms): Promise<true> {
    return this.until(
      `${this.who} to see ${place}`,
      (selector) => document.querySelector(selector)?.checkVisibility() || undefined,
      selectorOf(place),
      within_ms,
    );
  }

  /** Sees it and nothing over its middle. */
  seeUncovered(place: Place): Promise<true> {
    return this.until(
      `${this.who} to see ${place} with nothing over it`,
      (selector) => {
        const wanted = document.querySelector(selector);
        if (!wanted) return undefined;
        wanted.scrollIntoView({ block: 'nearest' });
        const { x, y, width, height } = wanted.getBoundingClientRect();
        const there = document.elementFromPoint(x + width / 2, y + height / 2);
        return (there !== null && wanted.contains(there)) || undefined;
      },
      selectorOf(place),
    );
  }

  notSee(place: Place, within_ms = patience_ms): Promise<true> {
    return this.until(
      `${this.who} to see ${place} no more`,
      (selector) => !document.querySelector(selector)?.checkVisibility() || undefined,
      selectorOf(place),
      within_ms,
    );
  }

  async shows(place: Place): Promise<boolean> {
    return (await this.count(place)) > 0;
  }

  /** The text there, once it is what is expected (any text by default). */
  async read(place: Place, expected: RegExp = /[^]/, within_ms = patience_ms): Promise<string> {
    return this.#until(`${this.who} to read ${expected} in ${place}`, within_ms, async () => {
      const text = await this.ask(
        (selector) => document.querySelector(selector)?.textContent?.trim() ?? null,
        selectorOf(place),
      );
      if (text === null) throw new NotYet(`nothing there, at ${this.url}`);
      if (!expected.test(text)) throw new NotYet(text);
      return text;
    });
  }

  /** The attribute of the first such element; null when there is none. */
  attribute(place: Place, name: string): Promise<string | null> {
    return this.ask(
      ([selector, attribute]) => document.querySelector(selector)?.getAttribute(attribute) ?? null,
      [selectorOf(place), name] as const,
    );
  }

  count(place: Place): Promise<number> {
    return this.ask((selector) => document.querySelectorAll(selector).length, selectorOf(place));
  }

  /** Runs in the page, and answers what it answers. */
  ask<T>(inPage: () => T | Promise<T>): Promise<T>;
  ask<A, T>(inPage: (given: A) => T | Promise<T>, given: A): Promise<T>;
  ask<A, T>(inPage: (given: A) => T | Promise<T>, given?: A): Promise<T> {
    return this.#driver.evaluate(inPage, given as A);
  }

  /** Runs a script's text in the page, past the page's own policy. */
  run(script: string): Promise<unknown> {
    return this.#driver.run(script);
  }

  /** Asks the page again and again until it answers something. A page that is changing has no answer. */
  until<A, T>(
    what: string,
    inPage: (given: A) => T | undefined | Promise<T | undefined>,
    given: A,
    within_ms = patience_ms,
  ): Promise<T> {
    return this.#until(what, within_ms, async () => {
      // `undefined` does not survive the way out of every browser.
      const seen = await this.ask<A, T | undefined>(inPage, given);
      if (seen === undefined || seen === null) throw new NotYet(`not so, at ${this.url}`);
      return seen;
    });
  }

  resize(width: number, height: number): Promise<unknown> {
    return this.#driver.resize(width, height);
  }

  picture(path: string, wholePage = false): Promise<unknown> {
    return this.#driver.screenshot(path, wholePage);
  }

  #until<T>(what: string, within_ms: number, look: () => Promise<T>): Promise<T> {
    return until(
      what,
      async () => {
        try {
          return await look();
        } catch (error) {
          if (
            !(error instanceof NotYet) &&
            /context|navigat|detached|Cannot find/i.test(String(error))
          ) {
            throw new NotYet('the page was changing');
          }
          throw error;
        }
      },
      within_ms,
    );
  }
}
