import type { SocketStatus } from '../shared/live/live';
import { Busy } from '../shared/ui/Busy';
import { LiveRegion } from '../shared/ui/LiveRegion';
import { Notice } from '../shared/ui/Notice';
import type { Session } from './session';
import { text } from './words';

/** Why the page hears nothing of the service. `words`: of a lost connection; null: said elsewhere. */
export function LineDown(props: { session: Session; socket: SocketStatus; words: string | null }) {
  const { session, socket, words } = props;
  return (
    <LiveRegion>
      {socket === 'busy' ? <Busy live={session.seat.live} words={text.common} /> : null}
      {socket === 'busy' || socket === 'open' || words === null ? null : (
        <Notice kind="warning" testid="line-down">
          {words}
        </Notice>
      )}
    </LiveRegion>
  );
}
