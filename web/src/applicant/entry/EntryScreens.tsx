import { limits } from '../../shared/api/limits';
import { Screen } from '../../shared/ui/Screen';
import type { Session } from '../session';
import { filled, wordsFor } from '../../shared/words/opened';
import { WithName } from '../../shared/ui/WithName';
import { webAddress } from '../../shared/ui/words';
import { MailLink } from '../MailLink';
import { openedOn, type Page } from '../page';
import { text } from '../words';

// What is shown where there is no verification to show: not yet, not here, or not any more.

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

/** Before the link is used: without a cookie it would be lost. `lost`: it was, whatever the browser had said. */
export function CookiesBlocked({ session, lost = false }: { session: Session; lost?: boolean }) {
  const { heading, lead } = text.common.link.problems.cookies;
  const { cookieSteps, cookieCopy, again } = text.common.link;
  return (
    <Screen name="cookies" heading={heading} lead={lead}>
      <ol className="steps">
        {cookieSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <button
        type="button"
        className="button button-main"
        data-testid="try-again"
        onClick={() => void session.open()}
      >
        {again}
      </button>
      {lost ? <NewLink session={session} /> : <p className="fine">{cookieCopy}</p>}
    </Screen>
  );
}

/** Codes that asking again may mend; for the others only a new link helps. */
const worthAnotherTry = new Set(['unreachable', 'unexpected', 'too_many_attempts', 'on_the_way']);

const lifetimes = { minutes: limits.link_minutes, mailed: limits.mailed_link_minutes };

export function LinkProblem({ session, page }: { session: Session; page: Page }) {
  const code = page.refused ?? '';
  const { problems, back, backSteps, again } = text.common.link;
  const { expired, used, noCode, noCodeSteps } = text.phone;
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
        <>
          {handOff || code === 'not_whole' ? null : <NewLink session={session} main />}
          <div className="card">
            <h2>{handOff ? noCode : back}</h2>
            <p>{handOff ? noCodeSteps : backSteps}</p>
            {handOff ? null : <HomeLink session={session} />}
          </div>
        </>
      )}
      <a
        href={openedOn(location.hash, 'help')}
        className="button button-quiet"
        data-testid="problem-help"
      >
        {text.help.heading}
      </a>
    </Screen>
  );
}

/** Another link was opened in this browser: nothing here may be done to its verification. */
function OtherVerification({ session, page }: { session: Session; page: Page }) {
  const words = text.common.link;
  const { heading, lead } = words.problems.other_verification;
  const other = page.other?.marketplace.name;
  return (
    <Screen
      name="other_verification"
      heading={heading}
      lead={
        other ? (
          <WithName name={other} say={({ name }) => words.otherOf({ marketplace: name })} />
        ) : (
          lead
        )
      }
    >
      {other ? (
        <button
          type="button"
          className="button button-main"
          data-testid="go-to-other"
          onClick={() => session.goToOther()}
        >
          {words.toOther({ marketplace: other })}
        </button>
      ) : null}
      <div className="card">
        <h2>{words.back}</h2>
        <p>{words.backSteps}</p>
        <HomeLink session={session} />
        <NewLink session={session} />
      </div>
    </Screen>
  );
}

/** To the marketplace that asked for this verification, where this tab knows it. */
function HomeLink({ session }: { session: Session }) {
  const home = session.home();
  const address = home && webAddress(home.return_url);
  if (!address) return null;
  return (
    <a className="button" href={address} data-testid="to-marketplace">
      {text.result.back({ marketplace: home.marketplace.name })}
    </a>
  );
}

/** Whether there is an address, nobody is told here. */
function NewLink(props: { session: Session; main?: boolean }) {
  const { ask, asked } = text.common.link.byMail;
  return (
    <MailLink {...props} asked={asked}>
      {ask}
    </MailLink>
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
