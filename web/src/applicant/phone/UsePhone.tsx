import type { Session } from '../session';
import { text } from '../words';

/** The way to the phone, where the camera of a computer is missing or not wanted. */
export function UsePhone({ session }: { session: Session }) {
  const words = text.phone;
  return (
    <div className="use-phone">
      <button
        type="button"
        className="button"
        data-testid="use-phone"
        onClick={() => session.wantPhone(true)}
      >
        {words.instead}
      </button>
      <p className="fine">{words.insteadWhy}</p>
    </div>
  );
}
