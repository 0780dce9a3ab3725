import { useState } from 'react';
import { Dialog } from '../../shared/ui/Dialog';
import { Icon } from '../../shared/ui/Icon';
import { useStore } from '../../shared/store';
import { SaveData } from './CallQuality';
import { LeaveCall } from './LeaveCall';
import { MediaPicker, Level } from '../check/SelfCheck';
import type { Session } from '../session';
import { text } from '../words';

export interface ChatButton {
  open: boolean;
  unread: number;
  toggle: () => void;
}

export function CallControls({ session, chat }: { session: Session; chat: ChatButton }) {
  const words = text.call;
  const { muted, cameraOff } = useStore(session.seat.media.store);
  const [dialog, setDialog] = useState<'inputs' | 'leave' | null>(null);
  const close = () => setDialog(null);
  return (
    <div className="controls" role="group" aria-label={words.controls}>
      <button
        type="button"
        className={muted ? 'button control control-on' : 'button control'}
        data-testid="mute"
        onClick={() => session.seat.media.setMuted(!muted)}
      >
        <Icon name={muted ? 'microphone_off' : 'microphone'} />
        <span>{muted ? words.unmute : words.mute}</span>
      </button>
      <button
        type="button"
        className={cameraOff ? 'button control control-on' : 'button control'}
        data-testid="camera-off"
        onClick={() => session.seat.media.setCameraOff(!cameraOff)}
      >
        <Icon name={cameraOff ? 'camera_off' : 'camera'} />
        <span>{cameraOff ? words.cameraOn : words.cameraOff}</span>
      </button>
      <ChatControl {...chat} />
      <SaveData session={session} />
      <button
        type="button"
        className="button control"
        data-testid="call-devices"
        onClick={() => setDialog('inputs')}
      >
        <Icon name="devices" />
        <span>{words.devices.open}</span>
      </button>
      <button
        type="button"
        className="button control control-leave"
        data-testid="leave-call"
        onClick={() => setDialog('leave')}
      >
        <Icon name="leave" />
        <span>{words.leave.open}</span>
      </button>
      {dialog === 'inputs' ? <InputSheet session={session} onClose={close} /> : null}
      {dialog === 'leave' ? <LeaveCall session={session} onClose={close} /> : null}
    </div>
  );
}

/** Where the chat has no place of its own beside the picture. */
function ChatControl({ open, unread, toggle }: ChatButton) {
  const words = text.call.chat;
  return (
    <button
      type="button"
      className={open ? 'button control control-chat control-on' : 'button control control-chat'}
      aria-expanded={open}
      data-testid="chat-toggle"
      onClick={toggle}
    >
      <span className="control-badged">
        <Icon name="chat" />
        {unread > 0 ? (
          <span className="control-badge" data-testid="chat-unread">
            <span aria-hidden="true">{unread}</span>
            <span className="unseen">{words.unread({ count: unread })}</span>
          </span>
        ) : null}
      </span>
      <span>{words.heading}</span>
    </button>
  );
}

function InputSheet({ session, onClose }: { session: Session; onClose: () => void }) {
  const words = text.call.devices;
  const media = useStore(session.seat.media.store);
  const choice = media.cameras.length > 1 || media.microphones.length > 1;
  return (
    <Dialog heading={words.heading} testid="device-sheet" onClose={onClose}>
      {choice ? null : <p>{words.none}</p>}
      <MediaPicker media={session.seat.media} state={media} kind="camera" />
      <MediaPicker media={session.seat.media} state={media} kind="microphone" />
      {media.stream ? <Level key={media.stream.id} stream={media.stream} /> : null}
      <button
        type="button"
        className="button button-main"
        data-testid="device-sheet-close"
        onClick={onClose}
      >
        {words.done}
      </button>
    </Dialog>
  );
}
