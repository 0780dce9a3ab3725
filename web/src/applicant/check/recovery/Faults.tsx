import type { MediaState } from '../../../shared/call/media';
import { useStore } from '../../../shared/store';
import { FaultNotices } from '../../../shared/ui/FaultNotices';
import type { Session } from '../../session';
import { text } from '../../words';

export function Faults({ session, state }: { session: Session; state: MediaState }) {
  const { media, faults } = session.seat;
  const words = { ...text.recovery.fault, reload: text.check.reload };
  return <FaultNotices media={media} state={state} faults={useStore(faults)} words={words} />;
}
