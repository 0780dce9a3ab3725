import { mkdirSync } from 'node:fs';
import { test } from 'node:test';
import { Api } from './api.ts';
import { axeFindings } from './axe.ts';
import { Chromium, type ChromiumTab, desktop, phone, type Window } from './chromium.ts';
import { type Camera, type Clip, clip, type Voice } from './clips.ts';
import { ExampleMarketplace } from './example_marketplace.ts';
import { Firefox } from './firefox.ts';
import { Line } from './line.ts';
import type { MeetEmulator } from '../../meet_emulator/emulator.ts';
import { type MeetOptions, meetSettings, startGoogleMeet } from './google_meet.ts';
import { Mailbox } from './mailbox.ts';
import { LossyLine } from './lossy_line.ts';
import { inRunFolder, keptAt } from './places.ts';
import { type MarketplaceAccess, type Member, Service } from './service.ts';
import type { Tab } from './tab.ts';

export const eva: Member = {
  email: 'eva@visavis.example',
  name: 'Eva Lind',
  role: 'representative',
};
export const jon: Member = {
  email: 'jon@visavis.example',
  name: 'Jon Berg',
  role: 'representative',
};
export const sam: Member = { email: 'sam@visavis.example', name: 'Sam Okafor', role: 'supervisor' };

export const ada: Member = { email: 'ada@visavis.example', name: 'Ada Osei', role: 'auditor' };

export interface ScenarioOptions {
  staff?: Member[];
  /** With the example marketplace; without it the test is the marketplace, through the API. */
  marketplace?: boolean;
  /** With a mail server that keeps what the service sends. */
  mail?: boolean;
  /** With a line that can be cut between browsers and service. */
  line?: boolean;
  /** Calls are held in Google Meet. */
  meet?: MeetOptions;
  /** With a network between browsers and relay that can be made bad. */
  lossy?: boolean;
  relayAddress?: string | undefined;
  /** As browsers name this machine, in the place of 127.0.0.1. */
  host?: 'localhost';
  /** More of the service's configuration, as TOML. */
  settings?: string;
  /** More of its [server]. */
  server?: string;
  timeout_ms?: number;
}

export interface Person {
  /** One of the clips, or one of the scenario's own. */
  camera?: Camera | Clip;
  voice?: Voice;
  window?: Window;
  flags?: string[];
}

/** Set to a folder to get a picture of every state, at a phone's and at a desktop's size. */
const pictures = process.env['VISAVIS_PICTURES'];
const scenario_ms_max = 240_000;

/** Everything that one scenario runs on, and its end. */
export class World {
  readonly folder: string;
  readonly service: Service;
  /** As the marketplace's backend. */
  readonly api: Api;
  readonly line: Line | null;
  readonly lossy: LossyLine | null;
  readonly #access: MarketplaceAccess;
  readonly #market: ExampleMarketplace | null;
  readonly #mailbox: Mailbox | null;
  readonly #meet: MeetEmulator | null;
  readonly #say: (text: string) => void;
  readonly #tabs: Tab[] = [];
  readonly #browsers: { close(): Promise<void> }[] = [];
  #step = 'the beginning';

  static async open(
    say: (text: string) => void,
    folder: string,
    options: ScenarioOptions,
  ): Promise<World> {
    const line = options.line ? await Line.open() : null;
    const lossy = options.lossy ? await LossyLine.open() : null;
    const mailbox = options.mail ? await Mailbox.open() : null;
    const { relayAddress, server } = options;
    const staff = options.staff ?? [eva];
    const meet = options.meet ? await startGoogleMeet(staff, options.meet) : null;
    const settings =
      (options.settings ?? '') + (meet ? meetSettings(meet, folder, options.meet ?? {}) : '');
    const service = await Service.prepare({
      folder,
      ...(relayAddress ? { relayAddress } : {}),
      ...(options.host ? { host: options.host } : {}),
      ...(line ? { publicPort: line.port } : {}),
      ...(mailbox ? { mailPort: mailbox.port } : {}),
      ...(lossy ? { publicRelayPort: lossy.port } : {}),
      ...(settings ? { settings } : {}),
      ...(server ? { server } : {}),
    });
    line?.leadTo(service.port);
    lossy?.leadTo(service.relayPort);
    const market = options.marketplace ? await ExampleMarketplace.prepare() : null;
    const kill = () => {
      service.kill();
      market?.kill();
    };
    process.once('exit', kill);
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
    try {
      const access = await service.addMarketplace('Larkfold', market?.webhookUrl);
      for (const member of staff) await service.addStaff(member);
      await service.start();
      const world = new World(say, folder, service, access, { line, lossy, mailbox, meet }, market);
      if (market) await world.startMarket();
      return world;
    } catch (error) {
      kill();
      throw error;
    }
  }

