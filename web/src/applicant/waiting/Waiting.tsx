import { useEffect, useState } from 'react';
import type { ApplicantView } from '../../shared/api/types';
import { useNow, useTitle, useWakeLock } from '../../shared/ui/hooks';
import { Notice } from '../../shared/ui/Notice';
import { Screen } from '../../shared/ui/Screen';
import { useStore } from '../../shared/store';
import { LiveRegion } from '../../shared/ui/LiveRegion';
import { Video } from '../../shared/ui/Video';
import { Booking } from './Booking';
import { DeskNotice } from './DeskNotice';
import { useOpenWhenAllowed } from '../check/CheckScreen';
import { missed } from '../account/account_calls';
import { deviceKind } from '../device_kind';
import { InputTrouble } from '../check/InputTrouble';
import { AskButton } from '../AskButton';
import { LineDown } from '../LineDown';
import { type Page, rests } from '../page';
import type { Session } from '../session';
import { LeaveQueue } from './LeaveQueue';
import { lengthOf } from './length';
import { placeFrom } from './slots';
import { UsePhone } from '../phone/UsePhone';
import { reasonWords, text } from '../words';

export function Waiting(props: { session: Session; page: Page; view: ApplicantView }) {
  const { session, page, view } = props;
  const words = text.waiting;
  const media = useStore(session.seat.media.store);
  const place = view.queue?.place ?? 1;
  const here = view.medium === 'embedded';
  useCameraRest(session, view);
  useOpenWhenAllowed(session, !rests(page));
  useWakeLock(true);
  useTitle(text.common.titleWaiting({ place }));

  return (
    <Screen name="waiting" heading={headingOf(view)}>
      <BackInLine view={view} />
      <PlaceCard view={view} />
      <MeetingAwaited view={view} />
      <LineDown session={session} socket={page.socket} words={words.down} />
      <DeskNotice view={view} />
      {here ? (
        <CameraRests session={session} resting={page.resting} on={media.status === 'ready'} />
      ) : null}
      <InputTrouble session={session} state={media} />
      {media.status === 'off' && !rests(page) ? (
        <button
          type="button"
          className="button button-main"
          data-testid="turn-on-devices"
          onClick={() => void session.seat.media.open()}
        >
          {text.check.turnOn}
        </button>
      ) : null}
      <Prepare />
      <p>{here ? words.keep : text.meeting.keep}</p>
      <p className="aside">{words.safe}</p>
      {media.stream ? (
        <div className="self-frame self-frame-small">
          <Video
            stream={media.stream}
            testid="self-video"
            label={text.check.self}
            playLabel={text.check.showSelf}
            own
          />
        </div>
      ) : null}
      {deviceKind() === 'computer' ? <UsePhone session={session} /> : null}
      <AskCallBack session={session} view={view} />
      <Booking session={session} view={view} />
      <LeaveQueue session={session} view={view} />
    </Screen>
  );
}

function MeetingAwaited({ view }: { view: ApplicantView }) {
  return (
    <LiveRegion>
      {view.meeting_awaited ? (
        <Notice kind="warning" testid="meeting-awaited">
          {text.meeting.awaited}
        </Notice>
      ) : null}
    </LiveRegion>
  );
}

/** Being next is worth something only where somebody is there, and a meeting. */
function headingOf({ queue, opening, meeting_awaited }: ApplicantView): string {
  const words = text.waiting;
  if (!opening.staff_available) return words.headingNobody;
  return queue?.place === 1 && !meeting_awaited ? words.headingNext : words.heading;
}

function Prepare() {
  const { heading, points } = text.waiting.prepare;
  return (
    <section className="card" data-testid="prepare">
      <h2>{heading}</h2>
      <ul className="plain-list">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}

/** The wait begins with the camera on; the rest is a matter of time and of the queue. */
function useCameraRest(session: Session, view: ApplicantView): void {
  const now_ms = useNow();
  useEffect(() => session.wakeCamera(), [session]);
  useEffect(() => session.tendRest(), [session, view, now_ms]);
}

function CameraRests(props: { session: Session; resting: boolean; on: boolean }) {
  const { session, resting, on } = props;
  const words = text.waiting.rest;
  const [byHand, setByHand] = useState(false);
  const [rested, setRested] = useState(false);
  if (resting && !rested) setRested(true);
  const wake = () => {
    setByHand(true);
    session.wakeCamera();
    void session.seat.media.open();
  };
  if (resting && byHand) setByHand(false);
  return (
    <LiveRegion>
      {resting ? (
        <Notice kind="info" testid="camera-rests">
          <p>{words.off}</p>
          <button type="button" className="button" data-testid="camera-wake" onClick={wake}>
            {words.on}
          </button>
        </Notice>
      ) : null}
      {rested && on && !byHand ? (
        <Notice kind="good" testid="camera-back">
          {words.back}
        </Notice>
      ) : null}
    </LiveRegion>
  );
}

export function PlaceCard({ view }: { view: ApplicantView }) {
  const words = text.waiting;
  const place = view.queue?.place ?? 1;
  return (
    <div className="place" role="status">
      <span className="place-label">{words.place}</span>
      <span className="place-number" data-testid="queue-place">
        {place}
      </span>
      <span className="place-of" data-testid="queue-length">
        {words.of(lengthOf(view.queue))}
      </span>
      <span className="place-estimate" data-testid="queue-estimate">
        <span className="place-label">{words.estimate}</span>{' '}
        <strong>{estimateWords(view.queue?.estimate_seconds ?? null)}</strong>
      </span>
    </div>
  );
}

function estimateWords(seconds: number | null): string {
  const words = text.waiting;
  if (seconds === null) return words.unknown;
  if (seconds < 60) return words.soon;
  const minutes = Math.round(seconds / 60);
  return minutes < 60
    ? words.minutes({ minutes })
    : words.hours({ hours: Math.floor(minutes / 60) });
}

function BackInLine({ view }: { view: ApplicantView }) {
  const from = placeFrom(view, useNow(view.slot !== null));
  return (
    <LiveRegion>
      {from === null ? null : (
        <Notice kind="good" testid="back-in-line">
          {from === 'earlier' ? text.waiting.keptPlace : <WhyBack result={view.last_result} />}
        </Notice>
      )}
    </LiveRegion>
  );
}

/** Their call is over, and they have heard of it only here. */
function WhyBack({ result }: { result: ApplicantView['last_result'] }) {
  const words = text.waiting;
  if (!result || !missed(result)) return words.backInLine;
  return (
    <>
      {result.reasons.map(reasonWords).map((reason) => (
        <p key={reason.code}>{reason.text}</p>
      ))}
      <p>{words.backInLineEnded}</p>
    </>
  );
}

function AskCallBack({ session, view }: { session: Session; view: ApplicantView }) {
  const words = text.waiting.callBack;
  if (!view.contact.email_known) return null;
  return (
    <section className="card">
      <h2>{words.heading}</h2>
      <p>{words.lead}</p>
      <AskButton
        testid="request-call-back"
        ask={() => session.requestCallBack()}
        busyWords={words.asking}
      >
        {words.ask}
      </AskButton>
    </section>
  );
}
