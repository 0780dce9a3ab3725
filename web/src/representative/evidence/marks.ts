import { bothSides, type RecordedCall, type Side } from './playback';

// What happened in a recorded call, on its time line. No browser here.

/** Who was there: a side is first received, is not received any more, and is received again. */
type PresenceMark = { kind: 'came' | 'went' | 'back'; side: Side };
export type Mark = PresenceMark & { at_ms: number };

/** A line that is made anew, or another codec, leaves less than this: nobody was away. */
const away_ms_min = 2000;

function marksOf(call: RecordedCall, side: Side): Mark[] {
  const parts = call.sides[side];
  const marks: Mark[] = [];
  let here_until_ms: number | null = null;
  for (const { from_ms, until_ms } of parts) {
    if (here_until_ms === null) {
      marks.push({ kind: 'came', side, at_ms: from_ms });
    } else if (from_ms - here_until_ms >= away_ms_min) {
      marks.push({ kind: 'went', side, at_ms: here_until_ms });
      marks.push({ kind: 'back', side, at_ms: from_ms });
    }
    here_until_ms = Math.max(here_until_ms ?? 0, until_ms);
  }
  if (here_until_ms !== null && call.length_ms - here_until_ms >= away_ms_min)
    marks.push({ kind: 'went', side, at_ms: here_until_ms });
  return marks;
}

/** In the order in which they happened. */
export function marksIn(call: RecordedCall): Mark[] {
  return bothSides.flatMap((side) => marksOf(call, side)).toSorted((a, b) => a.at_ms - b.at_ms);
}

/** The last mark at that moment or before; -1: there is none. */
export function markAt(marks: Mark[], at_ms: number): number {
  return marks.findLastIndex((mark) => mark.at_ms <= at_ms);
}

export function nearestMark(marks: Mark[], at_ms: number): Mark | undefined {
  const away = (mark: Mark) => Math.abs(mark.at_ms - at_ms);
  return marks.toSorted((a, b) => away(a) - away(b))[0];
}

/** Seeking lands a little off: what was just passed is not where somebody wants to go back to. */
const near_ms = 1000;

/** Where the mark before or after is; undefined: there is none. */
export function markBefore(marks: Mark[], at_ms: number): number | undefined {
  return marks.findLast((mark) => mark.at_ms < at_ms - near_ms)?.at_ms;
}
export function markAfter(marks: Mark[], at_ms: number): number | undefined {
  return marks.find((mark) => mark.at_ms > at_ms)?.at_ms;
}
