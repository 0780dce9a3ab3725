import { Hono } from 'hono';
import type { Child, FC } from 'hono/jsx';
import { HTTPException } from 'hono/http-exception';
import type { Database } from '../database.ts';
import { findFreelancers, personByAccount } from '../domain/people.ts';
import type { Person } from '../domain/people.ts';
import { errorText } from '../log.ts';
import { accountState } from '../visavis/account_state.ts';
import type { AccountState } from '../visavis/account_state.ts';
import { VisavisUnavailable } from '../visavis/client.ts';
import { lastEvents } from '../visavis/inbox.ts';
import type { EventRow } from '../visavis/inbox.ts';
import type { Appeal, Hold, LastResult, Verification } from '../visavis/protocol.ts';
import { formText, see, trustOnly } from './context.ts';
import type { Ctx, Env } from './context.ts';
import type { Notice } from './notices.ts';
import { page } from './layout.tsx';
import { Field, Moment } from './parts.tsx';
import { actionInWords, listed, outcomeInWords, triggerWords } from './words.ts';

const mayRequire = new Set([undefined, 'verified', 'canceled']);
const mayCancel = new Set(['required', 'waiting', 'in_call', 'in_review']);
const triggers = ['manual', 'suspicion', 'periodic'] as const;

export function trustRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/trust', trustOnly, (c) => {
    const { db, verifications } = c.get('services');
    const query = (c.req.query('q') ?? '').slice(0, 100);
    const found = searched(db, query);
    return page(
      c,
      'Trust team',
      <>
        <h1>Trust team</h1>
        <Search query={query} />
        <p class="soft" data-testid="trust-count">
          {found.length === 0 ? 'No one found.' : `${found.length} found`}
        </p>
        <ul class="cards" data-testid="trust-accounts">
          {found.map((person) => {
            const state = accountState(db, person.account);
            const noted = state !== undefined && verifications.isRetryNoted(state.verification);
            return <Account person={person} state={state} noted={noted} />;
          })}
        </ul>
        <Events events={lastEvents(db)} />
      </>,
    );
  });

  routes.get('/trust/:account', trustOnly, async (c) => accountPage(c, freelancerHere(c)));

  // Asked before anything is done: there is no way back from either.
  routes.get('/trust/:account/require', trustOnly, (c) => {
    const person = freelancerHere(c);
    return questionPage(
      c,
      person,
      `Require ${person.name} to verify?`,
      <Require person={person} />,
    );
  });
  routes.get('/trust/:account/cancel', trustOnly, (c) => {
    const person = freelancerHere(c);
    const title = `Cancel the verification of ${person.name}?`;
    return questionPage(c, person, title, <Cancel person={person} />);
  });

  routes.post('/trust/:account/require', trustOnly, (c) =>
    decide(c, async (person) => {
      const wanted = await formText(c, 'trigger');
      const trigger = triggers.find((known) => known === wanted);
      if (!trigger) throw new HTTPException(422, { message: 'Please choose a reason.' });
      const created = await c.get('services').verifications.require(person, trigger);
      return created ? 'trust-required' : 'trust-exists';
    }),
  );

  routes.post('/trust/:account/grant', trustOnly, (c) =>
    decide(c, async (person, state) => {
      const { verifications } = c.get('services');
      const granted = await verifications.grantAnotherCall(
        person.account,
        state?.verification ?? '',
      );
      return granted ? 'trust-granted' : 'trust-refused';
    }),
  );

  routes.post('/trust/:account/cancel', trustOnly, (c) =>
    decide(c, async (_, state) => {
      const canceled = await c.get('services').verifications.cancel(state?.verification ?? '');
      return canceled ? 'trust-canceled' : 'trust-refused';
    }),
  );

  return routes;
}

/** As everybody searches, and by the account's id. */
function searched(db: Database, query: string): Person[] {
  const one = personByAccount(db, query.trim());
  return one?.role === 'freelancer' ? [one] : findFreelancers(db, query);
}

function freelancerHere(c: Ctx): Person {
  const person = personByAccount(c.get('services').db, c.req.param('account') ?? '');
  if (person?.role !== 'freelancer') throw new HTTPException(404);
  return person;
}

async function decide(
  c: Ctx,
  act: (person: Person, state: AccountState | undefined) => Promise<Notice>,
) {
  const { db, log } = c.get('services');
  const person = freelancerHere(c);
  try {
    return see(c, '/trust', await act(person, accountState(db, person.account)));
  } catch (error) {
    if (!(error instanceof VisavisUnavailable)) throw error;
    log.warn("trust team's wish not passed on", { error: errorText(error) });
    throw new HTTPException(503, { message: 'We can’t reach Visavis. Nothing was changed.' });
  }
}

