import { Hono } from 'hono';
import { settingsPath } from '../visavis/verifications.ts';
import { freelancerOnly, signedIn } from './context.ts';
import type { Env } from './context.ts';
import { page } from './layout.tsx';
import { VerifiedBadge } from './parts.tsx';
import { hasBadge } from '../visavis/account_state.ts';
import { statusInWords } from './words.ts';

export function settingsRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/settings', freelancerOnly, (c) => {
    const { person, state } = signedIn(c);
    const words = statusInWords(state?.status ?? null, state?.hold ?? null);
    return page(
      c,
      'Settings',
      <>
        <h1>Settings</h1>
        <ul class="cards">
          <li class="card link-card">
            <h2 class="h3">
              <a href={settingsPath} data-testid="settings-identity">
                Identity Verification
              </a>
            </h2>
            <p>{words.title}</p>
          </li>
          <li class="card link-card">
            <h2 class="h3">
              <a href="/settings/photo" data-testid="settings-photo">
                Your photo
              </a>
            </h2>
            <p>What clients see next to your name.</p>
          </li>
          <li class="card link-card">
            <h2 class="h3">
              <a href={`/freelancers/${person.id}`} data-testid="settings-profile">
                Your profile
              </a>{' '}
              {hasBadge(state) && <VerifiedBadge />}
            </h2>
            <p>
              <bdi>{person.name}</bdi>, <bdi>{person.title}</bdi>
            </p>
          </li>
        </ul>
      </>,
    );
  });
  return routes;
}
