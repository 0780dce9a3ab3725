import type { Problem } from '../shared/api/problem';
import { wordsFor } from '../shared/words/opened';
import { text } from './words';

/** The server's detail is written for people; ours comes first where the page knows better. */
export function refusalWords(problem: Problem): string {
  return (
    wordsFor(text.common.refused, problem.code) ?? (problem.detail || text.common.refusedOther)
  );
}
