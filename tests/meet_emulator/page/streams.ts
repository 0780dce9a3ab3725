import type { ServerResponse } from 'node:http';
import type { Visitor } from '../meeting/model.ts';

/**
 * Each tab's stream of events. A tab that is hidden keeps it, one that is closed loses it: so whoever has no stream for a
 * while is gone. This is real time, because tabs live in it.
 */
export class Streams {
  readonly #goneMs: number;
  readonly #gone: (visitor: Visitor) => void;
  readonly #open = new Map<Visitor, ServerResponse>();
  readonly #timers = new Map<Visitor, NodeJS.Timeout>();

  constructor(goneMs: number, gone: (visitor: Visitor) => void) {
    this.#goneMs = goneMs;
    this.#gone = gone;
  }

  /** They came by the page, so their stream has to come. */
  expect(visitor: Visitor): void {
    clearTimeout(this.#timers.get(visitor));
    const timer = setTimeout(() => this.#gone(visitor), this.#goneMs);
    this.#timers.set(visitor, timer.unref());
  }

  open(visitor: Visitor, response: ServerResponse): void {
    clearTimeout(this.#timers.get(visitor));
    this.#open.get(visitor)?.end();
    this.#open.set(visitor, response);
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 300\n\n');
    response.on('close', () => {
      if (this.#open.get(visitor) !== response) return;
      this.#open.delete(visitor);
      this.expect(visitor);
    });
  }

  tell(visitor: Visitor, view: () => unknown): void {
    this.#open.get(visitor)?.write(`data: ${JSON.stringify(view())}\n\n`);
  }

  close(): void {
    const streams = [...this.#open.values()];
    this.#open.clear();
    for (const response of streams) response.end();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
}
