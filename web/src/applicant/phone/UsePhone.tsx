import type { MediaState } from '../../shared/call/media';
import { useStore } from '../../shared/store';
import { deviceKind } from '../device_kind';
import type { Session } from '../session';
import { text } from '../words';

/** A computer lacks a camera or a microphone: what helps most people is the one in their pocket. */
export function phoneComesFirst({ problem }: MediaState): boolean {
  return problem?.kind === 'not_found' && deviceKind() === 'computer';
}

/** The way to the phone, where the camera of a computer is missing or not wanted. */
export function UsePhone({ session }: { session: Session }) {
  const first = phoneComesFirst(useStore(session.seat.media.store));
  const words = text.phone;
  return (
    <div className="use-phone">
      <WantPhone session={session} main={first} />
      <p className="fine">{words.insteadWhy}</p>
    </div>
  );
}

export function WantPhone({ session, main }: { session: Session; main: boolean }) {
  return (
    <button
      type="button"
      className={main ? 'button button-main' : 'button'}
      data-testid="use-phone"
      onClick={() => session.wantPhone(true)}
    >
      {text.phone.instead}
    </button>
  );
}
