import { type FormEvent, useRef, useState } from 'react';
import type { ApplicantView, KeptAtMost } from '../../shared/api/types';
import { useAsk } from '../../shared/ui/ask';
import { Notice } from '../../shared/ui/Notice';
import { ResultWords } from '../../shared/ui/ResultWords';
import { Quoted } from '../../shared/ui/Quoted';
import { Screen } from '../../shared/ui/Screen';
import { dayAndTime, joined } from '../../shared/ui/words';
import { Booking } from '../waiting/Booking';
import { DeskNotice } from '../waiting/DeskNotice';
import { ActionLists } from '../result/ActionLists';
import { grantedAppeal } from '../result/appeal_state';
import { later } from '../later';
import { SupportNotice } from './SupportNotice';
import { refusalWords } from '../Refusal';
import type { Session } from '../session';
import { inEnglish, reasonWords, text } from '../words';

const MeetApps = later(async () => (await import('../meeting/MeetApps')).MeetApps);

export function Intro({ session, view }: { session: Session; view: ApplicantView }) {
  const words = text.intro;
  const granted = grantedAppeal(view);
  // Who waits comes back to this page when their call would be another than they agreed to.
  const waits = view.status === 'waiting';
  const first = granted
    ? text.appeal.granted({ when: dayAndTime(granted.answered ?? '', text.language) })
    : words.lead({ marketplace: view.marketplace.name });
  return (
    <Screen
      name="intro"
      heading={words.heading}
      lead={waits ? words.again : joined(first, view.opening.staff_available && words.now)}
      eyebrow={words.eyebrow}
    >
      {/* One screen to go on from, as most people have read the marketplace's notice; what they may ask is below. */}
      <Consent session={session} view={view} />
      <SupportNotice />
      <Deadline view={view} />
      <DeskNotice view={view} />
      {granted?.message ? (
        <Notice kind="good" title={text.appeal.answer} testid="appeal-granted">
          <Quoted written={granted.message} note={inEnglish()} testid="appeal-granted-answer" />
        </Notice>
      ) : null}
      {view.last_result?.outcome === 'failed' ? (
        <Notice kind="info" title={words.previousHeading} testid="previous-result">
          <ResultWords
            heading={text.result.reasons}
            messageHeading={words.previousMessage}
            reasons={view.last_result.reasons.map(reasonWords)}
            message={view.last_result.message}
            messageNote={inEnglish()}
          />
        </Notice>
      ) : null}
      <ActionLists heading={words.limitsHeading} denied={view.denied_actions} />
      {waits ? null : (
        <Booking session={session} view={view} offered={!view.opening.staff_available} />
      )}
      {view.medium === 'google_meet' ? <InGoogleMeet /> : null}
      <section className="card">
        <h2>{words.callHeading}</h2>
        <ol className="steps">
          {words.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className="aside">{words.english}</p>
      </section>
      <section className="card">
        <h2>{words.whoHeading}</h2>
        <ul className="plain-list">
          <li>{words.who.live}</li>
          {view.medium === 'google_meet' ? <li>{text.meeting.google}</li> : null}
          <li>{whetherRecorded(view)}</li>
          {view.kept ? <li>{keptFor(view.kept)}</li> : null}
          <li>{words.who.badge}</li>
          {view.failed_needs_review ? <li>{words.secondLook}</li> : null}
        </ul>
      </section>
    </Screen>
  );
}

function InGoogleMeet() {
  const words = text.meeting;
  return (
    <>
      <section className="card" data-testid="in-google-meet">
        <h2>{words.introHeading}</h2>
        <p>{words.intro}</p>
      </section>
      <MeetApps />
    </>
  );
}

function Deadline({ view }: { view: ApplicantView }) {
  if (view.overdue) return <Notice kind="warning">{text.intro.overdue}</Notice>;
  if (!view.deadline) return null;
  return (
    <p className="aside">
      {joined(
        text.intro.deadline({ when: dayAndTime(view.deadline, text.language) }),
        view.more_denied_actions.length > 0 && text.intro.furtherLimits,
      )}
    </p>
  );
}

function whetherRecorded({ medium, recorded, marketplace }: ApplicantView) {
  if (!recorded) return text.intro.who.unrecorded;
  if (medium === 'embedded') return text.intro.who.recorded;
  return text.meeting.recorded({ marketplace: marketplace.name });
}

function keptFor({ days, documents_days }: KeptAtMost) {
  return text.intro.who.kept({ days, documents: documents_days });
}

/** Nobody agrees to a call in Google Meet who has not read that it is there. */
function agreement({ medium, recorded }: ApplicantView) {
  const words = text.intro;
  if (medium === 'embedded') return recorded ? words.consentRecorded : words.consent;
  return recorded ? words.consentMeetRecorded : words.consentMeet;
}

function Consent({ session, view }: { session: Session; view: ApplicantView }) {
  const words = text.intro;
  const [agreed, setAgreed] = useState(false);
  const [missing, setMissing] = useState(false);
  const { busy, problem, ask, clear } = useAsk({ once: true });
  const error = missing ? words.consentMissing : problem && refusalWords(problem);
  const box = useRef<HTMLInputElement>(null);

  const go = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (!agreed) {
      setMissing(true);
      box.current?.focus();
      return;
    }
    void ask(() => session.consent(view.consent.version));
  };

  return (
    <form className="card consent" aria-label={words.consentHeading} onSubmit={go} noValidate>
      <label className="check">
        <input
          ref={box}
          type="checkbox"
          checked={agreed}
          required
          aria-invalid={error !== null && !agreed}
          aria-describedby={error ? 'consent-error' : undefined}
          data-testid="consent-checkbox"
          onChange={(event) => {
            setAgreed(event.target.checked);
            setMissing(false);
            clear();
          }}
        />
        <span>{agreement(view)({ marketplace: view.marketplace.name })}</span>
      </label>
      {error ? (
        <p id="consent-error" className="field-error" role="alert" data-testid="consent-error">
          {error}
        </p>
      ) : null}
      <button
        type="submit"
        className="button button-main"
        aria-disabled={busy}
        data-testid="consent-continue"
      >
        {busy ? words.going : words.go}
      </button>
      <p className="fine">{words.consentVersion({ version: view.consent.version })}</p>
    </form>
  );
}
