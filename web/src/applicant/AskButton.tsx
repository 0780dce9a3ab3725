import type { ReactNode } from 'react';
import { useAsk } from '../shared/ui/ask';
import { Refusal } from './Refusal';

/** A button that asks the server for something: once at a time, and with its refusal beside it. */
export function AskButton(props: {
  testid: string;
  ask: () => Promise<void>;
  busyWords: string;
  main?: boolean;
  /** Not now. */
  off?: boolean;
  children: ReactNode;
}) {
  const { testid, ask, busyWords, main = false, off = false, children } = props;
  const asking = useAsk();
  return (
    <>
      <Refusal problem={asking.problem} testid={`${testid}-error`} />
      <button
        type="button"
        className={main ? 'button button-main' : 'button'}
        aria-disabled={asking.busy || off}
        data-testid={testid}
        onClick={() => {
          if (!off) void asking.ask(ask);
        }}
      >
        {asking.busy ? busyWords : children}
      </button>
    </>
  );
}
