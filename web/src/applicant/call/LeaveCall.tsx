import { useAsk } from '../../shared/ui/ask';
import { Dialog } from '../../shared/ui/Dialog';
import { Refusal } from '../Refusal';
import type { Session } from '../session';
import { text } from '../words';

/** Leaving asks once, and says what it means. */
export function LeaveCall(props: { session: Session; recorded: boolean; onClose: () => void }) {
  const { session, recorded, onClose } = props;
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
      <Refusal problem={problem} testid="leave-error" />
      {recorded ? (
        <>
          <hr />
          <p>{words.withdrawMeans}</p>
          <button
            type="button"
            className="button"
            aria-disabled={busy}
            data-testid="withdraw-consent"
            onClick={() => void ask(() => session.withdrawConsent())}
          >
            {words.withdraw}
          </button>
        </>
      ) : null}
    </Dialog>
  );
}
