import { useState } from 'react';
import { asProblem } from '../shared/api/problem';
import { Dialog } from '../shared/ui/Dialog';
import { Notice } from '../shared/ui/Notice';
import { refusalWords } from './refusal';
import type { Session } from './session';
import { text } from './words';

/** Leaving asks once, and says what it means. */
export function LeaveCall({ session, onClose }: { session: Session; onClose: () => void }) {
  const words = text.call.leave;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const leave = async () => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await session.leaveCall();
    } catch (problem) {
      setError(refusalWords(asProblem(problem)));
      setBusy(false);
    }
  };
  return (
    <Dialog heading={words.heading} testid="leave-dialog" onClose={onClose}>
      <ul className="plain-list">
        {words.means.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="fine">{words.pause}</p>
      {error ? (
        <Notice kind="error" testid="leave-error">
          {error}
        </Notice>
      ) : null}
      <div className="row">
        <button
          type="button"
          className="button button-main"
          data-testid="leave-stay"
          onClick={onClose}
        >
          {words.stay}
        </button>
        <button
          type="button"
          className="button button-bad"
          aria-disabled={busy}
          data-testid="leave-confirm"
          onClick={() => void leave()}
        >
          {busy ? words.leaving : words.confirm}
        </button>
      </div>
    </Dialog>
  );
}
