import { type Reading, traffic } from './readings';

// How good our own line is, and what to send on it. Decided from figures; no browser here.

export type Quality = 'good' | 'weak' | 'poor';

/** What a sender makes of the camera: all of it, a small picture, or a still now and then. */
export type VideoMode = 'full' | 'low' | 'stills';

export interface LineFacts {
  loss_percent: number;
  round_trip_ms: number;
  /** What the line would carry from here; null where the browser does not say. */
  estimate_kbps: number | null;
  /** Whether a picture or a sound of the other came at all. */
  receiving: boolean;
}

/** What happened between two readings: the worse of both directions. */
export function factsOf(first: Reading, last: Reading): LineFacts {
  const seen = traffic(first, last);
  return {
    loss_percent: Math.max(seen.loss_percent, (last.lost_by_other ?? 0) * 100),
    round_trip_ms: last.round_trip_ms ?? 0,
    estimate_kbps: last.estimate_kbps,
    receiving: seen.received_kbps > 0,
  };
}

export function qualityOf({
  loss_percent,
  round_trip_ms,
  estimate_kbps,
  receiving,
}: LineFacts): Quality {
  const carries = estimate_kbps ?? Infinity;
  if (!receiving || loss_percent >= 20 || round_trip_ms >= 1500 || carries < 120) return 'poor';
  if (loss_percent >= 4 || round_trip_ms >= 500 || carries < 350) return 'weak';
  return 'good';
}

/** One step of what is sent at a time, each way only after it has been so for a while. */
export interface Adaptation {
  mode: VideoMode;
  /** The person wants to use less data: nothing above `low` until they say otherwise. */
  saving: boolean;
  quality: Quality;
  too_much_since_ms: number | null;
  enough_since_ms: number | null;
  /** How long it has to be good before more is tried: longer after each try that failed. */
  patience_ms: number;
  /** When the last step up was taken. */
  raised_ms: number | null;
}

const too_much_ms: Record<VideoMode, number> = { full: 5000, low: 6000, stills: Infinity };
const patience_ms_first = 12_000;
const patience_ms_max = 96_000;
/** A step up that does not last that long was a failure. */
const proven_ms = 15_000;

export const steady: Adaptation = {
  mode: 'full',
  saving: false,
  quality: 'good',
  too_much_since_ms: null,
  enough_since_ms: null,
  patience_ms: patience_ms_first,
  raised_ms: null,
};

export function save(now: Adaptation, saving: boolean): Adaptation {
  const mode =
    saving && now.mode === 'full' ? 'low' : !saving && now.mode === 'low' ? 'full' : now.mode;
  return { ...now, saving, mode, too_much_since_ms: null, enough_since_ms: null };
}

export function adapt(before: Adaptation, facts: LineFacts, now_ms: number): Adaptation {
  const too_much = isTooMuch(before.mode, facts);
  const enough = !too_much && isEnoughForMore(before, facts);
  const now: Adaptation = {
    ...before,
    quality: qualityOf(facts),
    too_much_since_ms: too_much ? (before.too_much_since_ms ?? now_ms) : null,
    enough_since_ms: enough ? (before.enough_since_ms ?? now_ms) : null,
  };
  if (now.too_much_since_ms !== null && now_ms - now.too_much_since_ms >= too_much_ms[now.mode]) {
    return lower(now, now_ms);
  }
  if (now.enough_since_ms !== null && now_ms - now.enough_since_ms >= now.patience_ms) {
    return { ...moved(now), mode: now.mode === 'stills' ? 'low' : 'full', raised_ms: now_ms };
  }
  return now;
}

function lower(now: Adaptation, now_ms: number): Adaptation {
  const failed = now.raised_ms !== null && now_ms - now.raised_ms < proven_ms;
  return {
    ...moved(now),
    mode: now.mode === 'full' ? 'low' : 'stills',
    patience_ms: failed ? Math.min(patience_ms_max, now.patience_ms * 2) : patience_ms_first,
  };
}

function moved(now: Adaptation): Adaptation {
  return { ...now, too_much_since_ms: null, enough_since_ms: null };
}

function isTooMuch(
  mode: VideoMode,
  { loss_percent, estimate_kbps, round_trip_ms }: LineFacts,
): boolean {
  const carries = estimate_kbps ?? Infinity;
  switch (mode) {
    case 'full':
      return carries < 350 || loss_percent >= 20 || round_trip_ms >= 1500;
    case 'low':
      return carries < 100 || loss_percent >= 35 || round_trip_ms >= 3000;
    case 'stills':
      return false;
  }
}

function isEnoughForMore({ mode, saving }: Adaptation, facts: LineFacts): boolean {
  const { loss_percent, estimate_kbps, round_trip_ms, receiving } = facts;
  switch (mode) {
    case 'full':
      return false;
    // A browser that sends 300 kbit/s never believes in much more than it has tried.
    case 'low':
      return (
        !saving && (estimate_kbps ?? Infinity) >= 400 && loss_percent < 8 && round_trip_ms < 800
      );
    // With sound alone the estimate says little: whether that goes through well is what is known.
    case 'stills':
      return receiving && loss_percent < 8 && round_trip_ms < 800;
  }
}
