import type { Problem } from '../../shared/api/problem';
import type { StaffCall } from '../../shared/api/types';
import { callLine, isSeen, type OtherSide } from '../../shared/call/line';
import { Chat, ChatAnnouncer, type ChatWords } from '../../shared/ui/Chat';
import { useUnreached } from '../../shared/ui/hooks';
import { LineWords } from '../../shared/ui/LineWords';
import { LiveRegion } from '../../shared/ui/LiveRegion';
import { Notice } from '../../shared/ui/Notice';
import { Icon } from '../../shared/ui/Icon';
import { QualityBars } from '../../shared/ui/QualityBars';
import { RecordedBadge } from '../../shared/ui/RecordedBadge';
import { Screen } from '../../shared/ui/Screen';
import { OwnNote, PeerNote, whatIsOff, whatIsWrong } from '../../shared/ui/StageNotes';
import { useStore } from '../../shared/store';
import { Video } from '../../shared/ui/Video';
import { WithName } from '../../shared/ui/WithName';
import { CallCode, CallTime } from './CallFacts';
import { FacePhoto } from './FacePhoto';
import { Work } from './Work';
import { CallStills } from '../stills/CallStills';
import { ShotButton } from '../stills/ShotButton';
import { useTaking } from '../stills/useTaking';
import { LineBusy } from '../LineBusy';
import { InputPickers, InputTrouble } from '../OwnInputs';
import { ProfileFacts } from '../Profile';
import { type Console, otherSideOf } from '../console';
import type { Session } from '../session';
import { wordsFor } from '../../shared/words/opened';
import { text } from '../text';

const words = text.call;

export function CallView(props: { session: Session; call: StaffCall; shown: Console }) {
  const { session, call, shown } = props;
  const { socket } = shown;
  const media = useStore(session.seat.media.store);
  const connection = useStore(session.seat.call.store);
  const { remote, still } = connection;
  const other = otherSideOf(call);
  const unreached = useUnreached(connection, other);
  const off = whatIsOff(call.peer);
  const taking = useTaking(session, call);

  return (
    <Screen name="call" heading={<WithName name={call.profile.name} say={words.heading} />}>
      <div className="panes">
        <div className="pane pane-person">
          <div className="faces">
            <div className="stage" data-testid="face-live">
              <Video
                stream={remote}
                testid="remote-video"
                label={words.remote({ name: call.profile.name })}
                playLabel={words.play}
              />
              {still && !call.peer.camera_off ? (
                <figure className="remote-still">
                  <img
                    src={still}
                    alt={words.still({ name: call.profile.name })}
                    data-testid="remote-still"
                  />
                  <figcaption>{words.stillNote}</figcaption>
                </figure>
              ) : null}
              {call.stills ? <ShotButton {...taking} /> : null}
              <div className="stage-top">
                <LineWords
                  now={callLine(socket, connection.phase, other, unreached)}
                  awaySince={call.peer_away_since}
                  words={words.line}
                  name={call.profile.name}
                />
                <RecordedBadge recorded={call.recorded} label={words.recorded} />
              </div>
              <PeerNote
                off={off && words.peer[off]}
                muted={call.peer.muted}
                wrong={whatIsWrong(call.peer, words.peer)}
              />
              <div className="stage-self">
                <Video
                  stream={media.stream}
                  testid="self-video"
                  label={words.self}
                  playLabel={text.devices.showSelf}
                  own
                />
                <OwnNote muted={media.muted} cameraOff={media.cameraOff} words={words} />
              </div>
            </div>
            <FacePhoto profile={call.profile} />
          </div>
          <CallStills taking={taking} call={call} watcher={shown.staff?.name ?? ''} />
          <LineQuality session={session} other={other} />
          <LineBusy session={session} socket={socket} />
          <Unreached whose={unreached} />
          <CallBar session={session} call={call} />
          <InputTrouble seat={session.seat} state={media} />
          <div className="person-more">
            <ProfileFacts profile={call.profile} account={call.account} photo={false} />
            <Chat
              chat={call.chat}
              peer={call.profile.name}
              words={chatWords}
              language={text.language}
              send={(written) => session.seat.chat(written)}
            />
          </div>
          <ChatAnnouncer chat={call.chat} peer={call.profile.name} words={chatWords} />
        </div>
        <Work session={session} call={call} shown={shown} />
      </div>
    </Screen>
  );
}

const chatWords: ChatWords = {
  ...text.chat,
  problem: ({ code, detail }: Problem) =>
    code === 'chat_too_fast' ? text.chat.tooFast : (wordsFor(text.advice, code) ?? detail),
};

/** What to do while camera and microphone of one side find no way. */
function Unreached({ whose }: { whose: 'ours' | 'theirs' | null }) {
  const { ours, oursWhat, theirs, otherwise } = words.unreached;
  return (
    <LiveRegion>
      {whose === null ? null : (
        <Notice kind="warning" title={whose === 'ours' ? ours : undefined} testid="unreached">
          <p>{whose === 'ours' ? oursWhat : theirs}</p>
          <p>{otherwise}</p>
        </Notice>
      )}
    </LiveRegion>
  );
}

function LineQuality({ session, other }: { session: Session; other: OtherSide }) {
  const { quality, mode, saving } = useStore(session.seat.adapter.store);
  const { phase } = useStore(session.seat.call.store);
  // Of a picture that stands still there is nothing good to say.
  if (!isSeen(phase, other)) return null;
  return (
    <div className="line-quality">
      <p role="status" data-testid="call-quality" data-quality={quality} data-mode={mode}>
        <QualityBars quality={quality} /> <span>{words.quality[quality]}</span>
        {mode === 'full' ? null : <span className="fine">{` ${words.sending[mode]}`}</span>}
      </p>
      <button
        type="button"
        className={saving ? 'button control-on' : 'button'}
        data-testid="save-data"
        onClick={() => session.seat.adapter.save(!saving)}
      >
        {saving ? words.fullPicture : words.saveData}
      </button>
    </div>
  );
}

function CallBar({ session, call }: { session: Session; call: StaffCall }) {
  const media = useStore(session.seat.media.store);
  return (
    <div className="call-bar">
      <CallCode code={call.code} />
      <CallTime call={call} />
      <div className="row call-buttons">
        <button
          type="button"
          className={media.muted ? 'button control-on' : 'button'}
          data-testid="mute"
          onClick={() => session.seat.media.setMuted(!media.muted)}
        >
          <Icon name={media.muted ? 'microphone_off' : 'microphone'} />
          <span>{media.muted ? words.unmute : words.mute}</span>
        </button>
        <button
          type="button"
          className={media.cameraOff ? 'button control-on' : 'button'}
          data-testid="camera-off"
          onClick={() => session.seat.media.setCameraOff(!media.cameraOff)}
        >
          <Icon name={media.cameraOff ? 'camera_off' : 'camera'} />
          <span>{media.cameraOff ? words.cameraOn : words.cameraOff}</span>
        </button>
      </div>
      {media.cameras.length > 1 || media.microphones.length > 1 ? (
        <details className="call-devices">
          <summary>{words.devices}</summary>
          <div className="row">
            <InputPickers media={session.seat.media} state={media} />
          </div>
        </details>
      ) : null}
    </div>
  );
}
