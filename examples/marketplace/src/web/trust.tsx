import { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { HTTPException } from 'hono/http-exception';
import { freelancers, personByAccount } from '../domain/people.ts';
import type { Person } from '../domain/people.ts';
import { errorText } from '../log.ts';
import { accountState } from '../visavis/account_state.ts';
import type { AccountState } from '../visavis/account_state.ts';
import { VisavisUnavailable } from '../visavis/client.ts';
import { lastEvents } from '../visavis/inbox.ts';
import type { EventRow } from '../visavis/inbox.ts';
import { formText, see, trustOnly } from './context.ts';
import type { Ctx, Env } from './context.ts';
import type { Notice } from './notices.ts';
import { page } from './layout.tsx';
import { Moment } from './parts.tsx';
import { outcomeInWords, triggerWords } from './words.ts';

const mayRequire = new Set([undefined, 'verified', 'canceled']);
const mayCancel = new Set(['required', 'waiting', 'in_call', 'in_review']);
const triggers = ['manual', 'suspicion', 'periodic'] as const;

export function trustRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/trust', trustOnly, (c) => {
    const { db, verifications } = c.get('services');
    return page(
      c,
      'Trust team',
      <>
        <h1>Trust team</h1>
        <ul class="cards" data-testid="trust-accounts">
          {freelancers(db).map((person) => {
            const state = accountState(db, person.account);
            const noted = state !== undefined && verifications.isRetryNoted(state.verification);
            return <Account person={person} state={state} noted={noted} />;
          })}
        </ul>
        <Events events={lastEvents(db)} />
      </>,
    );
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

async function decide(
  c: Ctx,
  act: (person: Person, state: AccountState | undefined) => Promise<Notice>,
) {
  const { db, log } = c.get('services');
  const person = personByAccount(db, c.req.param('account') ?? '');
  if (person?.role !== 'freelancer') throw new HTTPException(404);
  try {
    return see(c, '/trust', await act(person, accountState(db, person.account)));
  } catch (error) {
    if (!(error instanceof VisavisUnavailable)) throw error;
    log.warn("trust team's wish not passed on", { error: errorText(error) });
    throw new HTTPException(503, { message: 'We can’t reach Visavis. Nothing was changed.' });
  }
}

interface AccountProps {
  person: Person;
  state: AccountState | undefined;
  noted: boolean;
}

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
        <a href={`/freelancers/${person.id}`}>
          <bdi>{person.name}</bdi>
        </a>
      </h2>
      <span class={`badge ${state?.status ?? ''}`} data-testid="trust-status">
        {(state?.status ?? 'not requested').replaceAll('_', ' ')}
      </span>
    </div>
    <p class="soft">
      <code>{person.account}</code>
      {state && (
        <>
          {' '}
          · <code>{state.verification}</code>
        </>
      )}
    </p>
    {state?.hold && (
      <p data-testid="trust-hold">
        Hold: {state.hold.kind}, since <Moment at={state.hold.since} />
      </p>
    )}
    {state?.lastResult && (
      <p data-testid="trust-result">
        Last call: {outcomeInWords(state.lastResult.outcome).title}
        {state.lastResult.reasons.length > 0 &&
          ` (${state.lastResult.reasons.map(({ code }) => code.replaceAll('_', ' ')).join(', ')})`}
      </p>
    )}
    {noted && (
      <p class="hint" data-testid="trust-asked">
        Has asked for another call.
      </p>
    )}
    <div class="actions">
      {mayRequire.has(state?.status) && <Require person={person} />}
      {state?.status === 'not_verified' && (
        <form method="post" action={`/trust/${person.account}/grant`}>
          <button data-testid="trust-grant">Grant another call</button>
        </form>
      )}
      {state && mayCancel.has(state.status) && state.hold?.kind !== 'failed' && (
        <form method="post" action={`/trust/${person.account}/cancel`}>
          <button class="outline" data-testid="trust-cancel">
            Cancel verification
          </button>
        </form>
      )}
    </div>
  </li>
);

const Require: FC<{ person: Person }> = ({ person }) => (
  <form method="post" action={`/trust/${person.account}/require`} class="inline">
    <label class="visually-hidden" for={`trigger-${person.id}`}>
      Why <bdi>{person.name}</bdi> should verify
    </label>
    <select id={`trigger-${person.id}`} name="trigger" data-testid="trust-trigger">
      {triggers.map((trigger) => (
        <option value={trigger}>{triggerWords[trigger]}</option>
      ))}
    </select>
    <button class="outline" data-testid="trust-require">
      Require verification
    </button>
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
