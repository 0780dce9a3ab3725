import type { OwnSession } from '../../shared/api/types';
import { identify } from '../../shared/support/browser';
import { browserNames, systemNames } from '../../shared/support/names';
import { useAsk, useLoaded } from '../../shared/ui/ask';
import { dayAndTime } from '../../shared/ui/words';
import { Refusal } from '../Refusal';
import { text } from '../text';
import { endOtherSessions, endSession, seeSessions } from './requests';

const words = text.security.sessions;

export function Sessions() {
  const { loaded, problem, again } = useLoaded(seeSessions, null);
  const { busy, problem: refused, ask } = useAsk();
  const end = (what: () => Promise<void>) =>
    void ask(async () => {
      await what();
      again();
    });
  return (
    <section className="card" data-testid="sessions">
      <h2>{words.heading}</h2>
      <p>{words.lead}</p>
      <Refusal problem={refused ?? problem} testid="sessions-error" />
      <ul className="sessions">
        {(loaded ?? []).map((one) => (
          <li key={one.id} data-testid="session">
            <SessionWords session={one} />
            {one.current ? null : (
              <button
                type="button"
                className="button"
                aria-disabled={busy}
                aria-label={words.endOf({ browser: browserWords(one.browser) })}
                data-testid="end-session"
                onClick={() => end(() => endSession(one.id))}
              >
                {words.end}
              </button>
            )}
          </li>
        ))}
      </ul>
      {loaded && loaded.length > 1 ? (
        <div className="row">
          <button
            type="button"
            className="button"
            aria-disabled={busy}
            data-testid="end-others"
            onClick={() => end(endOtherSessions)}
          >
            {words.endOthers}
          </button>
        </div>
      ) : null}
    </section>
  );
}

function SessionWords({ session }: { session: OwnSession }) {
  const { browser, began, seen, current } = session;
  return (
    <span className="session-words">
      <strong>{browserWords(browser)}</strong>
      {current ? <span data-testid="session-current">{words.current}</span> : null}
      <span className="fine">{words.since({ when: dayAndTime(began, text.language) })}</span>
      {current ? null : (
        <span className="fine">{words.seen({ when: dayAndTime(seen, text.language) })}</span>
      )}
    </span>
  );
}

function browserWords(userAgent: string): string {
  const { browser, system } = identify(userAgent);
  const name = browserNames[browser] ?? words.unknown;
  const on = systemNames[system];
  return on ? words.on({ browser: name, system: on }) : name;
}
