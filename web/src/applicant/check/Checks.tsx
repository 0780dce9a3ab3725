import { type ReactNode, useEffect, useState } from 'react';
import { oval, settled } from '../../shared/call/face_guide';
import type { MediaState } from '../../shared/call/media';
import { playTestSound } from '../../shared/call/speaker';
import type { Sight } from '../../shared/call/watch_light';
import { Part } from '../../shared/part';
import { Icon } from '../../shared/ui/Icon';
import { Video } from '../../shared/ui/Video';
import { MediaPicker, Level } from './SelfCheck';
import type { Session } from '../session';
import { text } from '../words';

/**
 * The picture, how to go on (children), and a line for each thing that a call needs: how it is, and what to do.
 * None of them stops anybody.
 */
export function Checks(props: {
  session: Session;
  media: MediaState;
  stream: MediaStream;
  children: ReactNode;
}) {
  const { session, media, stream, children } = props;
  const words = text.check;
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const picker = { media: session.seat.media, state: media };
  return (
    <div className="self-check">
      <div className="self-frame">
        <Video
          stream={stream}
          testid="self-video"
          label={words.self}
          playLabel={words.showSelf}
          own
          onElement={setVideo}
        />
        <FaceGuide />
      </div>
      {children}
      <ul className="checks">
        <Line name="camera" title={words.camera} state={media.silent.camera ? 'attention' : 'ok'}>
          <p>{words.cameraWorks}</p>
          <MediaPicker {...picker} kind="camera" />
        </Line>
        <MicrophoneLine key={stream.id} stream={stream}>
          <MediaPicker {...picker} kind="microphone" />
        </MicrophoneLine>
        <SpeakerLine>
          <MediaPicker {...picker} kind="speaker" />
        </SpeakerLine>
        <LightLine video={video} />
      </ul>
      <ul className="aside tips">
        {words.tips.map((tip) => (
          <li key={tip}>{tip}</li>
        ))}
      </ul>
    </div>
  );
}

type State = 'ok' | 'attention' | 'open';

function Line(props: { name: string; title: string; state: State; children?: ReactNode }) {
  const { name, title, state, children } = props;
  return (
    <li className={`check-line check-${state}`} data-testid={`check-${name}`} data-state={state}>
      <Icon name={state === 'ok' ? 'done' : state === 'attention' ? 'attention' : 'open'} />
      <div className="check-body">
        <h2>
          <span>{title}</span> <span className="unseen">{text.check.states[state]}</span>
        </h2>
        {children}
      </div>
    </li>
  );
}

function MicrophoneLine({ stream, children }: { stream: MediaStream; children: ReactNode }) {
  const [heard, setHeard] = useState(false);
  return (
    <Line name="microphone" title={text.check.microphone} state={heard ? 'ok' : 'open'}>
      <Level stream={stream} onHeard={setHeard} />
      {children}
    </Line>
  );
}

type Sound = 'silent' | 'playing' | 'played' | 'heard' | 'not_heard' | 'unplayed';

function SpeakerLine({ children }: { children: ReactNode }) {
  const words = text.check;
  const [sound, setSound] = useState<Sound>('silent');
  const play = () => {
    if (sound === 'playing') return;
    setSound('playing');
    playTestSound().then(
      (played) => setSound(played ? 'played' : 'unplayed'),
      () => setSound('unplayed'),
    );
  };
  const state = sound === 'heard' ? 'ok' : sound === 'not_heard' ? 'attention' : 'open';
  return (
    <Line name="speaker" title={words.speaker} state={state}>
      <div role="status">
        {sound === 'silent' ? <p>{words.speakerAsk}</p> : null}
        {sound === 'playing' ? <p>{words.playing}</p> : null}
        {sound === 'played' ? <p>{words.heard}</p> : null}
        {sound === 'heard' ? <p>{words.speakerWorks}</p> : null}
        {sound === 'unplayed' ? <p>{words.speakerUnplayed}</p> : null}
        {sound === 'not_heard' ? (
          <ul className="plain-list">
            {words.speakerAdvice.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : null}
      </div>
      {sound === 'heard' ? null : (
        <div className="row">
          {/* One button all along: one that goes away while it plays takes the focus with it. */}
          <Small
            testid="play-sound"
            label={sound === 'silent' ? words.play : words.playAgain}
            press={play}
          />
          {sound === 'played' ? (
            <>
              <Small testid="sound-heard" label={words.yes} press={() => setSound('heard')} />
              <Small
                testid="sound-not-heard"
                label={words.no}
                press={() => setSound('not_heard')}
              />
            </>
          ) : null}
        </div>
      )}
      {sound === 'not_heard' || sound === 'unplayed' ? children : null}
    </Line>
  );
}

function Small({ testid, label, press }: { testid: string; label: string; press: () => void }) {
  return (
    <button type="button" className="button" data-testid={testid} onClick={press}>
      {label}
    </button>
  );
}

/** So many looks must agree before the words change. */
const agreeing = 3;

const watching = new Part(async () => (await import('../../shared/call/watch_light')).watchLight);

function LightLine({ video }: { video: HTMLVideoElement | null }) {
  const words = text.check;
  const [advice, setAdvice] = useState<Advice | 'unknown' | null>(null);
  useEffect(() => {
    if (!video) return;
    const settle = settled<Advice>(agreeing);
    const seen = (sight: Sight | null) => setAdvice(sight ? settle(adviceOn(sight)) : 'unknown');
    let over = false;
    let stop = () => {};
    void watching.fetch().then((watchLight) => {
      if (over) return;
      if (watchLight) stop = watchLight(video, seen);
      else seen(null);
    });
    return () => {
      over = true;
      stop();
    };
  }, [video]);
  const state =
    advice === null || advice === 'unknown' ? 'open' : advice === 'good' ? 'ok' : 'attention';
  const said = { ...words.lightNow, ...words.framingNow };
  return (
    <Line name="light" title={words.light} state={state}>
      <p role="status" data-testid="light-words">
        {said[advice ?? 'looking']}
      </p>
    </Line>
  );
}

type Advice = Sight['light'] | Exclude<Sight['framing'], 'good' | null>;

/** Light first: in the dark nobody's face is found either. */
function adviceOn({ light, framing }: Sight): Advice {
  if (light !== 'good' || framing === null || framing === 'good') return light;
  return framing;
}

const tall = 90;

function FaceGuide() {
  return (
    <svg className="face-guide" viewBox="0 0 160 90" aria-hidden="true">
      <ellipse cx="80" cy={oval.centreY * tall} rx={oval.radiusX * tall} ry={oval.radiusY * tall} />
    </svg>
  );
}
