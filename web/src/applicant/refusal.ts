import type { Problem } from '../shared/api/problem';
import { text } from './words';

/** The server's detail is written for people; ours comes first where the page knows better. */
export function refusalWords(problem: Problem): string {
  return text.refused[problem.code] ?? (problem.detail || text.refusedOther);
}
