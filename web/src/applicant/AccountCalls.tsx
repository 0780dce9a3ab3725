import type { AccountCall, AppealState } from '../shared/api/types';
import { ResultWords } from '../shared/ui/ResultWords';
import { dayAndTime } from '../shared/ui/words';
import { aboutCall } from './what_now';
import { reasonWords, text } from './words';

/** Every call of the account, newest first: what came of it, why, and what now. */
export function AccountCalls({ calls, appeal }: { calls: AccountCall[]; appeal: AppealState }) {
  const words = text.status;
  return (
    <section className="card" data-testid="status-calls">
      <h2>{words.callsHeading}</h2>
      {calls.length === 0 ? <p>{words.noCalls}</p> : null}
      {calls.map((call, index) => (
        <Call key={call.started} call={call} appeal={appeal} latest={index === 0} />
      ))}
    </section>
  );
}

/** What now is asked of the latest call alone: the others are history. */
function Call(props: { call: AccountCall; appeal: AppealState; latest: boolean }) {
  const { call, appeal, latest } = props;
  const words = text.status;
  const { result, representative } = call;
  const outcome = call.state === 'decided' && result ? result.outcome : shownState(call);
  const minutes = call.ended
    ? Math.round((Date.parse(call.ended) - Date.parse(call.started)) / 60_000)
    : null;
  return (
    <article className="account-call" data-testid={`status-call-${outcome}`}>
      <h3>{words.call(dayAndTime(call.started, text.language))}</h3>
      <p className="fine">
        {minutes === null
          ? words.callWithNow(representative.name)
          : words.callWith(representative.name, minutes)}
      </p>
      <p>
        {words.outcomes[outcome]} {latest ? aboutCall(outcome, appeal, words) : null}
      </p>
      {result ? (
        <ResultWords
          heading={words.why}
          messageHeading={words.message}
          reasons={result.outcome === 'passed' ? [] : result.reasons.map(reasonWords)}
          message={result.message}
          level={4}
        />
      ) : null}
    </article>
  );
}

function shownState(call: AccountCall): 'in_review' | 'going_on' | 'ended' {
  return call.state === 'decided' ? 'ended' : call.state;
}
