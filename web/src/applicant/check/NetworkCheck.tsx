import { useEffect, useState } from 'react';
import { type LineCheck, look, progressOf, startCheck } from '../../shared/call/line_check';
import { readingOf } from '../../shared/call/readings';
import { QualityBars } from '../../shared/ui/QualityBars';
import { useStore } from '../../shared/store';
import { Video } from '../../shared/ui/Video';
import type { Session } from '../session';
import { text } from '../meeting/words';

const look_ms = 400;

/**
 * Shows the applicant as they will be seen: their own media, to the relay and back. It measures for
 * some seconds and then stops sending, so that nobody pays for a page that is only open.
 */
export function NetworkCheck({ session, meets }: { session: Session; meets: boolean }) {
  const words = text.line.check;
  // The call goes another way then: no word of what the representative will see.
  const { loop: loopWords, loopCaption } = meets ? text.joining.line : words;
  const { loop } = useStore(session.seat.call.store);
  const { check, progress, restart } = useCheck(session);
  const done = check.stage === 'done';
  return (
    <section className="card line-check" data-testid="network-check" data-stage={check.stage}>
      <h2>{words.heading}</h2>
      {done ? null : (
        <>
          {loop ? (
            <figure className="line-loop">
              <div className="self-frame">
                <Video
                  stream={loop}
                  testid="loop-video"
                  label={loopWords}
                  playLabel={text.check.showSelf}
                  own
                />
              </div>
              <figcaption className="fine">{loopCaption}</figcaption>
            </figure>
          ) : null}
          <progress
            className="line-progress"
            aria-label={words.progress}
            max={1}
            {...(check.stage === 'measuring' ? { value: progress } : {})}
          />
        </>
      )}
      <div role="status">
        {check.stage === 'connecting' ? <p>{words.connecting}</p> : null}
        {check.stage === 'measuring' ? <p>{words.measuring}</p> : null}
        {check.stage !== 'done' ? null : meets ? (
          <MeetingResult check={check} />
        ) : (
          <Result check={check} />
        )}
      </div>
      {done ? (
        <button type="button" className="button" data-testid="network-again" onClick={restart}>
          {words.again}
        </button>
      ) : null}
    </section>
  );
}

type Done = Extract<LineCheck, { stage: 'done' }>;

function Result({ check }: { check: Done }) {
  const words = text.line.check;
  const { verdict, figures } = check;
  const {
    title,
    what,
    tips = [],
  }: { title: string; what: string; tips?: readonly string[] } = words.verdicts[verdict];
  return (
    <div className="line-result">
      <Verdict verdict={verdict} title={title} />
      <p>{what}</p>
      {figures?.over_tcp ? <p>{words.overTcp}</p> : null}
      {tips.length > 0 ? (
        <ul>
          {tips.map((tip) => (
            <li key={tip}>{tip}</li>
          ))}
        </ul>
      ) : null}
      <Figures figures={figures} />
    </div>
  );
}

/** Of a call in Google Meet it says nothing but that this page is reached: the media go another way. */
function MeetingResult({ check: { verdict, figures } }: { check: Done }) {
  const words = text.joining.line;
  return (
    <div className="line-result">
      <Verdict verdict={verdict} title={words.titles[verdict]} />
      <p data-testid="network-meets">{words.what}</p>
      <Figures figures={figures} />
    </div>
  );
}

function Verdict({ verdict, title }: { verdict: Done['verdict']; title: string }) {
  return (
    <p
      className={`line-verdict line-verdict-${verdict}`}
      data-testid="network-verdict"
      data-verdict={verdict}
    >
      <QualityBars quality={verdict} />
      <strong>{title}</strong>
    </p>
  );
}

function Figures({ figures }: { figures: Done['figures'] }) {
  const words = text.line.check;
  if (!figures) return null;
  return (
    <dl className="line-figures fine" data-testid="network-figures">
      <div>
        <dt>{words.speed}</dt>
        <dd>{speedWords(figures.kbps)}</dd>
      </div>
      <div>
        <dt>{words.loss}</dt>
        <dd>{words.lossOf({ percent: figures.loss_percent })}</dd>
      </div>
      {figures.round_trip_ms === null ? null : (
        <div>
          <dt>{words.roundTrip}</dt>
          <dd>{words.roundTripOf({ ms: figures.round_trip_ms })}</dd>
        </div>
      )}
    </dl>
  );
}

interface Checking {
  check: LineCheck;
  progress: number;
}

const beginning = (): Checking => ({ check: startCheck(performance.now()), progress: 0 });

function useCheck(session: Session): Checking & { restart: () => void } {
  const [{ check, progress }, setChecking] = useState(beginning);
  const running = check.stage !== 'done';
  useEffect(() => {
    session.seat.call.holdCheck(!running);
    if (!running) return;
    const timer = window.setInterval(() => {
      const checking = session.seat.call.store.get().purpose === 'check';
      void (checking ? session.seat.call.stats() : Promise.resolve(null)).then((report) => {
        const now_ms = performance.now();
        setChecking((before) => {
          const after = look(before.check, readingOf(report, now_ms), now_ms);
          return { check: after, progress: progressOf(after, now_ms) };
        });
      });
    }, look_ms);
    return () => {
      window.clearInterval(timer);
      // Somebody who reads the help meanwhile pays for nothing.
      session.seat.call.holdCheck(true);
    };
  }, [session, running]);
  return { check, progress, restart: () => setChecking(beginning()) };
}

function speedWords(kbps: number): string {
  const words = text.line.check;
  return kbps < 1000 ? words.speedKbit({ kbps }) : words.speedMbit({ mbps: kbps / 1000 });
}
