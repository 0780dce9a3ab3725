import type { AppealState } from '../../shared/api/types';
import type { Text } from '../words';

/** What whoever is not verified can do, and an appeal only where there is one. */
export function afterFailure(
  appeal: AppealState,
  marketplace: string,
  words: Text['result'],
): readonly string[] {
  const always = words.now({ marketplace });
  return appeal.possible ? [words.nowAppeal, ...always] : always;
}

type Ended = keyof Text['status']['next'];

/** What can be done about the latest call; what became of an appeal is said elsewhere on the page. */
export function aboutCall(ended: Ended, appeal: AppealState, words: Text['status']): string | null {
  return ended === 'failed' && !appeal.possible ? null : words.next[ended];
}
