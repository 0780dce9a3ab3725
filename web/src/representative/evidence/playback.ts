import type { KeptEvidence } from '../../shared/api/types';

// A call as it was recorded: each side is a list of files on one time line.

export type Side = KeptEvidence['side'];
export const bothSides = ['applicant', 'representative'] as const satisfies Side[];

export interface Part {
  evidence: string;
  /** On the call's time line, as everything here: 0 is where the first part begins. */
  from_ms: number;
  until_ms: number;
  whole: boolean;
}

export interface RecordedCall {
  call: string;
  began: string;
  length_ms: number;
  sides: Record<Side, Part[]>;
  /** Something of it is still being written. */
  growing: boolean;
  /** Something of it is not kept any more. */
  gone: boolean;
  /** Since when a legal hold keeps it; null: none does. */
  held_since: string | null;
}

function partsOf(all: KeptEvidence[], side: Side, began_ms: number): Part[] {
  return all
    .filter((one) => one.side === side && one.state === 'kept' && one.still === null)
    .map(({ evidence, began, length_ms, whole }) => {
      const from_ms = Date.parse(began) - began_ms;
      return { evidence, from_ms, until_ms: from_ms + length_ms, whole };
    })
    .toSorted((a, b) => a.from_ms - b.from_ms);
}

/** In the order in which they began. */
export function callsOf(evidence: KeptEvidence[]): RecordedCall[] {
  return [...new Set(evidence.map(({ call }) => call))].map((call) => {
    const all = evidence.filter((one) => one.call === call);
    const began_ms = Math.min(...all.map(({ began }) => Date.parse(began)));
    const sides = {
      applicant: partsOf(all, 'applicant', began_ms),
      representative: partsOf(all, 'representative', began_ms),
    };
    const ends = [...sides.applicant, ...sides.representative].map(({ until_ms }) => until_ms);
    return {
      call,
      began: new Date(began_ms).toISOString(),
      length_ms: Math.max(0, ...ends),
      sides,
      growing: all.some(({ state }) => state === 'growing'),
      gone: all.some(({ state }) => state === 'erased'),
      held_since:
        all.find(({ state, held_since }) => state === 'kept' && held_since)?.held_since ?? null,
    };
  });
}

/** What of a side was received at that moment; nothing: it was not there, or is lost. */
export function partAt(parts: Part[], at_ms: number): Part | undefined {
  return parts.findLast(({ from_ms, until_ms }) => from_ms <= at_ms && at_ms < until_ms);
}

/** Sides begin and end a moment apart: so long a picture stands for what is not there yet, or any more. */
const stands_ms = 1000;

/** What of a side is to be seen at that moment: the picture that is next to it, too. */
export function shownAt(parts: Part[], at_ms: number): Part | undefined {
  return (
    partAt(parts, at_ms) ??
    parts.findLast(({ until_ms }) => until_ms <= at_ms && at_ms <= until_ms + stands_ms) ??
    parts.find(({ from_ms }) => at_ms < from_ms && from_ms - stands_ms <= at_ms)
  );
}

/** Where the call goes on after a moment of which nothing was received; its end: nowhere. */
export function nextReceived({ sides, length_ms }: RecordedCall, at_ms: number): number {
  const begin = [...sides.applicant, ...sides.representative].map(({ from_ms }) => from_ms);
  return Math.min(length_ms, ...begin.filter((from_ms) => from_ms > at_ms));
}

/** The call without what cannot be played. */
export function without(call: RecordedCall, broken: ReadonlySet<string>): RecordedCall {
  const rest = (parts: Part[]) => parts.filter(({ evidence }) => !broken.has(evidence));
  const { applicant, representative } = call.sides;
  return { ...call, sides: { applicant: rest(applicant), representative: rest(representative) } };
}
