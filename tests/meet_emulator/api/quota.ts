import type { Clock } from '../clock.ts';
import type { ExceededLimit } from './errors.ts';

export type Kind = 'read' | 'write' | 'create';

export interface Limit {
  project: number;
  user: number;
}

/** Google's, a minute. `spaces.create` has a quota of its own and counts as no other write. */
export const googlesLimits: Record<Kind, Limit> = {
  read: { project: 6000, user: 600 },
  write: { project: 1000, user: 100 },
  create: { project: 100, user: 10 },
};

const metrics: Record<Kind, { metric: string; limitName: string }> = {
  read: { metric: 'Read requests', limitName: 'ReadRequests' },
  write: { metric: 'Write requests', limitName: 'WriteRequests' },
  create: { metric: 'Reduced write requests', limitName: 'ReducedWriteRequests' },
};

const windowMs = 60_000;

/** What was granted in the last sixty seconds. */
class Window {
  #times: number[] = [];
  #first = 0;
  /** The most that sixty seconds ever held. */
  peak = 0;

  count(now: number): number {
    while (
      this.#first < this.#times.length &&
      (this.#times[this.#first] ?? now) <= now - windowMs
    ) {
      this.#first++;
    }
    if (this.#first > 10_000) {
      this.#times = this.#times.slice(this.#first);
      this.#first = 0;
    }
    return this.#times.length - this.#first;
  }

  add(now: number): void {
    this.#times.push(now);
    this.peak = Math.max(this.peak, this.count(now));
  }
}

/**
 * Sliding windows: no sixty seconds hold more than the limit. Google does not say how it counts; this is the strictest
 * way, so whoever lives with it lives with fixed minutes too. A refused request counts for nothing.
 */
export class Quotas {
  readonly #clock: Clock;
  readonly #limits: Record<Kind, Limit>;
  readonly #windows = new Map<string, Window>();

  constructor(clock: Clock, limits: Record<Kind, Limit>) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Takes one of both quotas, or says which of them is used up. */
  take(kind: Kind, user: string): ExceededLimit | undefined {
    const now = this.#clock.now();
    const { project, user: each } = this.#limits[kind];
    const ofProject = this.#window(`${kind} of the project`);
    const ofUser = this.#window(`${kind} of ${user}`);
    if (ofUser.count(now) >= each) return exceeded(kind, 'user', each);
    if (ofProject.count(now) >= project) return exceeded(kind, 'project', project);
    ofProject.add(now);
    ofUser.add(now);
    return undefined;
  }

  /** The most that any sixty seconds held, by `read of the project`, `read of ana@x.example` and so on. */
  peaks(): Record<string, number> {
    return Object.fromEntries([...this.#windows].map(([name, { peak }]) => [name, peak]));
  }

  #window(name: string): Window {
    const window = this.#windows.get(name) ?? new Window();
    this.#windows.set(name, window);
    return window;
  }
}

function exceeded(kind: Kind, whose: 'user' | 'project', value: number): ExceededLimit {
  const { metric, limitName } = metrics[kind];
  const user = whose === 'user';
  return {
    metric,
    limit: `${metric} per minute${user ? ' per user' : ''}`,
    limitName: `${limitName}PerMinutePerProject${user ? 'PerUser' : ''}`,
    value,
    unit: user ? '1/min/{project}/{user}' : '1/min/{project}',
  };
}
