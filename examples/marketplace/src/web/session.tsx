import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { demoPassword } from '../demo/people.ts';
import { everybody, personByPassword, setTimeZone } from '../domain/people.ts';
import type { Person } from '../domain/people.ts';
import { closeSession, openSession, sessionDays, sessionPerson } from '../domain/sessions.ts';
import type { Services } from '../services.ts';
import { accountState } from '../visavis/account_state.ts';
import { formText, localPath, see } from './context.ts';
import type { Ctx, Env, Viewer } from './context.ts';
import { page } from './layout.tsx';
import { Field, FormErrors } from './parts.tsx';

const cookieName = 'larkfold_session';

/** Made once and kept with the data: whoever can read the database needs no cookie. */
function cookieSecret({ db }: Services): string {
  const known = db.setting('cookie_secret');
  if (known) return known;
  const made = randomBytes(32).toString('base64url');
  db.saveSetting('cookie_secret', made);
  return made;
}

const viewing = ({ db }: Services, person: Person): Viewer => ({
  person,
  // Read when looked at: the request itself may have brought news.
  get state() {
    return accountState(db, person.account);
  },
});

/** Knows who is looking; null for a visitor. */
export const viewerOf =
  (services: Services): MiddlewareHandler<Env> =>
  async (c, next) => {
    const { db, clock } = services;
    c.set('services', services);
    const session = await getSignedCookie(c, cookieSecret(services), cookieName);
    const person = session ? sessionPerson(db, session, clock()) : undefined;
    c.set('viewer', person ? viewing(services, person) : null);
    // What a signed-in person saw does not come back from a cache after signing out.
    if (person) c.header('Cache-Control', 'no-store');
    await next();
  };

export function sessionRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/sign-in', (c) =>
    signInPage(c, { email: '', returnTo: c.req.query('return_to') ?? '' }),
  );

  routes.post('/sign-in', async (c) => {
    const services = c.get('services');
    const { db, clock, config } = services;
    const email = await formText(c, 'email');
    const returnTo = await formText(c, 'return_to');
    const person = personByPassword(db, email, await formText(c, 'password'));
    if (!person) return signInPage(c, { email, returnTo, failed: true });
    const timeZone = await formText(c, 'time_zone');
    if (timeZone) setTimeZone(db, person.id, timeZone);
    await setSignedCookie(
      c,
      cookieName,
      openSession(db, person.id, clock()),
      cookieSecret(services),
      {
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        secure: config.publicUrl.startsWith('https:'),
        maxAge: sessionDays * 86_400,
      },
    );
    const home = person.role === 'trust' ? '/trust' : '/jobs';
    return see(c, returnTo && returnTo !== '/' ? localPath(returnTo) : home);
  });

  routes.post('/sign-out', async (c) => {
    const services = c.get('services');
    const session = await getSignedCookie(c, cookieSecret(services), cookieName);
    if (session) closeSession(services.db, session);
    deleteCookie(c, cookieName, { path: '/' });
    return see(c, '/', 'signed-out');
  });

  return routes;
}

function signInPage(c: Ctx, form: { email: string; returnTo: string; failed?: boolean }) {
  return page(
    c,
    'Sign in',
    <div class="two">
      <section class="card">
        <h1>Sign in</h1>
        <FormErrors errors={form.failed ? ['Wrong e-mail or password.'] : []} />
        <form method="post" action="/sign-in" data-testid="sign-in-form">
          <input type="hidden" name="return_to" value={form.returnTo} />
          <input type="hidden" name="time_zone" />
          <Field name="email" label="E-mail">
            <input
              id="email"
              name="email"
              type="email"
              autocomplete="username"
              required
              value={form.email}
              data-testid="sign-in-email"
            />
          </Field>
          <Field name="password" label="Password">
            <input
              id="password"
              name="password"
              type="password"
              autocomplete="current-password"
              required
              data-testid="sign-in-password"
            />
          </Field>
          <button data-testid="sign-in-submit">Sign in</button>
        </form>
      </section>
      <DemoLogIns c={c} returnTo={form.returnTo} />
    </div>,
    form.failed ? 422 : 200,
  );
}

const DemoLogIns = ({ c, returnTo }: { c: Ctx; returnTo: string }) => (
  <section aria-labelledby="demo-heading">
    <h2 id="demo-heading">Demo people</h2>
    <p>
      Everyone’s password is <code>{demoPassword}</code>. Choose who to sign in as:
    </p>
    <ul class="people-list">
      {everybody(c.get('services').db).map((person) => (
        <li>
          <form method="post" action="/sign-in">
            <input type="hidden" name="return_to" value={returnTo} />
            <input type="hidden" name="time_zone" />
            <input type="hidden" name="email" value={person.email} />
            <input type="hidden" name="password" value={demoPassword} />
            <button class="person-button" data-testid="demo-sign-in" data-email={person.email}>
              <img class="face" src={person.photo} alt="" width="48" height="48" />
              <span>
                <strong>
                  <bdi>{person.name}</bdi>
                </strong>{' '}
                <span class="soft">{person.email}</span>
                <span class="line">{person.demoNote}</span>
              </span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  </section>
);