  private constructor(
    say: (text: string) => void,
    folder: string,
    service: Service,
    access: MarketplaceAccess,
    between: {
      line: Line | null;
      lossy: LossyLine | null;
      mailbox: Mailbox | null;
      meet: MeetEmulator | null;
    },
    market: ExampleMarketplace | null,
  ) {
    this.#say = say;
    this.folder = folder;
    this.service = service;
    this.api = new Api(service.url, access.api_key);
    this.#access = access;
    this.line = between.line;
    this.lossy = between.lossy;
    this.#market = market;
    this.#mailbox = between.mailbox;
    this.#meet = between.meet;
  }

  get market(): ExampleMarketplace {
    if (!this.#market) throw new Error('this scenario has no example marketplace');
    return this.#market;
  }

  /** A tab that one of them opened. */
  has<T extends Tab>(tab: T): T {
    this.#tabs.push(tab);
    return tab;
  }

  get mailbox(): Mailbox {
    if (!this.#mailbox) throw new Error('this scenario has no mail server');
    return this.#mailbox;
  }

  get meet(): MeetEmulator {
    if (!this.#meet) throw new Error('this scenario has no Google Meet');
    return this.#meet;
  }

  startMarket(): Promise<void> {
    return this.market.start(this.folder, this.service.url, this.#access);
  }

  get webhookSecret(): string {
    return this.#access.webhook_secret;
  }

  /** Somebody at a Chromium with a camera of their own. */
  async person(who: string, person: Person = {}): Promise<ChromiumTab> {
    const { camera = 'light', voice = 'low', window = desktop, flags = [] } = person;
    const fakes = typeof camera === 'string' ? await clip(camera, voice) : camera;
    const chromium = await this.step('Chromium starts', () => Chromium.launch(fakes, flags));
    this.#browsers.push(chromium);
    const tab = await chromium.tab(who, window);
    this.#tabs.push(tab);
    return tab;
  }

  /** Somebody who needs no camera, or two people who may share one. */
  async browser(): Promise<(who: string, window?: Window) => Promise<ChromiumTab>> {
    const chromium = await Chromium.launch(null);
    this.#browsers.push(chromium);
    return async (who, window = desktop) => {
      const tab = await chromium.tab(who, window);
      this.#tabs.push(tab);
      return tab;
    };
  }

  async firefoxPerson(
    who: string,
    window: Window = desktop,
    preferences: Record<string, unknown> = {},
  ): Promise<Tab> {
    const firefox = await this.step('Firefox starts', () => Firefox.launch(preferences));
    this.#browsers.push(firefox);
    const tab = await firefox.tab(who, window);
    this.#tabs.push(tab);
    return tab;
  }

  /** Names what happens, for the message when it does not. */
  async step<T>(what: string, act: () => Promise<T>): Promise<T> {
    this.#step = what;
    const began = performance.now();
    const done = await act();
    if (process.env['VISAVIS_E2E_STEPS']) {
      this.say(`${what}: ${Math.round(performance.now() - began)} ms`);
    }
    return done;
  }

  /** A figure worth reading in the test's output. */
  say(text: string): void {
    this.#say(text);
  }

  /** Nothing for axe to find in this state; and its pictures, where they are wanted. */
  async look(tab: Tab, name: string): Promise<void> {
    const found = await axeFindings(tab);
    if (pictures) await this.#pictures(tab, name, pictures);
    if (found.length > 0) {
      throw new Error(`axe finds in "${name}" (${tab.url}):\n  ${found.join('\n  ')}`);
    }
  }

  async #pictures(tab: Tab, name: string, folder: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    const before = await tab.ask(() => ({ width: innerWidth, height: innerHeight }));
    for (const [size, { width, height }] of Object.entries({ phone, desktop })) {
      await tab.resize(width, height);
      await tab.picture(`${folder}/${name}-${size}.png`, true);
    }
    await tab.resize(before.width, before.height);
  }

  /** For a test that went well: the pages have nothing to complain about. */
  assertNoComplaints(): void {
    const complaints = this.#tabs.flatMap((tab) =>
      tab.complaints.map((one) => `${tab.who}: ${one}`),
    );
    if (complaints.length > 0) throw new Error(`pages complain:\n  ${complaints.join('\n  ')}`);
  }

  async explain(error: unknown): Promise<Error> {
    const shots = this.#tabs.map((tab) =>
      tab.picture(`${this.folder}/${tab.who}.png`).catch(() => undefined),
    );
    await Promise.all(shots);
    const complaints = this.#tabs.flatMap((tab) =>
      tab.complaints.map((one) => `${tab.who}: ${one}`),
    );
    const said = complaints.length > 0 ? `\npages complain:\n  ${complaints.join('\n  ')}` : '';
    const shown = await Promise.all(
      this.#tabs.map(async (tab) => `${tab.who}: ${await shownBy(tab)}`),
    );
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return new Error(
      `in "${this.#step}": ${why}${said}\npages show:\n  ${shown.join('\n  ')}\nlogs and pictures: ${keptAt(this.folder)}`,
    );
  }

