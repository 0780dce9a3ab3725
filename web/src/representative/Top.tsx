import type { Staff } from '../shared/api/types';
import type { Desk, Place } from './desk';
import type { Session } from './session';
import { text } from './text';

export function Top(props: { session: Session; desk: Desk; staff: Staff; place: Place }) {
  const { session, desk, staff, place } = props;
  const open = (desk.state?.reviews_open ?? 0) + (desk.state?.appeals_open ?? 0);
  const line = desk.line === 'open' || desk.line === 'reconnecting' ? desk.line : 'connecting';
  return (
    <header className="top">
      <span className="mark" aria-hidden="true" />
      <span className="top-name">{text.title}</span>
      {place === 'call' ? null : (
        <nav className="top-nav">
          <a href="#/" aria-current={place === 'desk' ? 'page' : undefined} data-testid="nav-desk">
            {text.nav.desk}
          </a>
          <a
            href="#/reviews"
            aria-current={place === 'reviews' ? 'page' : undefined}
            data-testid="nav-reviews"
          >
            {text.nav.reviews}
            {open > 0 ? (
              <span className="count" data-testid="reviews-open">
                {open}
                <span className="unseen"> {text.nav.reviewsOpen({ count: open })}</span>
              </span>
            ) : null}
          </a>
        </nav>
      )}
      <span className={`top-line top-line-${line}`} role="status" data-testid="console-line">
        {text.line[line]}
      </span>
      <span className="top-staff">
        <strong data-testid="staff-name">{staff.name}</strong>
        <span className="fine">{text.roles[staff.role]}</span>
      </span>
      {place === 'call' ? null : (
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
