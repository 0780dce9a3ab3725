import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

// WebKitGTK by its own driver (W3C WebDriver over HTTP): as much of it as the tests need. It has no
// headless mode, so it gets a screen that nobody sees.

/** Debian keeps it in the folder of the machine's kind. */
const minibrowser = () =>
  readdirSync('/usr/lib')
    .map((folder) => `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`)
    .find((path) => existsSync(path));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function until<T>(what: string, ask: () => Promise<T | null | false>): Promise<T> {
  const end_ms = Date.now() + 60_000;
  for (;;) {
    const found = await ask().catch(() => null);
    if (found) return found;
    if (Date.now() > end_ms) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export class WebKit {
  readonly #processes: ChildProcess[];
  readonly #session: string;
  #bar = 0;

  static async launch(): Promise<WebKit> {
    const binary = minibrowser();
    if (!binary) throw new Error('no WebKitGTK: ./dev test web installs it');
    const display = 100 + (process.pid % 800);
    const screen = spawn('Xvfb', [`:${display}`, '-screen', '0', '1600x1200x24'], {
      stdio: 'ignore',
    });
    await until('a screen', () => Promise.resolve(existsSync(`/tmp/.X11-unix/X${display}`)));
    const port = await freePort();
    const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: `:${display}`,
        LIBGL_ALWAYS_SOFTWARE: '1',
        // Its sandbox needs rights that containers do not give; it opens no page but ours.
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      },
    });
    const options = { binary, args: ['--automation'] };
    const alwaysMatch = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options };
    const at = `http://127.0.0.1:${port}/session`;
    const { sessionId } = await until('the driver', () =>
      command<{ sessionId: string }>('POST', at, { capabilities: { alwaysMatch } }),
    );
    return new WebKit([driver, screen], `${at}/${sessionId}`);
  }

  private constructor(processes: ChildProcess[], session: string) {
    this.#processes = processes;
    this.#session = session;
  }

  async goto(url: string): Promise<void> {
    await command('POST', `${this.#session}/url`, { url });
  }

  /** Of the page itself, without what the browser has above it. */
  async resize(width: number, height: number): Promise<void> {
    const set = () =>
      command('POST', `${this.#session}/window/rect`, {
        x: 0,
        y: 0,
        width,
        height: height + this.#bar,
      });
    const inner = () =>
      this.run<[number, number]>('return [window.innerWidth, window.innerHeight]');
    await set();
    // A window takes its time to be as it was told.
    const [, tall] = await until('the width', async () => {
      const now = await inner();
      return now[0] === width ? now : null;
    });
    this.#bar += height - tall;
    await set();
    await until('the height', async () => (await inner())[1] === height);
  }

  run<T>(script: string, ...args: unknown[]): Promise<T> {
    return command<T>('POST', `${this.#session}/execute/sync`, { script, args });
  }

  async see(selector: string): Promise<void> {
    await until(selector, () =>
      this.run<boolean>('return document.querySelector(arguments[0]) !== null', selector),
    );
  }

  async close(): Promise<void> {
    await command('DELETE', this.#session).catch(() => undefined);
    for (const one of this.#processes) one.kill();
  }
}

async function command<T>(method: string, url: string, body?: object): Promise<T> {
  const answer = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } };
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
