import type { Noted } from '../api/api.ts';

export interface Logged extends Noted {
  /** By the emulator's clock. */
  at: number;
  verb: string;
  path: string;
  /** As it was sent, but for access tokens. */
  query: string;
  /** 0 where the connection was cut instead of an answer. */
  status: number;
}

export interface Counts {
  token: number;
  read: number;
  write: number;
  create: number;
  /** 429 by a quota or by a fault. */
  tooMany: number;
  /** By Google's name of the method: `spaces.get`. */
  byMethod: Record<string, number>;
}

const keptMax = 50_000;

/** What was asked, by whom, and what came of it. Never a token or an answer. */
export class RequestLog {
  #requests: Logged[] = [];
  #counts: Counts = nothing();

  add(request: Logged): void {
    this.#requests.push(request);
    if (this.#requests.length > 2 * keptMax) this.#requests = this.#requests.slice(-keptMax);
    const { method, kind, path, status } = request;
    if (path === '/token') this.#counts.token++;
    if (kind) this.#counts[kind]++;
    if (status === 429) this.#counts.tooMany++;
    if (method) this.#counts.byMethod[method] = (this.#counts.byMethod[method] ?? 0) + 1;
  }

  requests(): readonly Logged[] {
    return this.#requests.slice(-keptMax);
  }

  counts(): Counts {
    return structuredClone(this.#counts);
  }

  clear(): void {
    this.#requests = [];
    this.#counts = nothing();
  }
}

function nothing(): Counts {
  return { token: 0, read: 0, write: 0, create: 0, tooMany: 0, byMethod: {} };
}
