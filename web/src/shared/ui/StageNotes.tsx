import type { ReactNode } from 'react';
import type { MediaSwitches } from '../api/types';
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

export interface PeerFaultWords<Words> {
  picture: Record<Exclude<MediaSwitches['picture'], 'good'>, Words>;
  sound: Record<Exclude<MediaSwitches['sound'], 'good'>, Words>;
  cannotSee: Words;
}

/** What is wrong with what they send, beside what they switched off themselves. */
export function whatIsWrong<Words>(peer: MediaSwitches, words: PeerFaultWords<Words>): Words[] {
  const { picture, sound, muted, camera_off, cannot_see } = peer;
  return [
    ...(picture === 'good' || camera_off ? [] : [words.picture[picture]]),
    ...(sound === 'good' || muted ? [] : [words.sound[sound]]),
    ...(cannot_see ? [words.cannotSee] : []),
  ];
}

/** `off`: what of the other is off, in words; null when nothing is. */
export function PeerNote(props: { off: ReactNode; muted: boolean; wrong: ReactNode[] }) {
  const { off, muted, wrong } = props;
  return (
    <LiveRegion>
      {off ? (
        <p className="stage-note" data-testid="peer-switches">
          <Icon name={muted ? 'microphone_off' : 'camera_off'} />
          <span>{off}</span>
        </p>
      ) : null}
      {wrong.map((words, index) => (
        <p key={index} className="stage-note" data-testid="peer-fault">
          <Icon name="attention" />
          <span>{words}</span>
        </p>
      ))}
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
