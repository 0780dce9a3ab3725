import { type ReactNode, useState } from 'react';
import { asProblem } from '../shared/api/problem';
import { Notice } from '../shared/ui/Notice';
import { refusalWords } from './refusal';

/** A button that asks the server for something: once at a time, and with its refusal beside it. */
export function Pressed(props: {
  testid: string;
  ask: () => Promise<void>;
  busyWords: string;
  main?: boolean;
  children: ReactNode;
}) {
  const { testid, ask, busyWords, main = false, children } = props;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const press = async () => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await ask();
    } catch (problem) {
      setError(refusalWords(asProblem(problem)));
    }
    setBusy(false);
  };
  return (
    <>
      {error ? (
        <Notice kind="error" testid={`${testid}-error`}>
          {error}
        </Notice>
      ) : null}
      <button
        type="button"
        className={main ? 'button button-main' : 'button'}
        aria-disabled={busy}
        data-testid={testid}
        onClick={() => void press()}
      >
        {busy ? busyWords : children}
      </button>
    </>
  );
}
