import { secondsUntil } from '../../shared/api/clock';
import type { StaffState } from '../../shared/api/types';
import { useAsk } from '../../shared/ui/ask';
import { useNow } from '../../shared/ui/hooks';
import { Refusal } from '../Refusal';
import type { Session } from '../session';
import { text } from '../text';

const words = text.desk;

/** Beside other work the wrap-up goes on: it is seen there, too, and ends there. */
export function WrapUpBar({ session, state }: { session: Session; state: StaffState | null }) {
  if (state?.availability !== 'wrap_up') return null;
  return (
    <section className="wrap-up-bar" aria-label={words.availability.wrap_up} data-testid="wrap-up">
      <p>
        <strong>{words.availability.wrap_up}</strong> <span>{words.availabilityLead.wrap_up}</span>
      </p>
      <WrapUpLeft state={state} />
      <PresenceButtons session={session} state={state} />
    </section>
  );
}

/** Counts down beside the live region: read out, every second would be a word. */
export function WrapUpLeft({ state }: { state: StaffState | null }) {
  const until = state?.availability === 'wrap_up' ? state.wrap_up_until : null;
  const now_ms = useNow(until !== null);
  if (until === null) return null;
  return (
    <p className="wrap-up-left" role="timer" data-testid="wrap-up-left">
      {words.wrapUpLeft({ seconds: Math.max(0, secondsUntil(until, now_ms)) })}
    </p>
  );
}

export function PresenceButtons({
  session,
  state,
}: {
  session: Session;
  state: StaffState | null;
}) {
  const { busy, problem, ask } = useAsk();
  const availability = state?.availability ?? 'away';
  const start = availability === 'wrap_up' ? words.availableNow : words.goAvailable;
  return (
    <>
      <Refusal problem={problem} testid="availability-error" />
      <div className="row presence-buttons">
        {availability === 'available' ? null : (
          <button
            type="button"
            className="button button-main button-large"
            aria-disabled={busy || !state}
            data-testid="go-available"
            onClick={() => {
              if (state) void ask(() => session.goAvailable());
            }}
          >
            {busy ? words.changing : start}
          </button>
        )}
        {availability === 'away' ? null : (
          <button
            type="button"
            className="button button-large"
            aria-disabled={busy}
            data-testid="go-away"
            onClick={() => void ask(() => session.goAway())}
          >
            {words.goAway}
          </button>
        )}
      </div>
    </>
  );
}
