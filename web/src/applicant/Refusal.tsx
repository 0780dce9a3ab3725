import type { Problem } from '../shared/api/problem';
import { Notice } from '../shared/ui/Notice';
import { wordsFor } from '../shared/words/opened';
import { text } from './words';

/** The server's detail is written for people; ours comes first where the page knows better. */
export function refusalWords(problem: Problem): string {
  return (
    wordsFor(text.common.refused, problem.code) ?? (problem.detail || text.common.refusedOther)
  );
}

/** A refusal of the server, where it happened. */
export function Refusal({ problem, testid }: { problem: Problem | null; testid: string }) {
  if (!problem) return null;
  return (
    <Notice kind="error" testid={testid}>
      {refusalWords(problem)}
    </Notice>
  );
}
