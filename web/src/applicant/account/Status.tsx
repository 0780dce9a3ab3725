import type { AccountStatus } from '../../shared/api/types';
import { useLoaded } from '../../shared/ui/ask';
import { Notice } from '../../shared/ui/Notice';
import { Screen } from '../../shared/ui/Screen';
import { dayAndTime, joined } from '../../shared/ui/words';
import { AccountCalls } from './AccountCalls';
import { AccountData } from './AccountData';
import { Appeal } from '../result/Appeal';
import { ActionLists } from '../result/ActionLists';
import type { Page } from '../page';
import type { Session } from '../session';
import { actionWords, text } from './words';

/** Where the applicant stands: what is allowed, what is not, until when; what was; what is kept. */
export function Status({ session, page }: { session: Session; page: Page }) {
  const words = text.aside.statusPage;
  const { view } = page;
  // Whatever changed for the applicant may have changed something here.
  const load = view && (() => session.accountStatus());
  const { loaded, problem, again, replace } = useLoaded(load, view);
  // Too often is no failure while there is something to show: it was loaded a moment ago.
  const failed = problem !== null && (problem.status !== 429 || !loaded);

  if (!view) return <Screen name="status" heading={words.heading} />;
  return (
    <Screen name="status" heading={words.heading} lead={words.states[view.status]}>
      {failed ? (
        <>
          <Notice kind="error" testid="status-error">
            {text.status.failed}
          </Notice>
          <button type="button" className="button" onClick={again}>
            {text.status.again}
          </button>
        </>
      ) : null}
      {loaded ? (
        <>
          <Now account={loaded} />
          <Deadline account={loaded} />
          <Appeal session={session} view={view} />
          <AccountCalls calls={loaded.calls} now={{ status: loaded.status, appeal: view.appeal }} />
          <AccountData session={session} account={loaded} changed={replace} />
        </>
      ) : null}
      {!loaded && !failed ? <p>{text.status.loading}</p> : null}
    </Screen>
  );
}

function Now({ account }: { account: AccountStatus }) {
  const words = text.status;
  const { hold, next_change, denied_actions } = account;
  const more = next_change?.denied_actions.filter((action) => !denied_actions.includes(action));
  return (
    <>
      <ActionLists
        heading={words.nowHeading}
        denied={denied_actions}
        allowed={account.allowed_actions}
      />
      {hold ? (
        <p className="aside" data-testid="status-since">
          {joined(words.since({ when: dayAndTime(hold.since, text.language) }), words.until)}
        </p>
      ) : null}
      {next_change && more && more.length > 0 ? (
        <div className="aside" data-testid="status-change">
          <p>{words.change({ when: dayAndTime(next_change.at, text.language) })}</p>
          <ul>
            {more.map((action) => (
              <li key={action}>{actionWords(action)}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

function Deadline({ account }: { account: AccountStatus }) {
  const words = text.status;
  const { deadline, overdue, clock_stopped_since } = account;
  if (!deadline) return null;
  const when = dayAndTime(deadline, text.language);
  return (
    <section className="card" data-testid="status-deadline">
      <h2>{words.deadlineHeading}</h2>
      <p>{overdue ? words.overdue({ when }) : words.deadline({ when })}</p>
      {overdue ? null : (
        <p className="fine">
          {clock_stopped_since
            ? words.clockStopped({ when: dayAndTime(clock_stopped_since, text.language) })
            : words.clockRuns}
        </p>
      )}
    </section>
  );
}
