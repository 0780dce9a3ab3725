import { useEffect } from 'react';
import { secondsSince } from '../shared/api/clock';
import type { ApplicantView } from '../shared/api/types';
import { callLine } from '../shared/call/line';
import type { Phase } from '../shared/call/machine';
import type { LineStatus } from '../shared/live/live';
import { Announcer } from '../shared/ui/Announcer';
import { chime } from '../shared/ui/chime';
import { useNow, useSecondsLeft, useTitle, useWakeLock } from '../shared/ui/hooks';
import { Icon } from '../shared/ui/Icon';
import { Screen } from '../shared/ui/Screen';
import { useStore } from '../shared/ui/store';
import { Video } from '../shared/ui/Video';
import { duration } from '../shared/ui/words';
import { DeviceTrouble } from './SelfCheck';
import type { Session } from './session';
import { text } from './words';

const away_seconds_max = 60;

export function CallScreen(props: { session: Session; view: ApplicantView; line: LineStatus }) {
  const { session, view, line } = props;
  const words = text.call;
  const media = useStore(session.media.store);
  const call = useStore(session.call.store);
  useEffect(chime, []);
  useWakeLock(true);
  useTitle(text.titleCall, call.phase === 'connected' ? null : text.titleMatched);
  useEffect(() => {
    void session.media.open();
  }, [session]);
  if (!view.call) return null;
  const { name } = view.call.representative;

  return (
    <Screen name="call" heading={words.heading(name)}>
      <div className="stage">
        <Video
          stream={call.remote}
          testid="remote-video"
          label={words.remote(name)}
          playLabel={words.play}
        />
        <LineWords view={view} line={line} phase={call.phase} />
        <div className="stage-self">
          <Video stream={media.stream} testid="self-video" label={words.self} own />
          {media.muted || media.cameraOff ? (
            <p className="stage-self-note" role="status">
              {media.cameraOff ? words.cameraIsOff : words.muted}
            </p>
          ) : null}
        </div>
      </div>
      <DeviceTrouble media={session.media} state={media} />
      <CallFacts call={view.call} />
      <Controls session={session} />
    </Screen>
  );
}

function LineWords(props: {
  view: ApplicantView;
  line: LineStatus;
  phase: Phase;
}) {
  const { view, line, phase } = props;
  const words = text.call.line;
  const name = view.call?.representative.name ?? '';
  const now = callLine(line, phase, view.call?.peer_present ?? false);
  const left = useSecondsLeft(now === 'they_dropped', away_seconds_max);
  const shown = now === 'they_dropped' ? words.they_dropped(name, left) : words[now];
  // The countdown is for the eye: once is enough for the ear.
  const said = now === 'they_dropped' ? words.they_dropped(name, null) : words[now];
  return (
    <>
      <p className={`line-words line-${now}`} data-testid="call-line" data-line={now} aria-hidden="true">
        {shown}
      </p>
      <Announcer text={said} urgent={now === 'you_dropped'} />
    </>
  );
}

function CallFacts({ call }: { call: NonNullable<ApplicantView['call']> }) {
  const words = text.call;
  const now_ms = useNow();
  return (
    <div className="call-facts">
      <p className="call-who">
        <span className="fine">{words.representative}</span>
        <strong data-testid="representative-name">
          <bdi>{call.representative.name}</bdi>
        </strong>
      </p>
      <p className="call-code">
        <span className="fine">{words.code}</span>
        <strong className="code" dir="ltr" data-testid="call-code">
          {call.code}
        </strong>
      </p>
      <p className="call-time">
        <span className="fine">{words.elapsed}</span>
        <strong data-testid="call-elapsed">{duration(secondsSince(call.started, now_ms))}</strong>
      </p>
      <p className="call-code-why fine">{words.codeWhy}</p>
    </div>
  );
}

function Controls({ session }: { session: Session }) {
  const words = text.call;
  const { muted, cameraOff, cameras } = useStore(session.media.store);
  return (
    <div className="controls">
      <button
        type="button"
        className={muted ? 'button control control-on' : 'button control'}
        data-testid="mute"
        onClick={() => session.media.setMuted(!muted)}
      >
        <Icon name={muted ? 'microphone_off' : 'microphone'} />
        {muted ? words.unmute : words.mute}
      </button>
      <button
        type="button"
        className={cameraOff ? 'button control control-on' : 'button control'}
        data-testid="camera-off"
        onClick={() => session.media.setCameraOff(!cameraOff)}
      >
        <Icon name={cameraOff ? 'camera_off' : 'camera'} />
        {cameraOff ? words.cameraOn : words.cameraOff}
      </button>
      {cameras.length > 1 ? (
        <button
          type="button"
          className="button control"
          data-testid="switch-camera"
          onClick={() => void session.media.nextCamera()}
        >
          <Icon name="switch" />
          {words.switchCamera}
        </button>
      ) : null}
    </div>
  );
}
