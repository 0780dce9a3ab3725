import { useEffect } from 'react';
import type { ApplicantView } from '../../shared/api/types';
import type { SocketStatus } from '../../shared/live/live';
import { chime } from '../../shared/ui/chime';
import { useTitle } from '../../shared/ui/hooks';
import { Screen } from '../../shared/ui/Screen';
import { DeskNotice } from './DeskNotice';
import { AskButton } from '../AskButton';
import type { Session } from '../session';
import { SocketDown, PlaceCard } from './Waiting';
import { text } from '../words';
import { LeaveQueue } from './LeaveQueue';

/**
 * The applicant is called back. Only a press on the button says that somebody looks at this page: a
 * tab that was left open, or reloaded by the browser, does not.
 */
export function CalledBack(props: { session: Session; view: ApplicantView; socket: SocketStatus }) {
  const { session, view, socket } = props;
  const words = text.waiting.callBack;
  const told = view.queue?.told ?? false;
  useTitle(told ? words.title : words.askedHeading, told ? words.toldHeading : null);
  useEffect(() => {
    if (told) chime();
  }, [told]);

  return (
    <Screen
      name="called_back"
      heading={told ? words.toldHeading : words.askedHeading}
      lead={<span role="status">{told ? words.told : words.asked}</span>}
    >
      <PlaceCard view={view} />
      <SocketDown socket={socket} words={text.waiting.down} />
      <DeskNotice view={view} />
      <p className="aside">{words.patience}</p>
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
