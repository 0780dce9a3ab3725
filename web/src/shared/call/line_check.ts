import { type Reading, traffic } from './readings';

// Whether the line is good enough, decided from what came back of our own media. No browser here.

export type Verdict = 'good' | 'enough' | 'poor' | 'none';

export interface LineFigures {
  kbps: number;
  loss_percent: number;
  round_trip_ms: number | null;
  /** UDP is blocked: it works, and bad moments last longer. */
  over_tcp: boolean;
}

export type LineCheck =
  | { stage: 'connecting'; since_ms: number }
  /** `first` is taken when the first picture is over: connections begin with a burst. */
  | { stage: 'measuring'; since_ms: number; first: Reading | null }
  | { stage: 'done'; verdict: Verdict; figures: LineFigures | null };

export const connecting_ms_max = 15_000;
const settling_ms = 1500;
export const measuring_ms = 6500;

export function startCheck(now_ms: number): LineCheck {
  return { stage: 'connecting', since_ms: now_ms };
}

/** A look at the connection, about twice a second. Null: there is none, or it is not up. */
export function look(check: LineCheck, reading: Reading | null, now_ms: number): LineCheck {
  switch (check.stage) {
    case 'done':
      return check;
    case 'connecting':
      if (reading) return { stage: 'measuring', since_ms: now_ms, first: null };
      return now_ms - check.since_ms < connecting_ms_max
        ? check
        : { stage: 'done', verdict: 'none', figures: null };
    case 'measuring': {
      const passed_ms = now_ms - check.since_ms;
      if (!reading) return passed_ms < connecting_ms_max ? check : startCheck(now_ms);
      if (passed_ms < settling_ms) return check;
      const first = check.first ?? reading;
      if (passed_ms < measuring_ms) return { ...check, first };
      const figures = figuresOf(first, reading);
      return { stage: 'done', verdict: verdictOf(figures), figures };
    }
  }
}

/** From 0 to 1, for the bar. */
export function progressOf(check: LineCheck, now_ms: number): number {
  if (check.stage === 'connecting') return 0;
  if (check.stage === 'done') return 1;
  return Math.min(1, (now_ms - check.since_ms) / measuring_ms);
}

export function figuresOf(first: Reading, last: Reading): LineFigures {
  const { received_kbps, loss_percent } = traffic(first, last);
  return {
    // A picture in which nothing moves needs little: then the browser's own estimate knows more.
    kbps: Math.round(Math.max(received_kbps, Math.min(last.estimate_kbps ?? 0, kbps_shown_max))),
    loss_percent: Math.round(loss_percent),
    round_trip_ms: last.round_trip_ms === null ? null : Math.round(last.round_trip_ms),
    over_tcp: last.over_tcp,
  };
}

/** More than that a call never uses, so more was not measured. */
const kbps_shown_max = 2500;

export function verdictOf({ kbps, loss_percent, round_trip_ms, over_tcp }: LineFigures): Verdict {
  const trip_ms = round_trip_ms ?? 0;
  if (kbps >= 700 && loss_percent <= 3 && trip_ms <= 300 && !over_tcp) return 'good';
  if (kbps >= 250 && loss_percent <= 10 && trip_ms <= 800) return 'enough';
  return 'poor';
}
