import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { until } from './until.ts';

const stop_ms_max = 10_000;

/** A server of the test: its output goes to a file, and it ends with the test. */
export class Program {
  readonly name: string;
  readonly log: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #running = true;

  constructor(name: string, log: string, command: string[], options: SpawnOptions) {
    this.name = name;
    this.log = log;
    const [file = '', ...rest] = command;
    // A group of its own, so that what it starts ends with it.
    this.#child = spawn(file, rest, {
      ...options,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = createWriteStream(log, { flags: 'a' });
    this.#child.stdout?.pipe(output, { end: false });
    this.#child.stderr?.pipe(output, { end: false });
    this.#ended = new Promise((resolve) => {
      this.#child.once('error', (error) => {
        output.write(`${error}\n`);
        this.#running = false;
        resolve();
      });
      this.#child.once('exit', () => {
        this.#running = false;
        resolve();
      });
    });
  }

  /** Throws when the program ends before `url` answers. */
  async ready(url: string): Promise<void> {
    await until(`${this.name} to answer at ${url}`, async () => {
      if (!this.#running) throw new Error(`${this.name} ended at once:\n${this.tail()}`);
      return (await fetch(url).catch(() => null))?.ok || undefined;
    });
  }

  /** SIGTERM and a proper end; throws when it has to be killed. */
  async stop(): Promise<void> {
    if (!this.#running) return;
    this.#signal('SIGTERM');
    const late = setTimeout(() => this.#signal('SIGKILL'), stop_ms_max);
    const began = performance.now();
    await this.#ended;
    clearTimeout(late);
    if (performance.now() - began >= stop_ms_max) {
      throw new Error(`${this.name} did not end within ${stop_ms_max} ms of SIGTERM`);
    }
  }

  async crash(): Promise<void> {
    this.kill();
    await this.#ended;
  }

  /** For the way out of a test that failed or was interrupted. */
  kill(): void {
    if (this.#running) this.#signal('SIGKILL');
  }

  tail(lines = 30): string {
    return readFileSync(this.log, 'utf8').split('\n').slice(-lines).join('\n');
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // It has ended meanwhile.
    }
  }
}
