/** Milliseconds since 1970, as `Date.now()`. Everything that Google would time asks this, never `Date`. */
export interface Clock {
  now(): number;
}

export const realClock: Clock = { now: () => Date.now() };

/** Stands still until it is told to go on: a minute of quota or thirty days of a record pass at once. */
export class ManualClock implements Clock {
  #now: number;

  constructor(start = Date.now()) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  /** Never backwards: what was told to callers stays true. */
  advance(ms: number): number {
    if (!(ms >= 0)) throw new RangeError('a clock only goes forwards');
    this.#now += ms;
    return this.#now;
  }
}

/** Google writes microseconds, so a reader that expects three digits fails here as it would there. */
export function timestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, -1)}000Z`;
}
