import { useState } from 'react';
import type { ApplicantView } from '../../shared/api/types';
import { useNow } from '../../shared/ui/hooks';
import { Notice } from '../../shared/ui/Notice';
import { dayAndTime } from '../../shared/ui/words';
import type { Session } from '../session';
import { SlotButtons } from './SlotButtons';
import { comingSlot, slotCounts } from './slots';
import { text } from '../words';

/** The booked time, or the way to one. `offered` false: only what is booked. */
export function Booking(props: { session: Session; view: ApplicantView; offered?: boolean }) {
  const { session, view, offered = true } = props;
  const [choosing, choose] = useState(false);
  const slot = comingSlot(view.slot, useNow(view.slot !== null));
  if (!slot && !offered) return null;
  return (
    <section className={slot || choosing ? 'card' : 'booking'} data-testid="booking">
      {slot ? <Booked slot={slot} waits={view.status === 'waiting'} /> : null}
      <SlotButtons session={session} booked={slot !== null} choosing={choosing} choose={choose} />
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
      {usable ? null : <p>{waits ? words.waits : words.how}</p>}
      <p className="fine">{words.over}</p>
    </>
  );
}
