import { Hono } from 'hono';
import { balanceCents, bookingsOf, withdraw } from '../domain/earnings.ts';
import { centsFrom, formText, freelancerOnly, see, signedIn } from './context.ts';
import type { Ctx, Env } from './context.ts';
import { notDone } from './gated.tsx';
import { page } from './layout.tsx';
import { Day, Field, FormErrors, HeldHint } from './parts.tsx';
import { moneyInWords } from './words.ts';

export function earningsRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/earnings', freelancerOnly, (c) => earningsPage(c, '', []));

  routes.post('/earnings/withdraw', freelancerOnly, async (c) => {
    const { db, gate, clock } = c.get('services');
    const { person } = signedIn(c);
    const typed = await formText(c, 'amount');
    const amountCents = centsFrom(typed);
    if (!amountCents) {
      return earningsPage(c, typed, ['Please enter an amount, for example 120 or 120.50.']);
    }
    const answer = await gate.run(person.account, 'withdraw_earnings', () =>
      withdraw(db, person.id, amountCents, clock()),
    );
    if (answer.kind !== 'done')
      return notDone(c, answer, <p>Your balance has not changed and is still yours.</p>);
    if (answer.value === 'more_than_balance') {
      return earningsPage(c, typed, ['This is more than your balance.']);
    }
    return see(c, '/earnings', 'withdrawn');
  });

  return routes;
}

function earningsPage(c: Ctx, amount: string, errors: string[]) {
  const { db } = c.get('services');
  const viewer = signedIn(c);
  const bookings = bookingsOf(db, viewer.person.id);
  const balance = balanceCents(db, viewer.person.id);
  return page(
    c,
    'Earnings',
    <>
      <h1>Earnings</h1>
      <p class="balance">
        <span class="soft">Balance</span>
        <strong data-testid="balance" data-cents={balance}>
          {moneyInWords(balance)}
        </strong>
      </p>
      <section class="card">
        <h2>Withdraw</h2>
        <HeldHint viewer={viewer} action="withdraw_earnings">
          Your balance is still yours.
        </HeldHint>
        <FormErrors errors={errors} />
        <form method="post" action="/earnings/withdraw" data-testid="withdraw-form">
          <Field name="amount" label="Amount in US dollars">
            <input
              id="amount"
              name="amount"
              inputmode="decimal"
              required
              value={amount}
              data-testid="withdraw-amount"
            />
          </Field>
          <button data-testid="withdraw-submit">Withdraw</button>
        </form>
      </section>
      <h2>Transactions</h2>
      {bookings.length === 0 && <p>Nothing yet.</p>}
      <ul class="rows" data-testid="booking-list">
        {bookings.map((booking) => (
          <li data-testid="booking" data-kind={booking.kind}>
            <span>
              {booking.note}
              <br />
              <span class="soft">
                <Day at={booking.booked} />
              </span>
            </span>
            <strong class="money">
              {booking.kind === 'withdrawn' ? '−' : '+'}
              {moneyInWords(booking.amountCents)}
            </strong>
          </li>
        ))}
      </ul>
    </>,
    errors.length > 0 ? 422 : 200,
  );
}
