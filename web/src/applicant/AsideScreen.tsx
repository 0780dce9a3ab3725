import { later } from './later';
import { type Aside, openedOn, type Page } from './page';
import type { Session } from './session';
import { text } from './words';

const Help = later(async () => (await import('./help/Help')).Help);
const Status = later(async () => (await import('./account/Status')).Status);

/** The ways to what lies beside the verification: on every screen but the call. */
export function AsideLinks({ status }: { status: boolean }) {
  const words = text.aside;
  return (
    <nav className="top-links" aria-label={words.navigation}>
      {status ? (
        <a href={openedOn(location.hash, 'status')} data-testid="open-status">
          {words.status}
        </a>
      ) : null}
      <a href={openedOn(location.hash, 'help')} data-testid="open-help">
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
        <Status session={session} page={page} />
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
