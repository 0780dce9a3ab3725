import { useState } from 'react';
import { asProblem } from '../shared/api/problem';
import type { ApplicantView } from '../shared/api/types';
import type { LineStatus } from '../shared/live/live';
import { useTitle, useWakeLock } from '../shared/ui/hooks';
import { Notice } from '../shared/ui/Notice';
import { Screen } from '../shared/ui/Screen';
import { useStore } from '../shared/ui/store';
import { Video } from '../shared/ui/Video';
import { useOpenWhenAllowed } from './Devices';
import { refusalWords } from './refusal';
import { deviceKind } from './device_kind';
import { DeviceTrouble } from './DeviceTrouble';
import type { Session } from './session';
import { UsePhone } from './UsePhone';
import { text } from './words';

export function Waiting(props: { session: Session; view: ApplicantView; line: LineStatus }) {
  const { session, view, line } = props;
  const words = text.waiting;
  const media = useStore(session.media.store);
  const place = view.queue?.place ?? 1;
  const length = Math.max(place, view.queue?.length ?? place);
  useOpenWhenAllowed(session);
  useWakeLock(true);
  useTitle(text.titleWaiting(place));

  return (
    <Screen name="waiting" heading={place === 1 ? words.headingNext : words.heading}>
      <div className="place" role="status">
        <span className="place-label">{words.place}</span>
        <span className="place-number" data-testid="queue-place">
          {place}
        </span>
        <span className="place-of" data-testid="queue-length">
          {words.of(length)}
        </span>
      </div>
      {line === 'open' ? null : (
        <Notice kind="warning" testid="line-down">
          <span role="status">{words.down}</span>
        </Notice>
      )}
      <DeviceTrouble session={session} state={media} />
      {media.status === 'off' ? (
        <button
          type="button"
          className="button button-main"
          data-testid="turn-on-devices"
          onClick={() => void session.media.open()}
        >
          {text.devices.turnOn}
        </button>
      ) : null}
      <p>{words.keep}</p>
      <p className="aside">{words.safe}</p>
      {media.stream ? (
        <div className="self-frame self-frame-small">
          <Video stream={media.stream} testid="self-video" label={text.devices.self} own />
        </div>
      ) : null}
      {deviceKind() === 'computer' ? <UsePhone session={session} /> : null}
      <Leave session={session} />
    </Screen>
  );
}

function Leave({ session }: { session: Session }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const leave = async () => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await session.leaveQueue();
    } catch (problem) {
      setError(refusalWords(asProblem(problem)));
      setBusy(false);
    }
  };
  return (
    <>
      {error ? (
        <Notice kind="error" testid="leave-error">
          {error}
        </Notice>
      ) : null}
      <button
        type="button"
        className="button"
        aria-disabled={busy}
        data-testid="leave-queue"
        onClick={() => void leave()}
      >
        {busy ? text.waiting.leaving : text.waiting.leave}
      </button>
    </>
  );
}
