import { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { HTTPException } from 'hono/http-exception';
import { findFreelancers, personById } from '../domain/people.ts';
import type { Person } from '../domain/people.ts';
import type { Services } from '../services.ts';
import { accountState, hasBadge } from '../visavis/account_state.ts';
import type { Env } from './context.ts';
import { idParam } from './context.ts';
import { page } from './layout.tsx';
import { Skills, VerifiedBadge } from './parts.tsx';
import { countryInWords, moneyInWords } from './words.ts';

const resultsMax = 20;

export function talentRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/search', async (c) => {
    const services = c.get('services');
    const query = (c.req.query('q') ?? '').slice(0, 100);
    const found = await shownInSearch(services, findFreelancers(services.db, query));
    return page(
      c,
      'People',
      <>
        <h1>People</h1>
        <form method="get" action="/search" role="search" class="search">
          <label class="visually-hidden" for="q">
            Name, title or skill
          </label>
          <input
            id="q"
            name="q"
            type="search"
            value={query}
            placeholder="Name, title or skill"
            data-testid="search-text"
          />
          <button data-testid="search-submit">Search</button>
        </form>
        <p class="soft" data-testid="search-count">
          {found.length === 0 ? 'No one found.' : `${found.length} found`}
        </p>
        <ul class="cards grid" data-testid="search-results">
          {found.map((person) => (
            <li
              class="card link-card person-card"
              data-testid="search-result"
              data-account={person.account}
            >
              <img class="face large" src={person.photo} alt="" width="72" height="72" />
              <div>
                <h2 class="h3">
                  <a href={`/freelancers/${person.id}`}>
                    <bdi>{person.name}</bdi>
                  </a>{' '}
                  {hasBadge(accountState(services.db, person.account)) && <VerifiedBadge />}
                </h2>
                <p>
                  <bdi>{person.title}</bdi>, {countryInWords(person.country)}
                </p>
                <p class="soft">{moneyInWords(person.rateCents)} per hour</p>
                <Skills skills={person.skills} />
              </div>
            </li>
          ))}
        </ul>
      </>,
    );
  });

  // Those who are not shown in search can still be seen by whoever works with them and has the address.
  routes.get('/freelancers/:id', (c) => {
    const { db } = c.get('services');
    const person = personById(db, idParam(c));
    if (person?.role !== 'freelancer') throw new HTTPException(404);
    const isMe = c.get('viewer')?.person.id === person.id;
    const verified = hasBadge(accountState(db, person.account));
    return page(
      c,
      person.name,
      <article data-testid="profile" data-account={person.account}>
        <header class="profile-head">
          <img
            class="face huge"
            src={person.photo}
            alt={`Portrait of ${person.name}`}
            width="128"
            height="128"
            data-testid="profile-photo"
          />
          <div>
            <h1>
              <bdi data-testid="profile-name">{person.name}</bdi> {verified && <VerifiedBadge />}
            </h1>
            <p class="lead">
              <bdi>{person.title}</bdi>
            </p>
            <p class="soft">
              {countryInWords(person.country)} · {moneyInWords(person.rateCents)} per hour
            </p>
            {isMe && (
              <p>
                <a href="/settings/photo">Change your photo</a>
              </p>
            )}
          </div>
        </header>
        <p class="lead">{person.about}</p>
        <Skills skills={person.skills} />
        <History person={person} />
      </article>,
    );
  });

  return routes;
}

/**
 * Asked for each person on the page, all at once; whom Visavis cannot answer for is shown or not by the
 * last hold we heard of. A bigger market would go by that alone: webhooks keep it true.
 */
async function shownInSearch({ gate }: Services, found: Person[]): Promise<Person[]> {
  const listed = found.slice(0, resultsMax);
  const answers = await Promise.all(
    listed.map(({ account }) => gate.ask(account, 'appear_in_search')),
  );
  return listed.filter((_, index) => answers[index]?.kind === 'allowed');
}

const History: FC<{ person: Person }> = ({ person }) => (
  <div class="two">
    <section>
      <h2>Work</h2>
      <ul class="plain">
        {person.work.map(({ title, company, from, to }) => (
          <li>
            <strong>{title}</strong>, {company}
            <br />
            <span class="soft">
              {from} to {to ?? 'present'}
            </span>
          </li>
        ))}
      </ul>
    </section>
    <section>
      <h2>Education</h2>
      <ul class="plain">
        {person.education.map(({ degree, school, year }) => (
          <li>
            <strong>{degree}</strong>, {school}
            <br />
            <span class="soft">{year}</span>
          </li>
        ))}
      </ul>
    </section>
  </div>
);
