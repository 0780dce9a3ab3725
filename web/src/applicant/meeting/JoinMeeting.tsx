import { secondsUntil } from '../../shared/api/clock';
import type { MeetingToJoin } from '../../shared/api/types';
import { useNow } from '../../shared/ui/hooks';
import { duration } from '../../shared/ui/words';
import { joinLink } from './join_link';
import { storeHere } from './MeetApps';
import { text } from './words';

/**
 * A link, so that no browser takes it for a pop-up. Google's page learns nothing of this one. `elsewhere`: they are in it
 * on another device.
 */
export function JoinMeeting(props: {
  meeting: MeetingToJoin;
  elsewhere: boolean;
  onJoin: () => void;
}) {
  const { meeting, elsewhere, onJoin } = props;
  const words = text.joining;
  const again = (meeting.joined || meeting.joined_before) && !elsewhere;
  const done = meeting.joined && !elsewhere;
  return (
    <div className="meeting-join">
      {elsewhere ? <p data-testid="joined-elsewhere">{words.elsewhere}</p> : null}
      <a
        className={done ? 'button button-large' : 'button button-main button-large'}
        href={joinLink(meeting.url, storeHere())}
        target="_blank"
        rel="noopener noreferrer"
        data-testid="join-meeting"
        onClick={onJoin}
      >
        {again ? words.joinAgain : words.join}
      </a>
      <HowLong meeting={meeting} />
    </div>
  );
}

/** For the eye, where it counts down: what has to be heard is said with who is in the meeting. */
function HowLong({ meeting: { joined, joined_before, join_by } }: { meeting: MeetingToJoin }) {
  const words = text.joining;
  const now_ms = useNow(join_by !== null);
  if (joined) return null;
  if (join_by)
    return (
      <p className="figures" data-testid="join-by">
        {words.joinBy({ left: duration(secondsUntil(join_by, now_ms)) })}
      </p>
    );
  return joined_before ? null : <p className="fine">{words.joinSoon}</p>;
}