const Search: FC<{ query: string }> = ({ query }) => (
  <form method="get" action="/trust" role="search" class="search">
    <label class="visually-hidden" for="q">
      Name, title, skill or account
    </label>
    <input
      id="q"
      name="q"
      type="search"
      value={query}
      placeholder="Name, title, skill or account"
      data-testid="trust-search"
    />
    <button data-testid="trust-search-submit">Search</button>
  </form>
);

interface AccountProps {
  person: Person;
  state: AccountState | undefined;
  noted: boolean;
}

const detailsPath = (person: Person): string => `/trust/${person.account}`;

const Account: FC<AccountProps> = ({ person, state, noted }) => (
  <li
    class="card"
    data-testid="trust-account"
    data-account={person.account}
    data-status={state?.status ?? 'none'}
    data-hold={state?.hold?.kind ?? ''}
  >
    <div class="card-head">
      <h2 class="h3 with-face">
        <img class="face" src={person.photo} alt="" width="40" height="40" />
        <a href={detailsPath(person)} data-testid="trust-details">
          <bdi>{person.name}</bdi>
        </a>
      </h2>
      <StatusBadge state={state} />
    </div>
    {state?.hold && (
      <p data-testid="trust-hold">
        <a href={`${detailsPath(person)}#hold`}>Hold</a>: {holdInWords(state.hold)}
      </p>
    )}
    {state?.lastResult && (
      <p data-testid="trust-result">
        <a href={`${detailsPath(person)}#result`}>Last call</a>:{' '}
        {outcomeInWords(state.lastResult.outcome).title}
      </p>
    )}
    {noted && <RetryAsked />}
    <Decisions person={person} state={state} />
  </li>
);

/** Nothing is wrong with somebody who was never asked. */
const StatusBadge: FC<{ state: AccountState | undefined }> = ({ state }) => (
  <span class={`badge ${state?.status ?? 'calm'}`} data-testid="trust-status">
    {(state?.status ?? 'not requested').replaceAll('_', ' ')}
  </span>
);

const RetryAsked: FC = () => (
  <p class="hint" data-testid="trust-asked">
    Has asked for another call.
  </p>
);

const holdKinds: Record<string, string> = {
  pending: 'until they verify',
  overdue: 'the deadline has passed',
  failed: 'not passed',
};

function holdInWords(hold: Hold): string {
  const denied = hold.denied_actions.map(actionInWords).map(ofTheirs);
  const kind = holdKinds[hold.kind] ?? hold.kind;
  return denied.length === 0 ? `${kind}; nothing is paused` : `${kind}; can’t ${listed(denied)}`;
}

/** The words for freelancers speak to them. */
const ofTheirs = (words: string): string =>
  words.replace(/\byour\b/, 'their').replace(/\byou\b/, 'they');

const Decisions: FC<{ person: Person; state: AccountState | undefined }> = ({ person, state }) => (
  <div class="actions">
    {mayRequire.has(state?.status) && (
      <a class="button outline" href={`${detailsPath(person)}/require`} data-testid="trust-require">
        Require verification
      </a>
    )}
    {state?.status === 'not_verified' && (
      <form method="post" action={`${detailsPath(person)}/grant`}>
        <button data-testid="trust-grant">Grant another call</button>
      </form>
    )}
    {state && mayCancel.has(state.status) && state.hold?.kind !== 'failed' && (
      <a class="button outline" href={`${detailsPath(person)}/cancel`} data-testid="trust-cancel">
        Cancel verification
      </a>
    )}
  </div>
);

/** What there is to know of an account; of its appeal only Visavis knows. */
async function accountPage(c: Ctx, person: Person) {
  const { db, verifications } = c.get('services');
  const latest = await latestOf(c, person);
  const state = accountState(db, person.account);
  const noted = state !== undefined && verifications.isRetryNoted(state.verification);
  return page(
    c,
    person.name,
    <div data-testid="trust-detail" data-account={person.account}>
      <p class="crumb">
        <a href="/trust">Trust team</a>
      </p>
      <div class="card-head">
        <h1 class="with-face">
          <img class="face" src={person.photo} alt="" width="40" height="40" />
          <bdi>{person.name}</bdi>
        </h1>
        <StatusBadge state={state} />
      </div>
      <p>
        <a href={`/freelancers/${person.id}`}>Public profile</a>
      </p>
      {latest === undefined && (
        <p class="hint" data-testid="not-live">
          We can’t reach Visavis right now. This is what its last event said.
        </p>
      )}
      {noted && <RetryAsked />}
      <Decisions person={person} state={state} />
      <HoldDetails hold={state?.hold ?? null} />
      {state?.lastResult && <ResultDetails result={state.lastResult} />}
      {latest?.appeal && <AppealDetails appeal={latest.appeal} />}
      <Ids person={person} state={state} />
    </div>,
  );
}

