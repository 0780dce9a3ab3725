import type { ReactNode } from 'react';
import { useFocusBack } from '../../shared/ui/hooks';
import { AskButton } from '../AskButton';
import { later } from '../later';
import type { Session } from '../session';
import { text } from '../words';

const SlotPicker = later(async () => (await import('./SlotPicker')).SlotPicker);

/** What can be done about a time: choose one; change or cancel the one that is booked. `children`: what comes first. */
export function SlotButtons(props: {
  session: Session;
  booked: boolean;
  choosing: boolean;
  choose: (choosing: boolean) => void;
  children?: ReactNode;
}) {
  const { session, booked, choosing, choose, children } = props;
  const words = text.slots;
  const opener = useFocusBack(choosing);
  if (choosing) return <SlotPicker session={session} ondone={() => choose(false)} />;
  return (
    <div className="row">
      {children}
      <button
        ref={opener}
        type="button"
        className="button"
        data-testid="choose-slot"
        onClick={() => choose(true)}
      >
        {booked ? words.change : words.open}
      </button>
      {booked ? (
        <AskButton
          testid="cancel-slot"
          ask={() => session.cancelSlot()}
          busyWords={words.canceling}
        >
          {words.cancel}
        </AskButton>
      ) : null}
    </div>
  );
}
