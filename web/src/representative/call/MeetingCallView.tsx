import { secondsUntil } from '../../shared/api/clock';
import type { CallMeeting, StaffCall } from '../../shared/api/types';
import { useStore } from '../../shared/store';
import { useNow } from '../../shared/ui/hooks';
import { LiveRegion } from '../../shared/ui/LiveRegion';
import { Notice } from '../../shared/ui/Notice';
import { Screen } from '../../shared/ui/Screen';
import { duration } from '../../shared/ui/words';
import { WithName } from '../../shared/ui/WithName';
import type { Console } from '../console';
import { LineBusy } from '../LineBusy';
import { ProfileFacts } from '../Profile';
import type { Session } from '../session';
import { text } from '../text';
import { CallCode, CallTime } from './CallFacts';
import { FacePhoto } from './FacePhoto';
import { People } from './People';
import { type Presence, presenceOf } from './presence';
import { WindowChoice } from './WindowChoice';
import { Work } from './Work';

const words = text.meet;

/** A call in Google Meet: they talk in another window, so here is all but what they see and hear of each other. */
export function MeetingCallView(props: {
  session: Session;
  call: StaffCall;
  meeting: CallMeeting;
  shown: Console;
}) {
  const { session, call, meeting, shown } = props;
  const presence = presenceOf(meeting);
  const opening = useStore(session.meeting.opening);
  const here = opening?.call === call.id ? opening : null;
  return (
    <Screen name="call" heading={<WithName name={call.profile.name} say={text.call.heading} />}>
      <div className="meeting-call">
        <div className="meeting-bar">
          <div className="meeting-facts">
            <CallCode code={call.code} />
            <CallTime call={call} />
          </div>
          <button
            type="button"
            className={isIn(presence) ? 'button' : 'button button-main'}
            data-testid="open-meeting"
            onClick={() => session.meeting.open(call.id, meeting.url, words.opening)}
          >
            {presence.you === 'out' ? words.open : words.openAgain}
          </button>
        </div>
        <div className="panes">
          <div className="pane pane-person">
            <LiveRegion>
              {here?.opened === false ? (
                <Notice kind="warning" title={words.blocked} testid="meeting-blocked">
                  <p>{words.blockedWhat}</p>
                </Notice>
              ) : null}
            </LiveRegion>
            <LineBusy session={session} socket={shown.socket} />
            <Strangers count={presence.strangers.length} />
            <div className="meeting-now">
              <section className="meeting-who" aria-labelledby="meeting-heading">
                <h2 id="meeting-heading">
                  {presence.known === 'unseen' ? words.lastKnown : words.heading}
                </h2>
                <Standing presence={presence} name={call.profile.name} />
                <HowLong meeting={meeting} />
                <People people={meeting.people} />
                <p className="fine">{words.advice}</p>
              </section>
              <FacePhoto profile={call.profile} />
            </div>
            <ProfileFacts profile={call.profile} account={call.account} photo={false} />
            <div className="meeting-window">
              <p className="fine">{words.devices}</p>
              <WindowChoice meeting={session.meeting} />
            </div>
          </div>
          <Work session={session} call={call} shown={shown} />
        </div>
      </div>
    </Screen>
  );
}

function isIn({ known, you }: Presence): boolean {
  return known === 'seen' && you === 'in';
}

/** Read out at once, and again when one more comes. */
function Strangers({ count }: { count: number }) {
  return (
    <div role="alert" className="told">
      {count > 0 ? (
        <div className="notice notice-error" data-testid="strangers">
          <strong className="notice-title">{words.stranger({ count })}</strong>
          <p>{words.strangerWhat}</p>
        </div>
      ) : null}
    </div>
  );
}

/** For the eye only: a status that changes every second is noise to the ear. */
function HowLong({ meeting: { join_by, alone_by } }: { meeting: CallMeeting }) {
  const by = join_by ?? alone_by;
  const now_ms = useNow(by !== null);
  if (by === null) return null;
  const left = duration(secondsUntil(by, now_ms));
  return (
    <p className="meeting-left" data-testid="meeting-left">
      {join_by === null ? words.aloneBy({ left }) : words.joinBy({ left })}
    </p>
  );
}

/** How it stands with the two, and what helps. */
function Standing({ presence, name }: { presence: Presence; name: string }) {
  const { known, you, applicant } = presence;
  const state = `${known} ${you} ${applicant}`;
  const { is } = words;
  return (
    <div
      role="status"
      className="meeting-standing"
      data-testid="meeting-standing"
      data-state={state}
    >
      {known === 'seen' ? (
        <>
          {you === 'in' && applicant === 'in' ? (
            <p>
              <WithName name={name} say={is.together} />
            </p>
          ) : null}
          {you === 'in' ? null : <p>{you === 'left' ? is.youLeft : is.youOut}</p>}
          {applicant === 'in' ? null : (
            <p>
              <strong>
                <WithName name={name} say={applicant === 'left' ? is.theyLeft : is.theyOut} />
              </strong>{' '}
              <span>{applicant === 'left' ? words.theyLeftWhat : words.theyOutWhat}</span>
            </p>
          )}
        </>
      ) : (
        <p>{is[known]}</p>
      )}
    </div>
  );
}
