import { useEffect } from 'react';
import { secondsSince } from '../../shared/api/clock';
import type { ApplicantView } from '../../shared/api/types';
import type { SocketStatus } from '../../shared/live/live';
import { useNow } from '../../shared/ui/hooks';
import { Notice } from '../../shared/ui/Notice';
import { Screen } from '../../shared/ui/Screen';
import { LiveRegion } from '../../shared/ui/LiveRegion';
import { duration } from '../../shared/ui/words';
import { WithName } from '../../shared/ui/WithName';
import { deviceKind } from '../device_kind';
import { AskButton } from '../AskButton';
import { LineDown } from '../LineDown';
import type { Session } from '../session';
import { lengthOf } from '../waiting/length';
import { forgetJoined } from '../meeting/joined_here';
import { text } from '../meeting/words';

/** A phone that changes networks is back within this; then it is worth a word. */
const away_seconds_min = 10;

/** What the device shows that is not in charge: how it goes on the other one, and the way back. */
export function Following(props: { session: Session; view: ApplicantView; socket: SocketStatus }) {
  const { session, view, socket } = props;
  const words = text.phone.following;
  // Of two computers, "your computer" says nothing.
  const other = view.device.other === deviceKind() ? 'other' : (view.device.other ?? 'other');
  const away = useAway(view);
  useEffect(forgetJoined, []);
  return (
    <Screen
      name="following"
      heading={words.heading[other]}
      // A meeting's tab here goes on, whatever this page does.
      lead={view.call?.meeting ? text.joining.following.lead : words.lead}
    >
      <section className="card">
        <h2>{words.nowHeading}</h2>
        <Progress view={view} />
      </section>
      <LineDown session={session} socket={socket} words={words.down} />
      <LiveRegion>
        {away ? (
          <Notice kind="warning" testid="other-away">
            <p>{words.away[other]}</p>
            <p>{words.awayAdvice}</p>
          </Notice>
        ) : null}
      </LiveRegion>
      <AskButton
        testid="move-here"
        ask={() => session.moveHere()}
        busyWords={words.moving}
        main
        off={socket !== 'open'}
      >
        {away ? words.continueHere : words.moveHere[deviceKind()]}
      </AskButton>
      <p className="aside" data-testid="move-means">
        {view.medium === 'google_meet' ? text.joining.following.why : words.why}
      </p>
    </Screen>
  );
}

function Progress({ view }: { view: ApplicantView }) {
  const words = text.phone.following;
  const place = view.queue?.place ?? 1;
  const now = view.call ? (
    <WithName name={view.call.representative.name} say={words.calling} />
  ) : view.status === 'waiting' ? (
    words.waiting({ place, ...lengthOf(view.queue) })
  ) : (
    words.required
  );
  return (
    <>
      <p role="status" data-testid="following-now">
        {now}
      </p>
      {view.call ? <Elapsed since={view.call.started} /> : null}
    </>
  );
}

/** For the eye only: a status that changes every second is noise to the ear. */
function Elapsed({ since }: { since: string }) {
  const now_ms = useNow();
  return (
    <p className="fine">
      <span>{text.call.elapsed}</span>:{' '}
      <span className="figures">{duration(secondsSince(since, now_ms))}</span>
    </p>
  );
}

function useAway(view: ApplicantView): boolean {
  const since = view.device.other_away_since;
  const now_ms = useNow(since !== null);
  return since !== null && secondsSince(since, now_ms) >= away_seconds_min;
}
