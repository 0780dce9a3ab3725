import { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { HTTPException } from 'hono/http-exception';
import { contractsOf, ownContract, submitWork, workOn } from '../domain/contracts.ts';
import { acceptOffer, declineOffer, offersTo, ownOffer } from '../domain/offers.ts';
import type { Offer } from '../domain/offers.ts';
import { deniedByKnownHold } from '../visavis/account_state.ts';
import { formText, freelancerOnly, idParam, see, signedIn } from './context.ts';
import type { Ctx, Env, Viewer } from './context.ts';
import { notDone } from './gated.tsx';
import { page } from './layout.tsx';
import { Day, Field, FormErrors, HeldHint } from './parts.tsx';
import { moneyInWords } from './words.ts';

const noteMax = 500;
const hoursMax = 80;

export function contractRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/contracts', freelancerOnly, (c) => {
    const { db } = c.get('services');
    const viewer = signedIn(c);
    const contracts = contractsOf(db, viewer.person.id);
    return page(
      c,
      'Your work',
      <>
        <h1>Your work</h1>
        <Offers viewer={viewer} offers={offersTo(db, viewer.person.id)} />
        <h2>Contracts</h2>
        {contracts.length === 0 && <p>No contracts yet.</p>}
        <ul class="cards" data-testid="contract-list">
          {contracts.map((contract) => (
            <li class="card link-card" data-testid="contract" data-contract={contract.id}>
              <h3>
                <a href={`/contracts/${contract.id}`} data-testid="contract-link">
                  {contract.title}
                </a>
              </h3>
              <p class="soft">
                {contract.client} · {moneyInWords(contract.rateCents)} per hour · since{' '}
                <Day at={contract.started} />
              </p>
            </li>
          ))}
        </ul>
      </>,
    );
  });

  routes.get('/contracts/:id', freelancerOnly, (c) => contractPage(c, { note: '', hours: '' }, []));

  routes.post('/contracts/:id/work', freelancerOnly, async (c) => {
    const { db, gate, clock } = c.get('services');
    const { person } = signedIn(c);
    const contract = ownContract(db, person.id, idParam(c));
    if (!contract) throw new HTTPException(404);
    const form = { note: await formText(c, 'note'), hours: await formText(c, 'hours') };
    const hours = Number(form.hours.replace(',', '.'));
    const errors: string[] = [];
    if (form.note === '') errors.push('Please describe what you did.');
    if (form.note.length > noteMax) errors.push(`Please use at most ${noteMax} characters.`);
    if (!(hours > 0 && hours <= hoursMax))
      errors.push(`Please enter more than 0 and at most ${hoursMax} hours.`);
    if (errors.length > 0) return contractPage(c, form, errors);
    const answer = await gate.run(person.account, 'work_on_contract', () =>
      submitWork(db, contract, form.note, hours, clock()),
    );
    if (answer.kind !== 'done') return notDone(c, answer);
    return see(c, `/contracts/${contract.id}`, 'work-submitted');
  });

  routes.post('/offers/:id/accept', freelancerOnly, async (c) => {
    const { db, gate, clock } = c.get('services');
    const { account } = signedIn(c).person;
    const offer = offerHere(c);
    const answer = await gate.run(account, 'accept_direct_hire', () =>
      acceptOffer(db, offer, clock()),
    );
    if (answer.kind !== 'done')
      return notDone(c, answer, <p>The offer from {offer.client} stays open.</p>);
    return see(c, '/contracts', answer.value ? 'offer-accepted' : 'offer-answered');
  });

  // Saying no is always possible.
  routes.post('/offers/:id/decline', freelancerOnly, (c) => {
    const declined = declineOffer(c.get('services').db, offerHere(c));
    return see(c, '/contracts', declined ? 'offer-declined' : 'offer-answered');
  });

  return routes;
}

function offerHere(c: Ctx): Offer {
  const offer = ownOffer(c.get('services').db, signedIn(c).person.id, idParam(c));
  if (!offer) throw new HTTPException(404);
  return offer;
}

const Offers: FC<{ viewer: Viewer; offers: Offer[] }> = ({ viewer, offers }) => {
  if (offers.length === 0) return null;
  const held = deniedByKnownHold(viewer.state, 'accept_direct_hire');
  return (
    <>
      <h2>Direct-hire offers</h2>
      {offers.some(({ status }) => status === 'open') && (
        <HeldHint viewer={viewer} action="accept_direct_hire" />
      )}
      <ul class="cards" data-testid="offer-list">
        {offers.map((offer) => (
          <OfferItem offer={offer} held={held} />
        ))}
      </ul>
    </>
  );
};

const OfferItem: FC<{ offer: Offer; held: boolean }> = ({ offer, held }) => (
  <li class="card" data-testid="offer" data-offer={offer.id} data-status={offer.status}>
    <div class="card-head">
      <h3>{offer.title}</h3>
      <span class={`badge ${offer.status}`} data-testid="offer-status">
        {{ open: 'Open', accepted: 'Accepted', declined: 'Declined' }[offer.status]}
      </span>
    </div>
    <p class="soft">
      {offer.client} · {moneyInWords(offer.rateCents)} per hour
    </p>
    <p class="quote">{offer.message}</p>
    {offer.status === 'open' && (
      <div class="actions">
        <form method="post" action={`/offers/${offer.id}/accept`}>
          <button class={held ? 'outline' : ''} data-testid="offer-accept">
            Accept
          </button>
        </form>
        <form method="post" action={`/offers/${offer.id}/decline`}>
          <button class="outline" data-testid="offer-decline">
            Decline
          </button>
        </form>
      </div>
    )}
  </li>
);

function contractPage(c: Ctx, form: { note: string; hours: string }, errors: string[]) {
  const { db } = c.get('services');
  const viewer = signedIn(c);
  const contract = ownContract(db, viewer.person.id, idParam(c));
  if (!contract) throw new HTTPException(404);
  const entries = workOn(db, contract.id);
  return page(
    c,
    contract.title,
    <>
      <h1>{contract.title}</h1>
      <p class="soft">
        {contract.client} · {moneyInWords(contract.rateCents)} per hour
      </p>
      <section class="card">
        <h2>Submit work</h2>
        <HeldHint viewer={viewer} action="work_on_contract" />
        <FormErrors errors={errors} />
        <form method="post" action={`/contracts/${contract.id}/work`} data-testid="work-form">
          <Field name="note" label="What did you do?">
            <textarea
              id="note"
              name="note"
              rows={3}
              required
              maxlength={noteMax}
              data-testid="work-note"
            >
              {form.note}
            </textarea>
          </Field>
          <Field name="hours" label="Hours">
            <input
              id="hours"
              name="hours"
              inputmode="decimal"
              required
              value={form.hours}
              data-testid="work-hours"
            />
          </Field>
          <button data-testid="work-submit">Submit work</button>
        </form>
      </section>
      <h2>Submitted so far</h2>
      {entries.length === 0 && <p>Nothing yet.</p>}
      <ul class="rows" data-testid="work-list">
        {entries.map((entry) => (
          <li data-testid="work-entry">
            <span>{entry.note}</span>
            <span class="soft">
              {entry.hours} h · <Day at={entry.submitted} />
            </span>
          </li>
        ))}
      </ul>
    </>,
    errors.length > 0 ? 422 : 200,
  );
}
