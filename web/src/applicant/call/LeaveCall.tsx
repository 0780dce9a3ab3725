import { useAsk } from '../../shared/ui/ask';
import { Dialog } from '../../shared/ui/Dialog';
import { Refusal } from '../Refusal';
import type { Session } from '../session';
import { text } from '../words';

/** Leaving asks once, and says what it means. */
export function LeaveCall({ session, onClose }: { session: Session; onClose: () => void }) {
  const words = text.call.leave;
  const { busy, problem, ask } = useAsk({ once: true });
  return (
    <Dialog heading={words.heading} testid="leave-dialog" onClose={onClose}>
      <ul className="plain-list">
        {words.means.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="fine">{words.pause}</p>
      <Refusal problem={problem} testid="leave-error" />
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
          onClick={() => void ask(() => session.leaveCall())}
        >
          {busy ? words.leaving : words.confirm}
        </button>
      </div>
    </Dialog>
  );
}
