import { useCallback, useEffect, useState } from 'react';
import { secondsUntil } from '../../shared/api/clock';
import { asProblem } from '../../shared/api/problem';
import type { ApplicantView, HandOff } from '../../shared/api/types';
import { chime } from '../../shared/ui/chime';
import { useNow, useWakeLock } from '../../shared/ui/hooks';
import { Notice } from '../../shared/ui/Notice';
import { Screen } from '../../shared/ui/Screen';
import { LiveRegion } from '../../shared/ui/LiveRegion';
import { duration } from '../../shared/ui/words';
import { LinkToCopy } from '../LinkToCopy';
import { MailLink } from '../MailLink';
import type { Session } from '../session';
import { text } from '../words';

/** A link that is opened at the last moment must still be good. */
const renew_seconds_before = 15;

export function PhoneScreen({ session, view }: { session: Session; view: ApplicantView }) {
  const words = text.phone;
  const { handOff, left, problem, renew } = useHandOff(session);
  useWakeLock(true);
  return (
    <Screen name="phone" heading={words.heading} lead={words.lead}>
      <LiveRegion>{view.status === 'in_call' ? <CallBegins /> : null}</LiveRegion>
      {problem ? (
        <Notice kind="error" testid="hand-off-problem">
          <p>{problem === 'too_many_attempts' ? words.tooOften : words.failed}</p>
          <button type="button" className="button" data-testid="hand-off-again" onClick={renew}>
            {words.again}
          </button>
        </Notice>
      ) : null}
      <div className="hand-off">
        {handOff ? (
          <Code handOff={handOff} />
        ) : problem ? null : (
          <p role="status">{words.making}</p>
        )}
        <div className="hand-off-how">
          <ol className="steps">
            {words.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {handOff ? <Typed handOff={handOff} /> : null}
          {handOff ? (
            <p className="fine" data-testid="hand-off-left">
              {words.fresh({ left: duration(left) })}
            </p>
          ) : null}
        </div>
      </div>
      {handOff ? (
        <div className="hand-off-link">
          <p>{words.link}</p>
          <LinkToCopy
            url={handOff.url}
            words={{ copy: words.copy, copied: words.copied, notCopied: words.notCopied }}
            testids={{ url: 'hand-off-url', copy: 'copy-link', said: 'copy-said' }}
          />
        </div>
      ) : null}
      {view.contact.email_known ? (
        <div className="hand-off-link">
          <MailLink session={session} asked={words.byMail.asked}>
            {words.byMail.ask}
          </MailLink>
        </div>
      ) : null}
      <button
        type="button"
        className="button"
        data-testid="stay-here"
        onClick={() => session.wantPhone(false)}
      >
        {words.stay}
      </button>
    </Screen>
  );
}

function CallBegins() {
  useEffect(chime, []);
  return (
    <Notice kind="warning" testid="call-begins">
      {text.phone.callBegins}
    </Notice>
  );
}

/** Dark on white whatever the page's colours are: readers know nothing else. */
function Code({ handOff }: { handOff: HandOff }) {
  const { modules, path } = handOff.qr;
  return (
    <svg
      className="qr"
      role="img"
      aria-label={text.phone.code}
      viewBox={`0 0 ${modules} ${modules}`}
      shapeRendering="crispEdges"
      data-testid="qr"
    >
      <rect width={modules} height={modules} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** As it is typed. Phones take an address with a port for http where nothing is said. */
function shortAddress(url: string): string {
  const { host, port, origin } = new URL(url);
  return `${port ? origin : host}/p`;
}

/** For a phone that cannot scan. */
function Typed({ handOff }: { handOff: HandOff }) {
  const { code, url } = handOff;
  if (code === null) return null;
  return (
    <div className="hand-off-typed">
      <p>{text.phone.typed({ address: shortAddress(url) })}</p>
      <p className="hand-off-digits" dir="ltr" translate="no" data-testid="hand-off-code">
        {`${code.slice(0, 3)} ${code.slice(3)}`}
      </p>
    </div>
  );
}

/** A link while the screen is shown, and a new one before it expires. */
function useHandOff(session: Session) {
  const [handOff, setHandOff] = useState<HandOff | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const renew = useCallback(() => setRound((last) => last + 1), []);
  useEffect(() => {
    let over = false;
    let timer = 0;
    const make = async () => {
      try {
        const made = await session.handOff();
        if (over) return;
        setHandOff(made);
        setProblem(null);
        const good_seconds = Math.max(1, secondsUntil(made.expires) - renew_seconds_before);
        timer = window.setTimeout(() => void make(), good_seconds * 1000);
      } catch (error) {
        if (over) return;
        setHandOff(null);
        setProblem(asProblem(error).code);
      }
    };
    void make();
    return () => {
      over = true;
      window.clearTimeout(timer);
    };
  }, [session, round]);
  const left = useSecondsTo(handOff?.expires ?? null) - renew_seconds_before;
  return { handOff, left: Math.max(0, left), problem, renew };
}

function useSecondsTo(time: string | null): number {
  const now_ms = useNow(time !== null);
  return time === null ? 0 : secondsUntil(time, now_ms);
}
