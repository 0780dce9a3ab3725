import { useEffect, useRef, useState } from 'react';
import type { ApplicantView, MeetingToJoin } from '../../shared/api/types';
import { forget, recall, remember } from '../../shared/tab_storage';

// On which of their devices somebody is in the meeting: Google tells only that they are.

const kept_under = 'visavis_joined_here';

/** They left this device, and whoever comes back to it is in the meeting on the other one. */
export function forgetJoined(): void {
  forget(kept_under);
}

/**
 * They are in the meeting, on another of their devices: another one is known, and here nobody has pressed the button, nor
 * seen them come in.
 */
export function useJoinedElsewhere(
  call: string,
  meeting: MeetingToJoin,
  { other }: ApplicantView['device'],
): [elsewhere: boolean, joinedHere: () => void] {
  const [here, setHere] = useState(() => recall(kept_under) === call);
  const wasOut = useRef(false);
  const joinedHere = () => {
    remember(kept_under, call);
    setHere(true);
  };
  useEffect(() => {
    if (meeting.joined && wasOut.current) {
      remember(kept_under, call);
      setHere(true);
    }
    if (meeting.seen) wasOut.current = !meeting.joined;
  }, [call, meeting.seen, meeting.joined]);
  return [meeting.joined && other !== null && !here, joinedHere];
}
