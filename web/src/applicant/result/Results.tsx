import type { ApplicantView } from '../../shared/api/types';
import { Icon } from '../../shared/ui/Icon';
import { ResultWords } from '../../shared/ui/ResultWords';
import { Screen } from '../../shared/ui/Screen';
import { dayAndTime, webAddress } from '../../shared/ui/words';
import { leftByThemselves, missed } from '../account/account_calls';
import { later } from '../later';
import { KeptPlace } from '../waiting/KeptPlace';
import { ActionLists } from './ActionLists';
import type { Session } from '../session';
import { afterFailure } from './advice';
import { inEnglish, reasonWords, text } from '../words';

const Appeal = later(async () => (await import('./Appeal')).Appeal);

export function Verified({ view }: { view: ApplicantView }) {
  const words = text.result;
  return (
    <Screen name="verified" heading={words.verifiedHeading} lead={words.verifiedLead}>
      <Icon name="badge" className="badge" />
      {view.last_result?.outcome === 'passed' ? (
        <p className="aside" data-testid="passed-on">
          {words.passed({ when: dayAndTime(view.last_result.decided, text.language) })}
        </p>
      ) : null}
      {/* They came to do something there, and now may. */}
      <Back view={view} main say={words.continue} />
    </Screen>
  );
}

export function InReview({ view }: { view: ApplicantView }) {
  const words = text.result;
  return (
    <Screen
      name="in_review"
      heading={words.reviewHeading}
      lead={words.reviewLead({ marketplace: view.marketplace.name })}
    >
      <Back view={view} main />
      <ActionLists heading={words.limitsNow} denied={view.denied_actions} />
    </Screen>
  );
}

export function NotVerified({ session, view }: { session: Session; view: ApplicantView }) {
  const words = text.result;
  return (
    <Screen name="not_verified" heading={words.notVerifiedHeading}>
      <section className="card">
        <h2>{words.nowHeading}</h2>
        <ul className="plain-list" data-testid="what-now">
          {afterFailure(view.appeal, view.marketplace.name, words).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Back view={view} main />
      </section>
      <Reasons view={view} />
      <ActionLists heading={words.limitsNow} denied={view.denied_actions} />
      <CanceledProposals view={view} />
      <Appeal session={session} view={view} />
    </Screen>
  );
}

export function NoPenalty({ session, view }: { session: Session; view: ApplicantView }) {
  const words = text.result;
  const { heading, lead } = noPenaltyWords(view);
  return (
    <Screen name="no_penalty" heading={heading} lead={lead}>
      {leftByThemselves(view.last_result) ? null : <Reasons view={view} />}
      <KeptPlace view={view} absent={false} />
      <div className="row">
        <button
          type="button"
          className="button button-main"
          data-testid="start-again"
          onClick={() => session.startAgain()}
        >
          {words.startAgain}
        </button>
        <Back view={view} />
      </div>
    </Screen>
  );
}

function noPenaltyWords(view: ApplicantView): { heading: string; lead: string } {
  const words = text.result;
  if (leftByThemselves(view.last_result))
    return { heading: words.leftHeading, lead: words.leftLead };
  return view.last_result?.outcome === 'technical'
    ? {
        heading: words.technicalHeading,
        lead: missed(view.last_result) ? words.endedLead : words.technicalLead,
      }
    : { heading: words.inconclusiveHeading, lead: words.inconclusiveLead };
}

export function Canceled({ view }: { view: ApplicantView }) {
  const words = text.result;
  return (
    <Screen
      name="canceled"
      heading={words.canceledHeading}
      lead={words.canceledLead({ marketplace: view.marketplace.name })}
    >
      <Back view={view} main />
    </Screen>
  );
}

/** What the marketplace does with them; of effects of its own it tells itself. */
function CanceledProposals({ view }: { view: ApplicantView }) {
  const words = text.result.proposals;
  const effect = view.effects.find(({ name }) => name === 'cancel_active_proposals');
  if (!effect) return null;
  return <p data-testid="canceled-proposals">{effect.done ? words.done : words.doing}</p>;
}

function Reasons({ view }: { view: ApplicantView }) {
  const words = text.result;
  const result = view.last_result;
  if (!result || (result.reasons.length === 0 && !result.message)) return null;
  return (
    <section className="card">
      <ResultWords
        heading={words.reasons}
        messageHeading={words.message}
        reasons={result.reasons.map(reasonWords)}
        message={result.message}
        messageNote={inEnglish()}
      />
      <p className="fine">{words.decided({ when: dayAndTime(result.decided, text.language) })}</p>
    </section>
  );
}

function Back(props: {
  view: ApplicantView;
  main?: boolean;
  say?: (of: { marketplace: string }) => string;
}) {
  const words = text.result;
  const { view, main = false, say = words.back } = props;
  const address = webAddress(view.return_url);
  if (!address) return <p>{words.closePage}</p>;
  return (
    <a
      className={main ? 'button button-main' : 'button'}
      href={address}
      data-testid="back-to-marketplace"
    >
      {say({ marketplace: view.marketplace.name })}
    </a>
  );
}
