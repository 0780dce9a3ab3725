import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../shared/api/problem';
import type { ApplicantCall, ApplicantView } from '../../shared/api/types';
import { callLine } from '../../shared/call/line';
import type { Phase } from '../../shared/call/machine';
import type { MediaState } from '../../shared/call/media';
import type { SocketStatus } from '../../shared/live/live';
import { Avatar } from '../../shared/ui/Avatar';
import { Chat, ChatAnnouncer, type ChatWords, useUnread } from '../../shared/ui/Chat';
import { chime } from '../../shared/ui/chime';
import { useTitle, useUnreached, useWakeLock } from '../../shared/ui/hooks';
import { LineWords } from '../../shared/ui/LineWords';
import { LiveRegion } from '../../shared/ui/LiveRegion';
import { Icon } from '../../shared/ui/Icon';
import { RecordedBadge } from '../../shared/ui/RecordedBadge';
import { Screen } from '../../shared/ui/Screen';
import { OwnNote, PeerNote, whatIsOff, whatIsWrong } from '../../shared/ui/StageNotes';
import { useStore } from '../../shared/store';
import { Video } from '../../shared/ui/Video';
import { WithName } from '../../shared/ui/WithName';
import { CallCaption } from './CallCaption';
import { CardFrame } from './CardFrame';
import { CallControls } from './CallControls';
import { CallFacts } from './CallFacts';
import { StillNotice } from './still/StillNotice';
import { refusalWords } from '../Refusal';
import { deviceKind } from '../device_kind';
import { LineDown } from '../LineDown';
import { InputTrouble } from '../check/InputTrouble';
import { otherSideOf } from '../page';
import { LineQuality, RemoteStill } from './CallQuality';
import type { Session } from '../session';
import { UsePhone } from '../phone/UsePhone';
import { later } from '../later';
import { text } from '../words';

const Unreached = later(async () => (await import('./Unreached')).Unreached);

export function CallScreen(props: { session: Session; view: ApplicantView; socket: SocketStatus }) {
  const { session, view, socket } = props;
  const { phase } = useStore(session.seat.call.store);
  useEffect(chime, []);
  useWakeLock(true);
  useTitle(text.common.titleCall, isConnecting(phase) ? text.common.titleMatched : null);
  useEffect(() => {
    void session.seat.media.open();
  }, [session]);
  if (!view.call) return null;
  return <Talking session={session} call={view.call} recorded={view.recorded} socket={socket} />;
}

function Talking(props: {
  session: Session;
  call: ApplicantCall;
  recorded: boolean;
  socket: SocketStatus;
}) {
  const { session, call, recorded, socket } = props;
  const words = text.call;
  const media = useStore(session.seat.media.store);
  const connection = useStore(session.seat.call.store);
  const other = otherSideOf(call);
  const unreached = useUnreached(connection, other);
  const connecting = isConnecting(connection.phase) || other.unreachedSince !== null;
  const { name } = call.representative;

  return (
    <Screen name="call" heading={<WithName name={name} say={words.heading} />}>
      <Talk session={session} call={call} recorded={recorded}>
        {/* Who holds up a document looks at it: their own picture is the large one. */}
        <div className="stage" data-asks={showsDocument(call) ? 'document' : call.now?.kind}>
          <Video
            stream={connection.remote}
            testid="remote-video"
            label={words.remote({ name })}
            playLabel={words.play}
          />
          <RemoteStill still={call.peer.camera_off ? null : connection.still} name={name} />
          <Peer call={call} connecting={connecting} />
          <div className="stage-top">
            <LineWords
              now={callLine(socket, connection.phase, other, unreached)}
              awaySince={call.peer_away_since}
              words={words.line}
              name={name}
            />
            <RecordedBadge recorded={recorded} label={words.recorded} />
            <LineQuality session={session} other={other} />
          </div>
          <div className="stage-foot">
            <PeerSwitches call={call} />
            <SelfView session={session} media={media} document={showsDocument(call)} />
            <CallCaption now={call.now} />
          </div>
        </div>
        <StillNotice session={session} name={name} />
        <LineDown session={session} socket={socket} words={null} />
        <LiveRegion>
          {unreached ? <Unreached session={session} whose={unreached} name={name} /> : null}
        </LiveRegion>
        <InputTrouble session={session} state={media} />
        {media.problem && deviceKind() === 'computer' ? <UsePhone session={session} /> : null}
      </Talk>
    </Screen>
  );
}

/** The call begins; one that is interrupted has begun. */
function isConnecting(phase: Phase): boolean {
  return phase === 'idle' || phase === 'connecting';
}

/** Who it is, while their picture is not there. */
function Peer({ call, connecting }: { call: ApplicantCall; connecting: boolean }) {
  const words = text.call;
  const { name, photo_url } = call.representative;
  if (!connecting && !call.peer.camera_off) return null;
  return (
    <div className="stage-peer" data-testid="stage-peer">
      <Avatar name={name} photo={photo_url} large />
      <p>{connecting ? <WithName name={name} say={words.connectingTo} /> : <bdi>{name}</bdi>}</p>
    </div>
  );
}

function PeerSwitches({ call }: { call: ApplicantCall }) {
  const off = whatIsOff(call.peer);
  const { name } = call.representative;
  return (
    <PeerNote
      off={off && <WithName name={name} say={text.call.peer[off]} />}
      muted={call.peer.muted}
      wrong={whatIsWrong(call.peer, text.call.peer).map((say, index) => (
        <WithName key={index} name={name} say={say} />
      ))}
    />
  );
}

/** It is asked for, or photographed, or the camera that looks away from them is. */
function showsDocument({ now, still, camera }: ApplicantCall): boolean {
  const photographed = still?.of === 'document_front' || still?.of === 'document_back';
  return now?.kind === 'document' || photographed || camera === 'environment';
}

/** Not mirrored while a document is held up: it would read backwards. */
function SelfView(props: { session: Session; media: MediaState; document: boolean }) {
  const { session, media, document } = props;
  const words = text.call;
  return (
    <div className="stage-self">
      <Video
        stream={media.stream}
        testid="self-video"
        label={words.self}
        playLabel={text.check.showSelf}
        className={document ? 'video-straight' : undefined}
        own
      />
      {document && !media.cameraOff ? <CardFrame /> : null}
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

/** The picture (children) and the chat, and below both the bar with the controls, whatever is open. */
function Talk(props: {
  session: Session;
  call: ApplicantCall;
  recorded: boolean;
  children: ReactNode;
}) {
  const { session, call, recorded, children } = props;
  const [open, setOpen] = useState(false);
  const { name } = call.representative;
  const unread = useUnread(call.id, call.chat, open);
  const bar = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    focusOn(bar, 'chat-toggle');
  };
  const words = chatWords();
  return (
    <>
      <div className="call-main">
        <div className="call-view">{children}</div>
        {open ? (
          <Chat
            chat={call.chat}
            peer={name}
            words={words}
            language={text.language}
            send={(written) => session.seat.chat(written)}
            onClose={{ label: text.call.chat.close, close }}
          />
        ) : null}
      </div>
      <ChatAnnouncer chat={call.chat} peer={name} words={words} />
      <div ref={bar} className="call-bar">
        <CallFacts call={call} />
        <CallControls
          session={session}
          recorded={recorded}
          chat={{ open, unread, toggle: () => (open ? close() : setOpen(true)) }}
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
