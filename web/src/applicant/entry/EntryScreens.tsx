import { limits } from '../../shared/api/limits';
import { Screen } from '../../shared/ui/Screen';
import type { Session } from '../session';
import { filled, wordsFor } from '../../shared/words/opened';
import { later } from '../later';
import { openedOn, type Page } from '../page';
import { text } from '../words';

// What is shown where there is no verification to show: not yet, not here, or not any more.

const ways = async () => import('./WaysBack');
const WaysBack = later(async () => (await ways()).WaysBack);
const OtherVerification = later(async () => (await ways()).OtherVerification);
export const CookiesBlocked = later(async () => (await ways()).CookiesBlocked);

export function Opening() {
  return <Screen name="opening" heading={text.common.opening.heading} />;
}

/** A link is used by a press, and never by the page alone: a mail scanner runs that, too. */
export function UseLink({ session }: { session: Session }) {
  const { heading, lead, go } = text.common.link.use;
  return (
    <Screen name="link" heading={heading} lead={lead}>
      <button
        type="button"
        className="button button-main"
        data-testid="use-link"
        onClick={() => void session.open(true)}
      >
        {go}
      </button>
    </Screen>
  );
}

/** Codes that asking again may mend; for the others only a new link helps. */
const worthAnotherTry = new Set(['unreachable', 'unexpected', 'too_many_attempts', 'on_the_way']);

const lifetimes = { minutes: limits.link_minutes, mailed: limits.mailed_link_minutes };

export function LinkProblem({ session, page }: { session: Session; page: Page }) {
  const code = page.refused ?? '';
  const { problems, again } = text.common.link;
  const { expired, used } = text.phone;
  const handOff = code === 'hand_off_expired' ? expired : code === 'hand_off_used' ? used : null;
  const known = handOff ?? wordsFor(problems, code);
  if (code === 'other_verification') return <OtherVerification session={session} page={page} />;
  if (code === 'cookies') return <CookiesBlocked session={session} lost />;
  const retry = worthAnotherTry.has(code);
  return (
    <Screen
      name="link_problem"
      heading={known?.heading ?? ''}
      lead={known && filled(known.lead, lifetimes)}
    >
      {retry ? (
        <button
          type="button"
          className="button button-main"
          data-testid="try-again"
          onClick={() => void session.open(true)}
        >
          {again}
        </button>
      ) : (
        <WaysBack session={session} code={code} handedOff={handOff !== null} />
      )}
      <a
        href={openedOn(location.hash, 'help')}
        className="button button-quiet"
        data-testid="problem-help"
      >
        {text.aside.help}
      </a>
    </Screen>
  );
}

export function Replaced({ session }: { session: Session }) {
  const { heading, lead, takeOver } = text.common.replaced;
  return (
    <Screen name="replaced" heading={heading} lead={lead}>
      <button
        type="button"
        className="button button-main"
        data-testid="take-over"
        onClick={() => session.seat.takeOver()}
      >
        {takeOver}
      </button>
    </Screen>
  );
}

export function Broken() {
  const { heading, lead, reload } = text.common.broken;
  return (
    <Screen name="broken" heading={heading} lead={lead}>
      <button
        type="button"
        className="button button-main"
        data-testid="reload"
        onClick={() => location.reload()}
      >
        {reload}
      </button>
    </Screen>
  );
}
