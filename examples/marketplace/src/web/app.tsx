import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import type { Services } from '../services.ts';
import { webhookReceiver } from '../visavis/webhook.ts';
import { contractRoutes } from './contracts.tsx';
import type { Ctx, Env } from './context.ts';
import { earningsRoutes } from './earnings.tsx';
import { fileRoutes } from './files.ts';
import { identityRoutes } from './identity.tsx';
import { jobRoutes } from './jobs.tsx';
import { page } from './layout.tsx';
import { mailboxRoutes } from './mailbox.tsx';
import { photoRoutes } from './photo.tsx';
import { proposalRoutes } from './proposals.tsx';
import { sessionRoutes, viewerOf } from './session.tsx';
import { settingsRoutes } from './settings.tsx';
import { talentRoutes } from './talent.tsx';
import { trustRoutes } from './trust.tsx';

/** The whole site as one function from request to response. */
export function createApp(services: Services): Hono<Env> {
  const { config, log } = services;
  const app = new Hono<Env>();

  app.use(headers(services));
  app.get('/healthz', (c) => c.text('ok'));
  app.route('/', fileRoutes(services));
  app.route('/', webhookReceiver({ ...services, secret: config.visavisWebhookSecret }));

  app.use(viewerOf(services));
  // Every form comes from a page of ours: browsers say so in Origin and Sec-Fetch-Site, and cannot be
  // made to lie. SameSite=Lax cookies are the second fence.
  const ownOrigin = new URL(config.publicUrl).origin;
  app.use(
    csrf({ origin: (origin, c) => origin === ownOrigin || origin === new URL(c.req.url).origin }),
  );
  const smallBody = bodyLimit({ maxSize: 64 * 1024 });
  app.use((c, next) => (c.req.path === '/settings/photo/upload' ? next() : smallBody(c, next)));

  for (const routes of [
    sessionRoutes,
    jobRoutes,
    talentRoutes,
    proposalRoutes,
    contractRoutes,
    earningsRoutes,
    settingsRoutes,
    photoRoutes,
    identityRoutes,
    trustRoutes,
    mailboxRoutes,
  ]) {
    app.route('/', routes());
  }

  app.notFound((c) => errorPage(c, 404, 'This page does not exist.'));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return refused(c, error);
    log.error('request failed', { path: c.req.path, error: error.stack ?? error.message });
    return errorPage(c, 500, 'Something went wrong on our side. Please try again in a moment.');
  });
  return app;
}

function headers({ config }: Services) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      // "Verify my identity" is a form whose answer redirects there.
      formAction: ["'self'", config.visavisPublicUrl],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    // With "no-referrer" browsers send "Origin: null" with our own forms.
    referrerPolicy: 'same-origin',
    strictTransportSecurity: config.publicUrl.startsWith('https:')
      ? 'max-age=15552000; includeSubDomains'
      : false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    overwrite: false,
  });
}

const titles = {
  403: 'You don’t have access',
  404: 'Not found',
  413: 'Too large',
  422: 'Please check your entries',
  500: 'Something went wrong',
  503: 'Please try again in a moment',
} as const;

function refused(c: Ctx, error: HTTPException) {
  const status = Object.hasOwn(titles, error.status) ? (error.status as keyof typeof titles) : 500;
  const own: Record<number, string> = {
    403: 'Your account can’t open this page. If you submitted a form, go back, reload the page and try again.',
    404: 'This page does not exist.',
  };
  return errorPage(c, status, own[status] ?? error.message);
}

function errorPage(c: Ctx, status: keyof typeof titles, text: string) {
  if (c.get('viewer') === undefined) c.set('viewer', null);
  return page(
    c,
    titles[status],
    <section class="card" data-testid="error-page">
      <h1>{titles[status]}</h1>
      <p>{text}</p>
      <p>
        <a class="button outline" href="/">
          Go to the home page
        </a>
      </p>
    </section>,
    status,
  );
}
