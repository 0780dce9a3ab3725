import { useEffect } from 'react';
import type { ApplicantCall, ApplicantView, MeetingToJoin } from '../../shared/api/types';
import type { SocketStatus } from '../../shared/live/live';
import { chime } from '../../shared/ui/chime';
import { useTitle, useWakeLock } from '../../shared/ui/hooks';
import { Screen } from '../../shared/ui/Screen';
import { WithName } from '../../shared/ui/WithName';
import { CallCaption } from '../call/CallCaption';
import { CallFacts } from '../call/CallFacts';
import { deviceKind } from '../device_kind';
import { LineDown } from '../LineDown';
import { UsePhone } from '../phone/UsePhone';
import type { Session } from '../session';
import { Attendance } from './Attendance';
import { useJoinedElsewhere } from './joined_here';
import { JoinMeeting } from './JoinMeeting';
import { LeaveMeeting } from './LeaveMeeting';
import { MeetApps } from './MeetApps';
import { Trouble } from './Trouble';
import { text } from './words';
import './meeting.css';

/** A call in Google Meet: the way into it, and what the page still knows and can do. */
export function MeetingScreen(props: {
  session: Session;
  view: ApplicantView;
  socket: SocketStatus;
}) {
  const { call } = props.view;
  const meeting = call?.meeting;
  useEffect(chime, []);
  useWakeLock(true);
  useTitle(text.common.titleCall, meeting?.joined ? null : text.common.titleMatched);
  if (!call || !meeting) return null;
  return <InMeeting {...props} call={call} meeting={meeting} />;
}

function InMeeting(props: {
  session: Session;
  view: ApplicantView;
  socket: SocketStatus;
  call: ApplicantCall;
  meeting: MeetingToJoin;
}) {
  const { session, view, socket, call, meeting } = props;
  const words = text.joining;
  const [elsewhere, joinedHere] = useJoinedElsewhere(call.id, meeting, view.device);
  const { name } = call.representative;
  return (
    <Screen
      name="meeting"
      heading={<WithName name={name} say={text.call.heading} />}
      lead={<WithName name={name} say={words.lead} />}
    >
      <JoinMeeting meeting={meeting} elsewhere={elsewhere} onJoin={joinedHere} />
      <LineDown session={session} socket={socket} words={words.down} />
      <CallCaption now={call.now} />
      <section className="card meeting-now">
        <h2>{words.nowHeading}</h2>
        <Attendance call={call} meeting={meeting} />
      </section>
      <div className="card">
        <CallFacts call={call} />
      </div>
      <section className="card" data-testid="meeting-next">
        <h2>{words.nextHeading}</h2>
        <ol className="steps">
          {(meeting.joined && !elsewhere ? words.nextIn : words.next).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <MeetApps />
      <Trouble url={meeting.url} />
      {deviceKind() === 'computer' ? <UsePhone session={session} /> : null}
      <LeaveMeeting session={session} />
    </Screen>
  );
}
