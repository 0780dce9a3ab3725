import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { until } from './until.ts';

/** A demo makes a store, people and passwords first. */
const start_ms_max = 60_000;
const stop_ms_max = 10_000;

/** A server of the test: its output goes to a file, and it ends with the test. */
export class Program {
  readonly name: string;
  readonly log: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #running = true;
  #code: number | null = null;

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
      this.#child.once('exit', (code) => {
        this.#running = false;
        this.#code = code;
        resolve();
      });
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Throws when the program ends before `url` answers. */
  async ready(url: string): Promise<void> {
    const answers = async () => {
      if (!this.#running) throw new Error(`${this.name} ended at once:\n${this.tail()}`);
      return (await fetch(url).catch(() => null))?.ok || undefined;
    };
    await until(`${this.name} to answer at ${url}`, answers, start_ms_max);
  }

  /** SIGTERM and a proper end; throws when it has ended before, has to be killed, or says it failed. */
  async stop(): Promise<void> {
    if (!this.#running) throw new Error(`${this.name} had ended by itself:\n${this.tail()}`);
    this.#child.kill('SIGTERM');
    const late = setTimeout(() => this.kill(), stop_ms_max);
    const began = performance.now();
    await this.#ended;
    clearTimeout(late);
    if (performance.now() - began >= stop_ms_max) {
      throw new Error(`${this.name} did not end within ${stop_ms_max} ms of SIGTERM`);
    }
    if (this.#code !== 0) throw new Error(`${this.name} ended with ${this.#code}:\n${this.tail()}`);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async crash(): Promise<void> {
    this.kill();
    await this.#ended;
  }

  /** At once, with all that it started. */
  kill(): void {
    const { pid } = this.#child;
    if (!this.#running || pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }

  tail(lines = 30): string {
    return readFileSync(this.log, 'utf8').split('\n').slice(-lines).join('\n');
  }
}
