import { Screen } from '../../shared/ui/Screen';
import type { Session } from '../session';
import { wordsFor } from '../../shared/words/opened';
import { text } from '../words';

export function Opening() {
  return <Screen name="opening" heading={text.common.opening.heading} />;
}

/** Codes that are ours to mend by asking again; for the others only a new link helps. */
const worthAnotherTry = new Set(['unreachable', 'unexpected', 'too_many_attempts']);

export function LinkProblem({ session, code }: { session: Session; code: string }) {
  const { problems, back, backSteps, again } = text.common.link;
  const { expired, used, noCode, noCodeSteps } = text.phone;
  const handOff = code === 'hand_off_expired' ? expired : code === 'hand_off_used' ? used : null;
  const known = handOff ?? wordsFor(problems, code);
  const retry = worthAnotherTry.has(code);
  return (
    <Screen name="link_problem" heading={known?.heading ?? ''} lead={known?.lead}>
      {retry ? (
        <button
          type="button"
          className="button button-main"
          data-testid="try-again"
          onClick={() => void session.open()}
        >
          {again}
        </button>
      ) : (
        <div className="card">
          <h2>{handOff ? noCode : back}</h2>
          <p>{handOff ? noCodeSteps : backSteps}</p>
        </div>
      )}
      <a href="#help" className="button button-quiet" data-testid="problem-help">
        {text.help.heading}
      </a>
    </Screen>
  );
}

export function Replaced({ session }: { session: Session }) {
  const { heading, lead, takeOver } = text.common.replaced;
  return (
    <Screen name="replaced" heading={heading} lead={lead}>
      <button
        type="button"
        className="button button-main"
        data-testid="take-over"
        onClick={() => session.seat.takeOver()}
      >
        {takeOver}
      </button>
    </Screen>
  );
}

export function Broken() {
  const { heading, lead, reload } = text.common.broken;
  return (
    <Screen name="broken" heading={heading} lead={lead}>
      <button
        type="button"
        className="button button-main"
        data-testid="reload"
        onClick={() => location.reload()}
      >
        {reload}
      </button>
    </Screen>
  );
}
