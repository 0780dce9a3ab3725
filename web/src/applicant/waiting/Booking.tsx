import { lazy, Suspense, useState } from 'react';
import type { ApplicantView } from '../../shared/api/types';
import { useFocusBack, useNow } from '../../shared/ui/hooks';
import { Notice } from '../../shared/ui/Notice';
import { dayAndTime } from '../../shared/ui/words';
import { AskButton } from '../AskButton';
import type { Session } from '../session';
import { slotCounts } from './slots';
import { text } from '../words';

// The times are the server's: without it there is nothing to choose.
const SlotPicker = lazy(() =>
  import('./SlotPicker').then((loaded) => ({ default: loaded.SlotPicker })),
);

/** The booked time, or the way to one. `offered` false: only what is booked. */
export function Booking(props: { session: Session; view: ApplicantView; offered?: boolean }) {
  const { session, view, offered = true } = props;
  const words = text.slots;
  const [choosing, setChoosing] = useState(false);
  const opener = useFocusBack(choosing);
  if (!view.slot && !offered) return null;
  return (
    <section className={view.slot || choosing ? 'card' : 'booking'} data-testid="booking">
      {view.slot ? <Booked slot={view.slot} waits={view.status === 'waiting'} /> : null}
      {choosing ? (
        <Suspense fallback={null}>
          <SlotPicker session={session} ondone={() => setChoosing(false)} />
        </Suspense>
      ) : (
        <div className="row">
          <button
            ref={opener}
            type="button"
            className="button"
            data-testid="choose-slot"
            onClick={() => setChoosing(true)}
          >
            {view.slot ? words.change : words.open}
          </button>
          {view.slot ? (
            <AskButton
              testid="cancel-slot"
              ask={() => session.cancelSlot()}
              busyWords={words.canceling}
            >
              {words.cancel}
            </AskButton>
          ) : null}
        </div>
      )}
    </section>
  );
}

/** Who waits already has nothing to start: the time comes to them. */
function Booked({ slot, waits }: { slot: NonNullable<ApplicantView['slot']>; waits: boolean }) {
  const words = text.slots;
  const usable = slotCounts(slot, useNow());
  return (
    <>
      <h2>{words.bookedHeading}</h2>
      <p className="booked-time" role="status" data-testid="booked-slot">
        {dayAndTime(slot.at, text.language)}
      </p>
      {usable && !waits ? (
        <Notice kind="good" testid="slot-now">
          {words.now}
        </Notice>
      ) : null}
      {usable ? null : <p>{waits ? words.lead : words.how}</p>}
      <p className="fine">{words.over}</p>
    </>
  );
}
