import { secondsUntil } from '../../shared/api/clock';
import type { ApplicantCall, MeetingToJoin } from '../../shared/api/types';
import { useNow } from '../../shared/ui/hooks';
import { LiveRegion } from '../../shared/ui/LiveRegion';
import { duration } from '../../shared/ui/words';
import { WithName } from '../../shared/ui/WithName';
import { text } from './words';

/** Who of the two is in the meeting, as Google tells it. */
export function Attendance({ call, meeting }: { call: ApplicantCall; meeting: MeetingToJoin }) {
  const words = text.joining;
  const { name } = call.representative;
  return (
    <>
      <LiveRegion>
        {meeting.seen ? (
          <ul className="plain-list" data-testid="meeting-presence">
            <li data-testid="meeting-you" data-state={yourState(meeting)}>
              {words.you[yourState(meeting)]}
            </li>
            <li
              data-testid="meeting-they"
              data-in={meeting.representative_in}
              data-state={theirState(meeting)}
            >
              <WithName name={name} say={words.they[theirState(meeting)]} />
            </li>
          </ul>
        ) : (
          <p data-testid="meeting-unseen">{words.unseen}</p>
        )}
      </LiveRegion>
      {meeting.alone_by ? <Alone by={meeting.alone_by} /> : null}
    </>
  );
}

/** For the eye only: a status that changes every second is noise to the ear. */
function Alone({ by }: { by: string }) {
  const now_ms = useNow();
  return (
    <p className="figures" data-testid="alone-by">
      {text.joining.aloneBy({ left: duration(secondsUntil(by, now_ms)) })}
    </p>
  );
}

function yourState({ joined, joined_before }: MeetingToJoin): 'in' | 'left' | 'out' {
  if (joined) return 'in';
  return joined_before ? 'left' : 'out';
}

/** Only who is in the meeting is told to stay there. */
function theirState(meeting: MeetingToJoin): 'in' | 'left' | 'away' | 'out' {
  if (meeting.representative_in) return 'in';
  if (!meeting.representative_was_in) return 'out';
  return meeting.joined ? 'left' : 'away';
}
