import { useEffect, useRef, useState } from 'react';
import type { AccountStatus, KeptOfCall } from '../../shared/api/types';
import { useAsk } from '../../shared/ui/ask';
import { useFocusBack } from '../../shared/ui/hooks';
import { dayAndTime } from '../../shared/ui/words';
import { Refusal } from '../Refusal';
import type { Session } from '../session';
import { text } from './words';

function when(time: string): string {
  return dayAndTime(time, text.language);
}

/** What is kept about the applicant, until when; to take with them, and to have erased. */
export function AccountData(props: {
  session: Session;
  account: AccountStatus;
  changed: (account: AccountStatus) => void;
}) {
  const { session, account, changed } = props;
  const words = text.status;
  const { contact, consent, kept_until } = account.data;
  return (
    <section className="card" data-testid="status-data">
      <h2>{words.dataHeading}</h2>
      <p>{words.dataLead({ marketplace: account.marketplace.name })}</p>
      <ul>
        <li>{words.data.profile}</li>
        <li>{words.data.history}</li>
        <li>
          {consent ? words.data.consent({ when: when(consent.given) }) : words.data.noConsent}
        </li>
        <li>{contact ? words.data.email({ address: contact.email }) : words.data.noEmail}</li>
        {contact?.time_zone ? <li>{words.data.timeZone({ zone: contact.time_zone })}</li> : null}
        <OfCalls account={account} />
      </ul>
      <p>{words.keptUntil({ when: when(kept_until) })}</p>
      <p>
        <a
          className="button"
          href={session.address('data')}
          download
          data-testid="download-data"
          onClick={() => {
            // A refused file says nothing: whether this browser is still at this verification, this does.
            session.accountStatus().catch(() => undefined);
          }}
        >
          {words.download}
        </a>
      </p>
      <p className="fine">{words.downloadHint}</p>
      <Erasure session={session} account={account} changed={changed} />
    </section>
  );
}

/** What is kept of calls, until when; or that nothing is. */
function OfCalls({ account }: { account: AccountStatus }) {
  const words = text.status;
  const { consent, of_calls, meet_recorded } = account.data;
  const nothing =
    consent && (isRecorded(consent.version) ? words.data.videoRecorded : words.data.video);
  return (
    <>
      {of_calls.length > 0 ? (
        <li data-testid="kept-of-calls">
          <span>{words.data.ofCalls}</span>
          <ul>
            {of_calls.map((one) => (
              <li key={`${one.began}${one.kind}`}>
                <div>{whatIsKept(one)}</div>
                <div className="fine">{untilWhen(one)}</div>
              </li>
            ))}
          </ul>
        </li>
      ) : nothing && !meet_recorded ? (
        <li>{nothing}</li>
      ) : null}
      {meet_recorded ? (
        <li>{words.data.meetRecorded({ marketplace: account.marketplace.name })}</li>
      ) : null}
    </>
  );
}

function whatIsKept({ kind, began, count }: KeptOfCall): string {
  const words = text.status.ofCalls;
  const call = { when: when(began) };
  return kind === 'recording' ? words.recording(call) : words[kind]({ ...call, count });
}

function untilWhen({ until }: KeptOfCall): string {
  const words = text.status.ofCalls;
  return until ? words.until({ when: when(until) }) : words.needed;
}

function Erasure(props: {
  session: Session;
  account: AccountStatus;
  changed: (account: AccountStatus) => void;
}) {
  const { session, account, changed } = props;
  const words = text.status;
  const question = useRef<HTMLParagraphElement>(null);
  const [asking, setAsking] = useState(false);
  const opener = useFocusBack(asking);
  const { busy, problem, ask } = useAsk({ once: true });
  const marketplace = account.marketplace.name;
  const { erasure_requested } = account.data;
  const requested = useFocusBack<HTMLParagraphElement>(asking && !erasure_requested);
  useEffect(() => {
    if (asking) question.current?.focus();
  }, [asking]);

  if (erasure_requested) {
    return (
      <p ref={requested} tabIndex={-1} data-testid="erasure-requested">
        {words.erasureRequested({
          when: dayAndTime(erasure_requested, text.language),
          marketplace,
        })}
      </p>
    );
  }
  if (!asking) {
    return (
      <button
        ref={opener}
        type="button"
        className="button"
        data-testid="erase"
        onClick={() => setAsking(true)}
      >
        {words.erase}
      </button>
    );
  }
  const erase = async () => changed(await session.requestErasure());
  return (
    <div>
      <p ref={question} tabIndex={-1} data-testid="erase-question">
        {words.eraseAsk({ marketplace })}
      </p>
      <Refusal problem={problem} testid="erase-error" />
      <div className="row">
        <button
          type="button"
          className="button"
          aria-disabled={busy}
          data-testid="erase-yes"
          onClick={() => void ask(erase)}
        >
          {busy ? words.erasing : words.eraseYes}
        </button>
        <button
          type="button"
          className="button"
          data-testid="erase-no"
          onClick={() => setAsking(false)}
        >
          {words.eraseNo}
        </button>
      </div>
    </div>
  );
}

/** The consent to calls that are recorded has a version of its own. */
function isRecorded(version: string): boolean {
  return version.endsWith('-recorded');
}
