import type { Problem } from '../shared/api/problem';
import { Notice } from '../shared/ui/Notice';
import { wordsFor } from '../shared/words/opened';
import { text } from './text';

export function adviceWords(code: string): string {
  return wordsFor(text.advice, code) ?? text.adviceOther;
}

/** A refusal of the server, where it happened, with what to do about it. */
export function Refusal({ problem, testid }: { problem: Problem | null; testid: string }) {
  if (!problem) return null;
  const said = problem.detail;
  return (
    <Notice kind="error" title={said || undefined} testid={testid}>
      <p>{adviceWords(problem.code)}</p>
    </Notice>
  );
}
