import type { AccountCall, AppealState, Status } from '../../shared/api/types';
import { ResultWords } from '../../shared/ui/ResultWords';
import { dayAndTime, joined } from '../../shared/ui/words';
import { WithName } from '../../shared/ui/WithName';
import { shownAs, stillAsked } from './account_calls';
import { aboutCall } from '../result/advice';
import { inEnglish, reasonWords, text } from './words';

interface Now {
  status: Status;
  appeal: AppealState;
}

/** Every call of the account, newest first: what came of it, why, and what now. */
export function AccountCalls({ calls, now }: { calls: AccountCall[]; now: Now }) {
  const words = text.status;
  return (
    <section className="card" data-testid="status-calls">
      <h2>{words.callsHeading}</h2>
      {calls.length === 0 ? <p>{words.noCalls}</p> : null}
      {calls.map((call, index) => (
        <Call key={call.started} call={call} now={index === 0 ? now : null} />
      ))}
    </section>
  );
}

/** What now is asked of the latest call alone: the others are history. */
function Call({ call, now }: { call: AccountCall; now: Now | null }) {
  const words = text.status;
  const { result, representative } = call;
  const shown = shownAs(call);
  const minutes = call.ended
    ? Math.round((Date.parse(call.ended) - Date.parse(call.started)) / 60_000)
    : null;
  return (
    <article className="account-call" data-testid={`status-call-${shown}`}>
      <h3>{words.call({ when: dayAndTime(call.started, text.language) })}</h3>
      <p className="fine">
        <WithName name={representative.name} say={(of) => withWords(of.name, minutes)} />
      </p>
      <p>
        {joined(
          words.outcomes[shown],
          now && stillAsked(shown, now.status) && aboutCall(shown, now.appeal, words),
        )}
      </p>
      {result ? (
        <ResultWords
          heading={words.why}
          messageHeading={words.message}
          reasons={result.outcome === 'passed' ? [] : result.reasons.map(reasonWords)}
          message={result.message}
          messageNote={inEnglish()}
          level={4}
        />
      ) : null}
    </article>
  );
}

function withWords(name: string, minutes: number | null): string {
  const words = text.status;
  if (minutes === null) return words.callWithNow({ name });
  return minutes < 1 ? words.callWithUnder({ name }) : words.callWith({ name, minutes });
}
