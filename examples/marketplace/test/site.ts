// The site as a test sees it: a server on a free port, an own database file, browsers without pictures.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Config } from '../src/config.ts';
import { silentLog } from '../src/log.ts';
import { createServices, keepInStep } from '../src/services.ts';
import type { Services } from '../src/services.ts';
import { createApp } from '../src/web/app.tsx';
import { FakeVisavis, apiKey, webhookSecret } from './fake_visavis.ts';

export const accounts = {
  noor: 'lf_1001',
  ines: 'lf_1002',
  bruno: 'lf_1003',
  mei: 'lf_1004',
  tomasz: 'lf_1005',
  adaeze: 'lf_1006',
  suryani: 'lf_1007',
} as const;

export class Site {
  readonly visavis = new FakeVisavis();
  readonly #folder = mkdtempSync(join(tmpdir(), 'larkfold-'));
  #services: Services | undefined;
  #stop: (() => Promise<void>) | undefined;
  /** Seconds added to the clock. */
  later = 0;
  url = '';

  static async open(): Promise<Site> {
    const site = new Site();
    await site.visavis.listen();
    await site.start();
    return site;
  }

  get services(): Services {
    if (!this.#services) throw new Error('the site is not started');
    return this.#services;
  }

  get db(): Services['db'] {
    return this.services.db;
  }

  /** Starts, or starts again on the same database. Does not catch up: see keepInStep. */
  async start(): Promise<void> {
    const config: Config = {
      port: 0,
      host: '127.0.0.1',
      publicUrl: 'http://market.example',
      visavisUrl: this.visavis.publicUrl,
      visavisPublicUrl: this.visavis.publicUrl,
      visavisApiKey: apiKey,
      visavisWebhookSecret: webhookSecret,
      database: join(this.#folder, 'test.sqlite'),
      reconcileSeconds: 30,
      mailPort: 0,
    };
    const clock = (): Date => new Date(Date.now() + this.later * 1000);
    const services = createServices(config, silentLog, clock);
    this.#services = services;
    const server = serve({ fetch: createApp(services).fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise((resolve) => {
      server.once('listening', resolve);
    });
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.visavis.webhookUrl = `${this.url}/webhooks/visavis`;
    await services.mailbox?.listen('127.0.0.1', 0);
    this.#stop = async () => {
      await services.mailbox?.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      await services.effects.idle();
      services.db.close();
    };
  }

  async stop(): Promise<void> {
    await this.#stop?.();
    this.#stop = undefined;
    this.#services = undefined;
  }

  keepInStep(): Promise<void> {
    return keepInStep(this.services);
  }

  async close(): Promise<void> {
    await this.stop();
    await this.visavis.close();
    rmSync(this.#folder, { recursive: true });
  }

  /** A browser with nobody signed in. */
  browser(): Browser {
    return new Browser(this);
  }

  async signedIn(name: keyof typeof accounts | 'trust'): Promise<Browser> {
    const browser = this.browser();
    const page = await browser.post('/sign-in', {
      email: `${name}@larkfold.example`,
      password: 'demo',
      return_to: '',
    });
    if (page.status !== 303) throw new Error(`${name} could not sign in: ${page.status}`);
    return browser;
  }

  statuses(name: keyof typeof accounts): Record<string, number> {
    const rows = this.db.all<{ status: string; count: number }>(
      `SELECT status, count(*) AS count FROM proposals JOIN people ON people.id = person_id
       WHERE account = ? GROUP BY status`,
      accounts[name],
    );
    return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  }
}

export interface Page {
  status: number;
  text: string;
  location: string | null;
  headers: Headers;
  has(testId: string): boolean;
}

/** Keeps the cookie, follows no redirect. */
export class Browser {
  #cookie = '';

  constructor(readonly site: Site) {}

  get(path: string): Promise<Page> {
    return this.#request(path, { method: 'GET' });
  }

  post(
    path: string,
    form: Record<string, string> | FormData = {},
    origin = this.site.url,
  ): Promise<Page> {
    const body = form instanceof FormData ? form : new URLSearchParams(form);
    return this.#request(path, { method: 'POST', body, headers: { origin } });
  }

  async #request(path: string, init: RequestInit): Promise<Page> {
    const headers = new Headers(init.headers);
    if (this.#cookie) headers.set('cookie', this.#cookie);
    const response = await fetch(this.site.url + path, { ...init, headers, redirect: 'manual' });
    const set = response.headers.getSetCookie()[0];
    if (set) this.#cookie = set.split(';')[0] ?? '';
    const text = await response.text();
    return {
      status: response.status,
      text,
      location: response.headers.get('location'),
      headers: response.headers,
      has: (testId) => text.includes(`data-testid="${testId}"`),
    };
  }
}
