import { lazy, Suspense } from 'react';
import { Help } from './Help';
import { Opening } from './entry/EntryScreens';
import type { Aside, Page } from './page';
import type { Session } from './session';
import { text } from './words';

// Read by few, and only when the server answers: not needed before the page is there.
const Status = lazy(() =>
  import('./account/Status').then((loaded) => ({ default: loaded.Status })),
);

/** The ways to what lies beside the verification: on every screen but the call. */
export function AsideLinks() {
  const words = text.aside;
  return (
    <nav className="top-links" aria-label={words.navigation}>
      <a href="#status" data-testid="open-status">
        {words.status}
      </a>
      <a href="#help" data-testid="open-help">
        {words.help}
      </a>
    </nav>
  );
}

export function AsideScreen(props: { session: Session; page: Page; aside: Aside }) {
  const { session, page, aside } = props;
  return (
    <>
      {aside === 'status' ? (
        <Suspense fallback={<Opening />}>
          <Status session={session} page={page} />
        </Suspense>
      ) : (
        <Help session={session} page={page} />
      )}
      <button
        type="button"
        className="button aside-back"
        data-testid="close-aside"
        onClick={() => session.closeAside()}
      >
        {text.aside.back}
      </button>
    </>
  );
}
