import { html } from 'hono/html';
import type { Child, FC } from 'hono/jsx';
import { bannerWords } from './words.ts';
import type { Ctx, Viewer } from './context.ts';
import { Icon } from './icons.tsx';
import type { IconName } from './icons.tsx';
import { noticeText } from './notices.ts';
import { settingsPath } from '../visavis/verifications.ts';

type Status = 200 | 403 | 404 | 409 | 413 | 422 | 500 | 503;

/** The whole page. `title` is also what a screen reader hears first. */
export function page(c: Ctx, title: string, content: Child, status: Status = 200) {
  const viewer = c.get('viewer');
  const notice = noticeText(c.req.query('notice'));
  const path = c.req.path;
  return c.html(
    html`<!doctype html>${(
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta
              name="viewport"
              content="width=device-width, initial-scale=1, viewport-fit=cover"
            />
            <meta name="color-scheme" content="light dark" />
            <title>{`${title} · Larkfold`}</title>
            <link rel="icon" href="/icon.svg" type="image/svg+xml" />
            <link rel="stylesheet" href="/style.css" />
            <script src="/live.js" defer></script>
          </head>
          <body>
            <a class="skip" href="#content">
              Skip to content
            </a>
            <Header viewer={viewer} path={path} />
            {viewer && <Banner viewer={viewer} linked={path !== settingsPath && status !== 403} />}
            <main id="content" tabindex={-1}>
              {notice && (
                <p class="notice" role="status" data-testid="notice">
                  <Icon name="check" />
                  {notice}
                </p>
              )}
              {content}
            </main>
            <footer class="foot">
              <p>
                Larkfold is a demo marketplace for Visavis: its people and payments are fictional.
              </p>
              {c.get('services').mailbox && (
                <p>
                  <a href="/mailbox" data-testid="nav-mailbox">
                    Everyone’s e-mail
                  </a>
                </p>
              )}
            </footer>
          </body>
        </html>
      )}`,
    status,
  );
}

interface Link {
  href: string;
  text: string;
  icon: IconName;
  id: string;
}

const jobsLink: Link = { href: '/jobs', text: 'Jobs', icon: 'jobs', id: 'jobs' };
const talentLink: Link = { href: '/search', text: 'People', icon: 'people', id: 'search' };
const visitorLinks: Link[] = [
  jobsLink,
  talentLink,
  { href: '/sign-in', text: 'Sign in', icon: 'enter', id: 'sign-in' },
];
const freelancerLinks: Link[] = [
  jobsLink,
  talentLink,
  { href: '/proposals', text: 'Proposals', icon: 'proposals', id: 'proposals' },
  { href: '/contracts', text: 'Work', icon: 'contracts', id: 'contracts' },
  { href: '/earnings', text: 'Earnings', icon: 'earnings', id: 'earnings' },
];
const trustLinks: Link[] = [
  jobsLink,
  talentLink,
  { href: '/trust', text: 'Trust', icon: 'trust', id: 'trust' },
];

const Header: FC<{ viewer: Viewer | null; path: string }> = ({ viewer, path }) => {
  const links = !viewer
    ? visitorLinks
    : viewer.person.role === 'trust'
      ? trustLinks
      : freelancerLinks;
  return (
    <header class="top">
      <div class="top-row">
        <a class="brand" href="/">
          <Lark />
          Larkfold
        </a>
        <nav class="tabs" aria-label="Main">
          {links.map(({ href, text, icon, id }) => (
            <a
              href={href}
              data-testid={`nav-${id}`}
              {...(path === href || path.startsWith(`${href}/`) ? { 'aria-current': 'page' } : {})}
            >
              <Icon name={icon} />
              {text}
            </a>
          ))}
        </nav>
        {viewer && <Me viewer={viewer} path={path} />}
      </div>
    </header>
  );
};

const Me: FC<{ viewer: Viewer; path: string }> = ({ viewer: { person }, path }) => (
  <div class="me">
    {person.role === 'freelancer' ? (
      <a
        class="me-link"
        href="/settings"
        data-testid="nav-settings"
        {...(path.startsWith('/settings') ? { 'aria-current': 'page' } : {})}
      >
        <img class="face small" src={person.photo} alt="" width="36" height="36" />
        <span class="me-name" data-testid="signed-in-name">
          <bdi>{person.name}</bdi>
        </span>
        <span class="visually-hidden">: settings</span>
      </a>
    ) : (
      <span class="me-link">
        <img class="face small" src={person.photo} alt="" width="36" height="36" />
        <span class="me-name" data-testid="signed-in-name">
          <bdi>{person.name}</bdi>
        </span>
      </span>
    )}
    <form method="post" action="/sign-out">
      <button class="quiet" data-testid="sign-out">
        Sign out
      </button>
    </form>
  </div>
);

/** `linked`: not where the page itself is, or leads, there. */
const Banner: FC<{ viewer: Viewer; linked: boolean }> = ({ viewer, linked }) => {
  const words = bannerWords(viewer.state);
  if (!words) return null;
  const kind = viewer.state?.hold?.kind ?? '';
  return (
    <aside
      class={`banner ${kind === 'failed' ? 'stop' : ''}`}
      aria-label="Account notice"
      data-testid="banner"
      data-hold={kind}
    >
      <div class="banner-row">
        <Icon name="alert" />
        <p>
          <strong data-testid="banner-title">{words.title}</strong> <span>{words.text}</span>
        </p>
        {linked && (
          <a class="button small" href={settingsPath} data-testid="banner-link">
            {words.link}
          </a>
        )}
      </div>
    </aside>
  );
};

const Lark: FC = () => (
  <svg class="lark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
    <path class="lark-wing" d="M4 12 24 6l-6 14z" />
    <path class="lark-body" d="m18 20 6-14 6 8 7 1-7 4c-2 8-8 13-18 14l4-4c-4-1-7-4-8-8z" />
  </svg>
);
