import type { Staff } from '../shared/api/types';
import type { Console, ScreenName } from './console';
import type { Session } from './session';
import { text } from './text';

export function Top(props: { session: Session; shown: Console; staff: Staff; screen: ScreenName }) {
  const { session, shown, staff, screen } = props;
  const open = (shown.state?.reviews_open ?? 0) + (shown.state?.appeals_open ?? 0);
  const { socket } = shown;
  const line =
    socket === 'open' || socket === 'reconnecting' || socket === 'busy' ? socket : 'connecting';
  return (
    <header className="top">
      <span className="mark" aria-hidden="true" />
      <span className="top-name">{text.title}</span>
      {screen === 'call' ? null : (
        <nav className="top-nav">
          <a href="#/" aria-current={screen === 'desk' ? 'page' : undefined} data-testid="nav-desk">
            {text.nav.desk}
          </a>
          <a
            href="#/reviews"
            aria-current={screen === 'reviews' ? 'page' : undefined}
            data-testid="nav-reviews"
          >
            <span>{text.nav.reviews}</span>
            {open > 0 ? (
              <span className="count" data-testid="reviews-open">
                <span>{open}</span>
                <span className="unseen">{` ${text.nav.reviewsOpen({ count: open })}`}</span>
              </span>
            ) : null}
          </a>
          {staff.role === 'representative' ? null : (
            <a
              href="#/audit"
              aria-current={screen === 'audit' ? 'page' : undefined}
              data-testid="nav-audit"
            >
              {text.nav.audit}
            </a>
          )}
          <a
            href="#/security"
            aria-current={screen === 'security' ? 'page' : undefined}
            data-testid="nav-security"
          >
            {text.nav.security}
          </a>
        </nav>
      )}
      <span className={`top-line top-line-${line}`} role="status" data-testid="console-line">
        {text.line[line]}
      </span>
      <span className="top-staff">
        <strong data-testid="staff-name">
          <bdi>{staff.name}</bdi>
        </strong>
        <span className="fine">{text.roles[staff.role]}</span>
      </span>
      {screen === 'call' ? null : (
        <button
          type="button"
          className="button button-quiet"
          data-testid="sign-out"
          onClick={() => void session.signOut().catch(() => undefined)}
        >
          {text.signIn.signOut}
        </button>
      )}
    </header>
  );
}
