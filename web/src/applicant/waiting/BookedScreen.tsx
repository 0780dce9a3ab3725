import { useState } from 'react';
import type { ApplicantView } from '../../shared/api/types';
import { Screen } from '../../shared/ui/Screen';
import { dayAndTime } from '../../shared/ui/words';
import type { Session } from '../session';
import { text } from '../words';
import { calendarFile, saveFile, uidFor } from './calendar';
import { SlotButtons } from './SlotButtons';

/** A time is booked: they are done for now, and may change or cancel it, or get ready early. */
export function BookedScreen({ session, view }: { session: Session; view: ApplicantView }) {
  const words = text.slots;
  const { heading, lead, how, check } = words.done;
  const [choosing, choose] = useState(false);
  if (!view.slot) return null;
  const { at } = view.slot;
  return (
    <Screen name="booked" heading={heading} lead={lead}>
      <section className="card" data-testid="booking">
        <h2>{words.bookedHeading}</h2>
        <p className="booked-time" role="status" data-testid="booked-slot">
          {dayAndTime(at, text.language)}
        </p>
        <p>{how({ marketplace: view.marketplace.name })}</p>
        <SlotButtons session={session} booked choosing={choosing} choose={choose}>
          <AddToCalendar view={view} at={at} />
        </SlotButtons>
        <p className="fine">{words.over}</p>
      </section>
      <button
        type="button"
        className="button button-quiet"
        data-testid="check-early"
        onClick={() => session.getReadyEarly()}
      >
        {check}
      </button>
    </Screen>
  );
}

function AddToCalendar({ view, at }: { view: ApplicantView; at: string }) {
  const { calendar, title, how } = text.slots.done;
  const save = () => {
    const marketplace = view.marketplace.name;
    const file = calendarFile({
      uid: uidFor(marketplace),
      at: new Date(at),
      made: new Date(),
      title: title({ marketplace }),
      description: how({ marketplace }),
      url: view.return_url,
    });
    saveFile(file, 'identity-verification.ics');
  };
  return (
    <button
      type="button"
      className="button button-main"
      data-testid="add-to-calendar"
      onClick={save}
    >
      {calendar}
    </button>
  );
}
