import type {
  Likeness,
  PictureVerdict,
  StillLoss,
  StillOf,
  TakenStill,
} from '../../shared/api/types';
import { text } from '../text';

// What is said of a still: how good it is, or why there is none and what to do then.

const words = text.stills;

/** How it is to be looked at. */
export type StillTone = 'busy' | 'good' | 'warning' | 'bad';

export interface StillSaid {
  tone: StillTone;
  line: string;
}

export function saidOf(still: TakenStill): StillSaid {
  switch (still.state) {
    case 'asked':
      return { tone: 'busy', line: words.states.asked };
    case 'coming':
      return { tone: 'busy', line: words.states.coming };
    case 'reading':
      return { tone: 'busy', line: words.states.reading };
    case 'missed':
      return { tone: 'bad', line: missedLine(still.why) };
    case 'kept':
      break;
  }
  const { verdict } = still.camera ?? { verdict: 'ok' };
  const { tone } = foundIn(verdict, still.likeness);
  return { tone, line: tone === 'bad' ? words.likeness.different : words.verdicts[verdict] };
}

/** What there is to say of one that nobody can have taken again. */
export function foundIn(
  verdict: PictureVerdict,
  likeness: Likeness | null,
): { said: string; tone: StillTone } {
  if (likeness === 'different') return { said: words.found.different, tone: 'bad' };
  return { said: words.found[verdict], tone: verdict === 'ok' ? 'good' : 'warning' };
}

function missedLine(why: StillLoss | null): string {
  return words.why[why ?? 'not_kept'];
}

export function nameOf(of: StillOf): string {
  return words.of[of];
}

/** By what was asked for: "Document, front"; the second of a kind has a number, what was missed none. */
export function namesOf(
  stills: { still: string; of: StillOf; state?: TakenStill['state'] }[],
): Map<string, string> {
  const names = new Map<string, string>();
  const counts = new Map<StillOf, number>();
  for (const { still, of, state } of stills) {
    if (names.has(still)) continue;
    const number = (counts.get(of) ?? 0) + (state === 'missed' ? 0 : 1);
    counts.set(of, number);
    const first = number < 2 || state === 'missed';
    names.set(still, first ? nameOf(of) : words.numbered({ of: nameOf(of), number }));
  }
  return names;
}
