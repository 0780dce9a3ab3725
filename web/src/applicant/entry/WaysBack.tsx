import { Screen } from '../../shared/ui/Screen';
import { WithName } from '../../shared/ui/WithName';
import { webAddress } from '../../shared/ui/words';
import { MailLink } from '../MailLink';
import type { Page } from '../page';
import type { Session } from '../session';
import { text } from '../words';

// What a page that cannot be opened here leads to.

/** What helps where asking again does not. */
export function WaysBack(props: { session: Session; code: string; handedOff: boolean }) {
  const { session, code, handedOff } = props;
  const { back, backSteps } = text.common.link;
  const { noCode, noCodeSteps } = text.phone;
  return (
    <>
      {code === 'not_whole' ? null : <NewLink session={session} main />}
      <div className="card">
        <h2>{handedOff ? noCode : back}</h2>
        <p>{handedOff ? noCodeSteps : backSteps}</p>
        {handedOff ? null : <HomeLink session={session} />}
      </div>
    </>
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

/** Another link was opened in this browser: nothing here may be done to its verification. */
export function OtherVerification({ session, page }: { session: Session; page: Page }) {
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