  /** Ends everything, whatever ends badly; and throws that. */
  async close(): Promise<void> {
    const ends = [
      ['the browsers close', () => Promise.all(this.#browsers.map((browser) => browser.close()))],
      ['the marketplace stops', async () => this.#market?.stop()],
      ['the service stops', () => this.service.stop()],
      ['Google Meet stops', async () => this.#meet?.close()],
    ] as const;
    const failures: string[] = [];
    for (const [what, end] of ends) {
      await this.step<unknown>(what, end).catch((error: unknown) => failures.push(String(error)));
    }
    this.line?.close();
    this.lossy?.close();
    this.#mailbox?.close();
    if (failures.length > 0) throw new Error(failures.join('\n'));
  }
}

const shown_characters_max = 400;

/** What can be read on the page, for a log that has no pictures. */
function shownBy(tab: Tab): Promise<string> {
  return tab
    .ask((max) => document.body.innerText.replace(/\s+/g, ' ').slice(0, max), shown_characters_max)
    .catch(() => '(does not answer)');
}

/** One scenario: its own servers, data and browsers. Logs and pictures are kept when it fails. */
export function scenario(
  name: string,
  options: ScenarioOptions,
  body: (world: World) => Promise<void>,
): void {
  test(name, { timeout: options.timeout_ms ?? scenario_ms_max }, async (context) => {
    const folder = name.replace(/\W+/g, '_').slice(0, 40);
    await inRunFolder(folder, (at) => play((text) => context.diagnostic(text), at, options, body));
  });
}

/** Plays it, and says how it failed. */
export async function play(
  say: (text: string) => void,
  folder: string,
  options: ScenarioOptions,
  body: (world: World) => Promise<void>,
): Promise<void> {
  const world = await World.open(say, folder, options);
  try {
    await body(world);
    world.assertNoComplaints();
  } catch (error) {
    const explained = await world.explain(error);
    // What the end says may be the reason: a server that is not there any more.
    await world.close().catch((end: unknown) => (explained.message += `\n${String(end)}`));
    throw explained;
  }
  await world.close();
}
