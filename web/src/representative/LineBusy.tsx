import type { SocketStatus } from '../shared/live/live';
import { Busy } from '../shared/ui/Busy';
import { LiveRegion } from '../shared/ui/LiveRegion';
import type { Session } from './session';
import { text } from './text';

const { busy, busyNext } = text;

export function LineBusy({ session, socket }: { session: Session; socket: SocketStatus }) {
  return (
    <LiveRegion>
      {socket === 'busy' ? <Busy live={session.seat.live} words={{ busy, busyNext }} /> : null}
    </LiveRegion>
  );
}
