import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { freePort, places } from './places.ts';
import { Program } from './program.ts';

export interface MarketplaceAccess {
  marketplace: string;
  api_key: string;
  webhook_secret: string;
}

export interface Member {
  email: string;
  name: string;
  role: 'representative' | 'supervisor' | 'administrator' | 'auditor';
  /** An image file's bytes, in base64. */
  photo?: string;
}

export const staffPassword = 'a long test password';

export interface ServiceOptions {
  folder: string;
  /** Where browsers send media; they reach the pages at 127.0.0.1 in any case. */
  relayAddress?: string;
  /** The relay's port as browsers are told it, when something stands between. */
  publicRelayPort?: number;
  /** A mail server on the loopback interface. */
  mailPort?: number;
  /** The address browsers use when something stands between them and the service. */
  publicPort?: number;
  /** As browsers name this machine; passkeys need a name. */
  host?: 'localhost';
  /** More of the configuration, as TOML. */
  settings?: string;
  /** More of [server]. */
  server?: string;
}

/** The real program with a database of its own, on free ports. */
export class Service {
  readonly url: string;
  readonly relayPort: number;
  readonly #folder: string;
  readonly #config: string;
  readonly #origin: string;
  #program: Program | null = null;

  static async prepare(options: ServiceOptions): Promise<Service> {
    return new Service(options, await freePort(), await freePort());
  }

  private constructor(options: ServiceOptions, port: number, relayPort: number) {
    const { folder, relayAddress = '127.0.0.1', publicPort = port } = options;
    const { publicRelayPort = 0, settings = '', server = '' } = options;
    this.#folder = folder;
    this.#origin = `http://127.0.0.1:${port}`;
    this.url = `http://${options.host ?? '127.0.0.1'}:${publicPort}`;
    this.relayPort = relayPort;
    const mail = options.mailPort
      ? `[mail]
server = "smtp://127.0.0.1:${options.mailPort}"
from = "verify@visavis.example"
allow_plaintext = true
`
      : '';
    this.#config = `${folder}/visavis.toml`;
    writeFileSync(
      this.#config,
      `[server]
port = ${port}
public_url = "${this.url}"
web_root = "${places.webRoot}"
${server}
[operators]
port = 0
[store]
path = "${folder}/visavis.sqlite"
[relay]
listen = "${relayAddress}"
port = ${relayPort}
public_port = ${publicRelayPort}
[webhooks]
allow_private_targets = true
[photos]
allow_private_targets = true
[log]
level = "debug"
format = "text"
${mail}${settings}`,
    );
  }

  /** The port the program itself listens on. */
  get port(): number {
    return Number(new URL(this.#origin).port);
  }

  async start(): Promise<void> {
    this.#program = new Program(
      'visavis',
      `${this.#folder}/visavis.log`,
      [places.program, 'serve', '-c', this.#config],
      {},
    );
    await this.#program.ready(`${this.#origin}/healthz`);
  }

  /** What is resident of it now. */
  memory_kb(): number {
    const status = readFileSync(`/proc/${this.#program?.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]);
  }

  async stop(): Promise<void> {
    await this.#program?.stop();
    this.#program = null;
  }

  /** Ends as by a power cut: nothing is saved and nobody is told. */
  async crash(): Promise<void> {
    await this.#program?.crash();
    this.#program = null;
  }

  kill(): void {
    this.#program?.kill();
  }

  /** Stands still, as where its machine is moved, until it is resumed. */
  pause(): void {
    this.#program?.signal('SIGSTOP');
  }
  resume(): void {
    this.#program?.signal('SIGCONT');
  }

  async addMarketplace(name: string, webhookUrl?: string): Promise<MarketplaceAccess> {
    const to = webhookUrl ? ['--webhook-url', webhookUrl] : [];
    const printed = await this.#command(['marketplace', 'add', '--name', name, ...to]);
    return JSON.parse(printed) as MarketplaceAccess;
  }

  /** The store-wide chain's, as operators keep it elsewhere. */
  chainHead(): string {
    return readFileSync(`${this.#folder}/visavis.sqlite.head`, 'utf8').trim();
  }

  async resetSecondFactor({ email }: Member): Promise<void> {
    await this.#command(['staff', 'factor-reset', '--email', email]);
  }

  async addStaff({ email, name, role, photo }: Member): Promise<void> {
    const who = ['--email', email, '--name', name, '--role', role];
    await this.#command(['staff', 'add', ...who], `${staffPassword}\n`);
    if (!photo) return;
    const file = `${this.#folder}/photo`;
    writeFileSync(file, Buffer.from(photo, 'base64'));
    await this.#command(['staff', 'photo', '--email', email, '--photo', file]);
  }

  #command(words: string[], input = ''): Promise<string> {
    return new Promise((resolve, reject) => {
      const child = spawn(places.program, [...words, '-c', this.#config]);
      let out = '';
      let err = '';
      child.stdout.on('data', (part) => (out += part));
      child.stderr.on('data', (part) => (err += part));
      child.once('error', reject);
      child.once('close', (code) => {
        if (code === 0) resolve(out);
        else reject(new Error(`visavis ${words.join(' ')} ended with ${code}: ${err}`));
      });
      child.stdin.end(input);
    });
  }
}
