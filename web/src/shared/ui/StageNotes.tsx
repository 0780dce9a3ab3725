import type { ReactNode } from 'react';
import { Icon } from './Icon';
import { LiveRegion } from './LiveRegion';

// What is switched off in a call, said on the picture of whom it is about.

/** The key of the words for what of the other is off. */
export function whatIsOff(peer: {
  muted: boolean;
  camera_off: boolean;
}): 'both' | 'muted' | 'cameraOff' | null {
  if (peer.muted) return peer.camera_off ? 'both' : 'muted';
  return peer.camera_off ? 'cameraOff' : null;
}

/** `off`: what of the other is off, in words; null when nothing is. */
export function PeerNote({ off, muted }: { off: ReactNode; muted: boolean }) {
  return (
    <LiveRegion>
      {off ? (
        <p className="stage-note" data-testid="peer-switches">
          <Icon name={muted ? 'microphone_off' : 'camera_off'} />
          <span>{off}</span>
        </p>
      ) : null}
    </LiveRegion>
  );
}

export function OwnNote(props: {
  muted: boolean;
  cameraOff: boolean;
  words: { muted: string; cameraIsOff: string };
}) {
  const { muted, cameraOff, words } = props;
  return (
    <LiveRegion>
      {muted || cameraOff ? (
        <p className="stage-self-note" data-testid="own-note">
          <Icon name={cameraOff ? 'camera_off' : 'microphone_off'} />
          <span>{cameraOff ? words.cameraIsOff : words.muted}</span>
        </p>
      ) : null}
    </LiveRegion>
  );
}
