import { type ComponentProps, useState } from 'react';
import { Dialog } from '../../shared/ui/Dialog';
import { Icon } from '../../shared/ui/Icon';
import { useStore } from '../../shared/store';
import { SaveData } from './CallQuality';
import { LeaveCall } from './LeaveCall';
import { MediaPicker, Level } from '../check/SelfCheck';
import { LanguagePicker } from '../LanguagePicker';
import type { Session } from '../session';
import { text } from '../words';

export interface ChatButton {
  open: boolean;
  unread: number;
  toggle: () => void;
}

/** One row of round buttons with their names below, at every size. What is rarely wanted is behind "More". */
export function CallControls(props: { session: Session; recorded: boolean; chat: ChatButton }) {
  const { session, recorded, chat } = props;
  const words = text.call;
  const { muted, cameraOff } = useStore(session.seat.media.store);
  const [dialog, setDialog] = useState<'more' | 'leave' | null>(null);
  const close = () => setDialog(null);
  return (
    <div className="controls" role="group" aria-label={words.controls}>
      <Control
        testid="mute"
        icon={muted ? 'microphone_off' : 'microphone'}
        name={muted ? words.unmute : words.mute}
        kind={muted ? 'off' : undefined}
        press={() => session.seat.media.setMuted(!muted)}
      />
      <Control
        testid="camera-off"
        icon={cameraOff ? 'camera_off' : 'camera'}
        name={cameraOff ? words.cameraOn : words.cameraOff}
        kind={cameraOff ? 'off' : undefined}
        press={() => session.seat.media.setCameraOff(!cameraOff)}
      />
      <ChatControl {...chat} />
      <Control
        testid="call-more"
        icon="more"
        name={words.more.open}
        press={() => setDialog('more')}
      />
      <Control
        testid="leave-call"
        icon="leave"
        name={words.leave.open}
        kind="leave"
        press={() => setDialog('leave')}
      />
      {dialog === 'more' ? <More session={session} onClose={close} /> : null}
      {dialog === 'leave' ? (
        <LeaveCall session={session} recorded={recorded} onClose={close} />
      ) : null}
    </div>
  );
}

function Control(props: {
  testid: string;
  icon: ComponentProps<typeof Icon>['name'];
  name: string;
  kind?: 'off' | 'leave' | undefined;
  press: () => void;
}) {
  const { testid, icon, name, kind, press } = props;
  return (
    <button
      type="button"
      className={kind ? `control control-${kind}` : 'control'}
      data-testid={testid}
      onClick={press}
    >
      <span className="control-round">
        <Icon name={icon} />
      </span>
      <span className="control-name">{name}</span>
    </button>
  );
}

function ChatControl({ open, unread, toggle }: ChatButton) {
  const words = text.call.chat;
  return (
    <button
      type="button"
      className={open ? 'control control-open' : 'control'}
      aria-expanded={open}
      data-testid="chat-toggle"
      onClick={toggle}
    >
      <span className="control-round">
        <Icon name="chat" />
        {unread > 0 ? (
          <span className="control-badge" data-testid="chat-unread">
            <span aria-hidden="true">{unread}</span>
            <span className="unseen">{words.unread({ count: unread })}</span>
          </span>
        ) : null}
      </span>
      <span className="control-name">{words.heading}</span>
    </button>
  );
}

function More({ session, onClose }: { session: Session; onClose: () => void }) {
  const words = text.call;
  const media = useStore(session.seat.media.store);
  const choice = media.cameras.length > 1 || media.microphones.length > 1;
  return (
    <Dialog heading={words.more.heading} testid="call-more-sheet" onClose={onClose}>
      {choice ? null : <p>{words.more.noDevices}</p>}
      <MediaPicker media={session.seat.media} state={media} kind="camera" />
      <MediaPicker media={session.seat.media} state={media} kind="microphone" />
      {media.stream ? <Level key={media.stream.id} stream={media.stream} /> : null}
      <SaveData session={session} />
      <LanguagePicker />
      <button
        type="button"
        className="button button-main"
        data-testid="call-more-close"
        onClick={onClose}
      >
        {words.more.done}
      </button>
    </Dialog>
  );
}
