import { useEffect } from 'react';
import type { ApplicantView } from '../../shared/api/types';
import type { SocketStatus } from '../../shared/live/live';
import { chime } from '../../shared/ui/chime';
import { useTitle } from '../../shared/ui/hooks';
import { Screen } from '../../shared/ui/Screen';
import { Booking } from './Booking';
import { DeskNotice } from './DeskNotice';
import { AskButton } from '../AskButton';
import { LineDown } from '../LineDown';
import type { Session } from '../session';
import { PlaceCard } from './Waiting';
import { text } from '../words';
import { LeaveQueue } from './LeaveQueue';

/**
 * The applicant is called back. Only a press on the button says that somebody looks at this page: a
 * tab that was left open, or reloaded by the browser, does not.
 */
export function CalledBack(props: { session: Session; view: ApplicantView; socket: SocketStatus }) {
  const { session, view, socket } = props;
  const words = text.waiting.callBack;
  const mailed = view.queue?.told ?? false;
  // Told for nothing, when everybody has gone since.
  const told = mailed && view.opening.staff_available;
  const { heading, lead } = wordsOf(mailed, told);
  useTitle(told ? words.title : heading, told ? words.toldHeading : null);
  useEffect(() => {
    if (told) chime();
  }, [told]);

  return (
    <Screen name="called_back" heading={heading} lead={<span role="status">{lead}</span>}>
      <PlaceCard view={view} />
      <LineDown session={session} socket={socket} words={text.waiting.down} />
      <DeskNotice view={view} chosen />
      <p className="aside">{words.patience}</p>
      <Booking session={session} view={view} offered={false} />
      <div className="row">
        <AskButton
          testid="end-call-back"
          ask={() => session.endCallBack()}
          busyWords={words.asking}
          main={told}
        >
          {words.here}
        </AskButton>
        <LeaveQueue session={session} view={view} />
      </div>
    </Screen>
  );
}

function wordsOf(mailed: boolean, told: boolean): { heading: string; lead: string } {
  const words = text.waiting.callBack;
  if (told) return { heading: words.toldHeading, lead: words.told };
  if (mailed) return { heading: words.goneHeading, lead: words.gone };
  return { heading: words.askedHeading, lead: words.asked };
}
