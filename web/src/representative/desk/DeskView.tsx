import type { Staff, StaffState } from '../../shared/api/types';
import { missingHere } from '../../shared/support/gate';
import { useNow } from '../../shared/ui/hooks';
import { LiveRegion } from '../../shared/ui/LiveRegion';
import { Notice } from '../../shared/ui/Notice';
import { Screen } from '../../shared/ui/Screen';
import { useStore } from '../../shared/store';
import { Video } from '../../shared/ui/Video';
import { duration } from '../../shared/ui/words';
import { wordsFor } from '../../shared/words/opened';
import { WithName } from '../../shared/ui/WithName';
import type { Console, EndedCall, NotTaken } from '../console';
import { readDraft } from '../call/draft';
import { InputPickers, InputTrouble } from '../OwnInputs';
import type { Session } from '../session';
import { text } from '../text';
import { NotificationsAsk } from './Notifications';
import { PresenceButtons, WrapUpLeft } from './WrapUp';

const words = text.desk;

export function DeskView(props: {
  session: Session;
  shown: Console;
  staff: Staff;
  calls: boolean;
}) {
  const { session, shown, staff, calls } = props;
  return (
    <Screen name="desk" heading={words.heading} focus={shown.state?.match == null}>
      {shown.ended ? <Ended session={session} ended={shown.ended} /> : null}
      <div className="desk-grid">
        {calls && missingHere().length > 0 ? (
          <Notice kind="error" title={words.cannot} testid="cannot-call">
            <p>{words.cannotWhat}</p>
          </Notice>
        ) : calls ? (
          <Availability session={session} state={shown.state} notTaken={shown.notTaken} />
        ) : (
          <p className="card">{words.noCalls({ role: text.roles[staff.role] })}</p>
        )}
        {shown.state ? <Queue queue={shown.state.queue} at_ms={shown.queue_ms} /> : null}
      </div>
    </Screen>
  );
}

function Availability(props: {
  session: Session;
  state: StaffState | null;
  notTaken: NotTaken | null;
}) {
  const { session, state, notTaken } = props;
  const media = useStore(session.seat.media.store);
  const availability = state?.availability ?? 'away';
  // Of a call in Google Meet this camera shows nothing.
  const meets = state?.medium === 'google_meet';

  return (
    <section className="card availability">
      <p className={`presence presence-${availability}`} role="status">
        <strong data-testid="availability">{words.availability[availability]}</strong>
        <span data-testid="availability-lead">{words.availabilityLead[availability]}</span>
      </p>
      <LiveRegion>
        {state?.meetings_awaited ? (
          <Notice kind="warning" testid="meetings-awaited">
            {words.meetingsAwaited}
          </Notice>
        ) : null}
        {state?.recordings_awaited ? (
          <Notice kind="warning" testid="recordings-awaited">
            {words.recordingsAwaited}
          </Notice>
        ) : null}
      </LiveRegion>
      <WrapUpLeft state={state} />
      {availability === 'away' && notTaken ? <WhyAway notTaken={notTaken} /> : null}
      <InputTrouble seat={session.seat} state={media} />
      <PresenceButtons session={session} state={state} />
      {availability === 'away' ? null : <NotificationsAsk />}
      {availability === 'available' && media.stream ? (
        <div className="desk-self">
          <div className="desk-self-frame">
            <Video
              stream={media.stream}
              testid="self-video"
              label={words.self}
              playLabel={text.devices.showSelf}
              own
            />
          </div>
          <div className="desk-self-side">
            <p className="fine">{meets ? words.selfMeet : words.selfLead}</p>
            <InputPickers media={session.seat.media} state={media} />
          </div>
        </div>
      ) : (
        <p className="fine">{meets ? words.cameraMeet : words.cameraFirst}</p>
      )}
    </section>
  );
}

/** What became of the applicant, and of us: no more than what is so. */
function WhyAway({ notTaken: { name, how } }: { notTaken: NotTaken }) {
  return (
    <div role="alert">
      <Notice
        kind="warning"
        title={<WithName name={name} say={words.notTaken[how]} />}
        testid="not-taken"
      >
        <p>{words.notTaken.next}</p>
      </Notice>
    </div>
  );
}

function Queue({ queue, at_ms }: { queue: StaffState['queue']; at_ms: number }) {
  const now_ms = useNow(queue.length > 0);
  const since = Math.max(0, Math.floor((now_ms - at_ms) / 1000));
  const longest = queue.length > 0 ? queue.longest_wait_seconds + since : 0;
  return (
    <dl className="card figures">
      <div>
        <dt>{words.waiting}</dt>
        <dd data-testid="queue-length">{queue.length}</dd>
      </div>
      <div>
        <dt>{words.longest}</dt>
        <dd data-testid="longest-wait">{duration(longest)}</dd>
      </div>
      <div>
        <dt>{words.callBacks}</dt>
        <dd data-testid="call-backs">{queue.call_backs}</dd>
      </div>
      <div>
        <dt>{words.slotsBooked}</dt>
        <dd data-testid="slots-booked">{queue.slots_booked}</dd>
      </div>
    </dl>
  );
}

function Ended({ session, ended }: { session: Session; ended: EndedCall }) {
  const { name, decided, reason, call } = ended;
  const { because, over } = text.ended;
  const title = (of: { name: string }) =>
    decided
      ? text.ended.decided({ ...of, status: text.statuses[decided] })
      : (wordsFor(because, reason ?? '') ?? over)(of);
  const note = readDraft(call).internal_text;
  return (
    <Notice
      kind={decided ? 'good' : 'warning'}
      title={<WithName name={name} say={title} />}
      testid="call-over"
    >
      {!decided && note ? (
        <>
          <p id="kept-note">{text.ended.overLead}</p>
          <textarea readOnly rows={3} value={note} aria-labelledby="kept-note" />
        </>
      ) : null}
      {decided ? null : (
        <div>
          <button
            type="button"
            className="button"
            data-testid="dismiss-ended"
            onClick={() => session.dismissEnded()}
          >
            {text.ended.dismiss}
          </button>
        </div>
      )}
    </Notice>
  );
}
