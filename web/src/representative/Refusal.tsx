import type { Problem } from '../shared/api/problem';
import { Notice } from '../shared/ui/Notice';
import { wordsFor } from '../shared/words/opened';
import { text } from './text';

function adviceWords(code: string): string {
  return wordsFor(text.advice, code) ?? text.adviceOther;
}

/** Why something that may be tried a few times was refused. */
export function triesWords(problem: Problem): string {
  if (problem.code === 'passkey_refused') return text.secondStep.passkeyRefused;
  if (problem.code === 'too_many_attempts') {
    const { retryAfterSeconds: seconds } = problem;
    return seconds === null ? text.signIn.tooManySoon : text.signIn.tooMany({ seconds });
  }
  return `${problem.detail} ${adviceWords(problem.code)}`.trim();
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
