import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../shared/api/problem';
import type { ApplicantCall, ApplicantView } from '../../shared/api/types';
import { callLine } from '../../shared/call/line';
import type { Phase } from '../../shared/call/machine';
import type { MediaState } from '../../shared/call/media';
import type { SocketStatus } from '../../shared/live/live';
import { Avatar } from '../../shared/ui/Avatar';
import { Chat, ChatAnnouncer, type ChatWords, useUnread } from '../../shared/ui/Chat';
import { chime } from '../../shared/ui/chime';
import { useMedia, useTitle, useWakeLock } from '../../shared/ui/hooks';
import { LineWords } from '../../shared/ui/LineWords';
import { Icon } from '../../shared/ui/Icon';
import { Screen } from '../../shared/ui/Screen';
import { OwnNote, PeerNote, whatIsOff, whatIsWrong } from '../../shared/ui/StageNotes';
import { useStore } from '../../shared/store';
import { Video } from '../../shared/ui/Video';
import { WithName } from '../../shared/ui/WithName';
import { CallCaption } from './CallCaption';
import { CallControls } from './CallControls';
import { CallFacts } from './CallFacts';
import { refusalWords } from '../Refusal';
import { deviceKind } from '../device_kind';
import { InputTrouble } from '../check/InputTrouble';
import { LineQuality, RemoteStill } from './CallQuality';
import type { Session } from '../session';
import { UsePhone } from '../phone/UsePhone';
import { filled } from '../../shared/words/opened';
import { text } from '../words';

/** Where the chat stands beside the picture, and needs no button. As in call.css. */
const wide = '(min-width: 64rem) and (min-height: 30.01rem)';

export function CallScreen(props: { session: Session; view: ApplicantView; socket: SocketStatus }) {
  const { session, view, socket } = props;
  const words = text.call;
  const media = useStore(session.seat.media.store);
  const connection = useStore(session.seat.call.store);
  useEffect(chime, []);
  useWakeLock(true);
  useTitle(text.common.titleCall, isConnecting(connection.phase) ? text.common.titleMatched : null);
  useEffect(() => {
    void session.seat.media.open();
  }, [session]);
  if (!view.call) return null;
  const { call } = view;

  return (
    <Screen name="call" heading={<WithName name={call.representative.name} say={words.heading} />}>
      <div className="stage">
        <Video
          stream={connection.remote}
          testid="remote-video"
          label={words.remote({ name: call.representative.name })}
          playLabel={words.play}
        />
        <RemoteStill
          still={call.peer.camera_off ? null : connection.still}
          name={call.representative.name}
        />
        <Peer call={call} phase={connection.phase} />
        <div className="stage-top">
          <CallLineWords call={call} socket={socket} phase={connection.phase} />
        </div>
        <SelfView session={session} media={media} />
      </div>
      <CallCaption now={call.now} />
      <InputTrouble session={session} state={media} />
      {media.problem && deviceKind() === 'computer' ? <UsePhone session={session} /> : null}
      <LineQuality session={session} present={call.peer_present} />
      <CallFacts call={call} />
      <Talk session={session} call={call} />
    </Screen>
  );
}

/** The call begins; one that is interrupted has begun. */
function isConnecting(phase: Phase): boolean {
  return phase === 'idle' || phase === 'connecting';
}

/** Who it is, while their picture is not there; and what of them is off. */
function Peer({ call, phase }: { call: ApplicantCall; phase: Phase }) {
  const words = text.call;
  const { name, photo_url } = call.representative;
  const { muted, camera_off } = call.peer;
  const connecting = isConnecting(phase);
  const off = whatIsOff(call.peer);
  return (
    <>
      {connecting || camera_off ? (
        <div className="stage-peer" data-testid="stage-peer">
          <Avatar name={name} photo={photo_url} large />
          <p>
            {connecting ? <WithName name={name} say={words.connectingTo} /> : <bdi>{name}</bdi>}
          </p>
        </div>
      ) : null}
      <PeerNote
        off={off && <WithName name={name} say={words.peer[off]} />}
        muted={muted}
        wrong={whatIsWrong(call.peer, words.peer).map((say, index) => (
          <WithName key={index} name={name} say={say} />
        ))}
      />
    </>
  );
}

function CallLineWords(props: { call: ApplicantCall; socket: SocketStatus; phase: Phase }) {
  const { call, socket, phase } = props;
  const words = text.call.line;
  const { name } = call.representative;
  const now = callLine(socket, phase, call.peer_present);
  return (
    <LineWords
      now={now}
      awaySince={call.peer_away_since}
      said={(of) => filled(words[now], of)}
      withLeft={words.they_dropped_left}
      name={name}
    />
  );
}

function SelfView({ session, media }: { session: Session; media: MediaState }) {
  const words = text.call;
  return (
    <div className="stage-self">
      <Video
        stream={media.stream}
        testid="self-video"
        label={words.self}
        playLabel={text.check.showSelf}
        own
      />
      {media.cameras.length > 1 ? (
        <button
          type="button"
          className="stage-flip"
          aria-label={words.switchCamera}
          title={words.switchCamera}
          data-testid="switch-camera"
          onClick={() => void session.seat.media.nextCamera()}
        >
          <Icon name="switch" />
        </button>
      ) : null}
      <OwnNote muted={media.muted} cameraOff={media.cameraOff} words={words} />
    </div>
  );
}

/** The chat and the controls: the chat has its own place on a wide screen, and a button elsewhere. */
function Talk({ session, call }: { session: Session; call: ApplicantCall }) {
  const beside = useMedia(wide);
  const [opened, setOpened] = useState(false);
  const { name } = call.representative;
  const open = beside || opened;
  const unread = useUnread(call.id, call.chat, open);
  const controls = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpened(false);
    focusOn(controls, 'chat-toggle');
  };
  const words = chatWords();
  return (
    <>
      {open ? (
        <Chat
          chat={call.chat}
          peer={name}
          words={words}
          language={text.language}
          send={(written) => session.seat.chat(written)}
          {...(beside ? {} : { onClose: { label: text.call.chat.close, close } })}
        />
      ) : null}
      <ChatAnnouncer chat={call.chat} peer={name} words={words} />
      <div ref={controls} className="controls-place">
        <CallControls
          session={session}
          chat={{ open, unread, toggle: () => (opened ? close() : setOpened(true)) }}
        />
      </div>
    </>
  );
}

function focusOn(place: RefObject<HTMLElement | null>, testid: string): void {
  place.current?.querySelector<HTMLElement>(`[data-testid="${testid}"]`)?.focus();
}

function chatWords(): ChatWords {
  const { tooFast, ...words } = text.call.chat;
  const problem = (refused: Problem) =>
    refused.code === 'chat_too_fast' ? tooFast : refusalWords(refused);
  return { ...words, problem };
}