/** Undefined when Visavis cannot be reached. */
async function latestOf(c: Ctx, person: Person): Promise<Verification | null | undefined> {
  const { verifications, log } = c.get('services');
  try {
    return await verifications.latest(person.account);
  } catch (error) {
    if (!(error instanceof VisavisUnavailable)) throw error;
    log.warn('account not looked up', { error: errorText(error) });
    return undefined;
  }
}

const HoldDetails: FC<{ hold: Hold | null }> = ({ hold }) => (
  <section class="card" id="hold" data-testid="hold-details">
    <h2>Hold</h2>
    {hold ? (
      <>
        <p>{sentence(holdInWords(hold))}</p>
        <p class="soft">
          Since <Moment at={hold.since} />
        </p>
      </>
    ) : (
      <p>None.</p>
    )}
  </section>
);

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

const ResultDetails: FC<{ result: LastResult }> = ({ result }) => (
  <section class="card" id="result" data-testid="result-details">
    <h2>Last call: {outcomeInWords(result.outcome).title}</h2>
    <p class="soft">
      <Moment at={result.decided} />
    </p>
    {result.reasons.length > 0 && (
      <ul>
        {result.reasons.map(({ code, text }) => (
          <li data-reason={code}>{text}</li>
        ))}
      </ul>
    )}
    {result.message && <p class="quote">{result.message}</p>}
  </section>
);

const appealWords: Record<string, string> = {
  open: 'Waiting for an answer',
  granted: 'Accepted',
  declined: 'Declined',
};

const AppealDetails: FC<{ appeal: Appeal }> = ({ appeal }) => (
  <section class="card" id="appeal" data-testid="appeal-details">
    <h2>Appeal: {appealWords[appeal.status] ?? appeal.status}</h2>
    <p class="soft">
      Received <Moment at={appeal.requested} />
    </p>
    {appeal.status === 'open' && (
      <p>
        Reviewers answer it in the Visavis console by <Moment at={appeal.answer_by} />.
      </p>
    )}
  </section>
);

const Ids: FC<{ person: Person; state: AccountState | undefined }> = ({ person, state }) => (
  <p class="soft" data-testid="trust-ids">
    Account <code>{person.account}</code>
    {state && (
      <>
        , verification <code>{state.verification}</code>
      </>
    )}
  </p>
);

function questionPage(c: Ctx, person: Person, title: string, form: Child) {
  return page(
    c,
    title,
    <section class="card" data-testid="trust-question">
      <h1>{title}</h1>
      {form}
      <p>
        <a href={detailsPath(person)} data-testid="trust-back">
          Back without changing anything
        </a>
      </p>
    </section>,
  );
}

const Require: FC<{ person: Person }> = ({ person }) => (
  <form method="post" action={`${detailsPath(person)}/require`}>
    <p>
      They are asked by e-mail for a short video call, and parts of their account are paused until
      they pass.
    </p>
    <Field name="trigger" label="Reason">
      <select id="trigger" name="trigger" data-testid="trust-trigger">
        {triggers.map((trigger) => (
          <option value={trigger}>{triggerWords[trigger]}</option>
        ))}
      </select>
    </Field>
    <button data-testid="trust-confirm">Require verification</button>
  </form>
);

const Cancel: FC<{ person: Person }> = ({ person }) => (
  <form method="post" action={`${detailsPath(person)}/cancel`}>
    <p>
      They no longer need the call: a place in the queue or a call in progress ends, and what is
      paused becomes available again.
    </p>
    <button data-testid="trust-confirm">Cancel verification</button>
  </form>
);

const Events: FC<{ events: EventRow[] }> = ({ events }) => (
  <section>
    <h2 id="events-heading">Latest events from Visavis</h2>
    {events.length === 0 && <p>No events yet.</p>}
    {events.length > 0 && (
      <div class="scroll" tabindex={0} role="region" aria-labelledby="events-heading">
        <table data-testid="webhooks">
          <thead>
            <tr>
              <th scope="col">Event</th>
              <th scope="col">Type</th>
              <th scope="col">Account</th>
              <th scope="col">Sequence</th>
              <th scope="col">Source</th>
              <th scope="col">Outcome</th>
              <th scope="col">Received</th>
            </tr>
          </thead>
          <tbody>
            {events.map((event) => (
              <tr data-testid="webhook" data-type={event.type} data-account={event.account}>
                <td>{event.id}</td>
                <td>{event.type}</td>
                <td>{event.account}</td>
                <td>{event.sequence}</td>
                <td>
                  {event.source}
                  {event.deliveries > 1 && `, ${event.deliveries} times`}
                </td>
                <td>{event.outcome.replaceAll('_', ' ')}</td>
                <td>
                  <Moment at={event.received} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </section>
);
