import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { FreeSlots } from '../../shared/api/types';
import { useAsk, useLoaded } from '../../shared/ui/ask';
import { Notice } from '../../shared/ui/Notice';
import { refusalWords } from '../Refusal';
import type { Session } from '../session';
import { byDay, timeZone } from './days';
import { text } from '../words';

/** Two groups of radio buttons, day and time: arrow keys and screen readers know them. */
export function SlotPicker({ session, ondone }: { session: Session; ondone: () => void }) {
  const words = text.slots;
  const { loaded, problem, again } = useLoaded(() => session.freeSlots(), session);
  const failed = problem !== null;
  const free = failed ? null : loaded;
  const there = free !== null;
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that opened this is gone: the keyboard goes on from here, and so do the eyes.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [there]);

  return (
    <div className="slots" data-testid="slot-picker">
      <h2 ref={heading} tabIndex={-1}>
        {words.heading}
      </h2>
      {failed ? (
        <>
          <Notice kind="error">{words.failed}</Notice>
          <div className="row">
            <button type="button" className="button" onClick={again}>
              {words.again}
            </button>
            <Close ondone={ondone} />
          </div>
        </>
      ) : null}
      {!free && !failed ? <p role="status">{words.loading}</p> : null}
      {free ? <Choice session={session} free={free} reload={again} ondone={ondone} /> : null}
    </div>
  );
}

function Choice(props: {
  session: Session;
  free: FreeSlots;
  reload: () => void;
  ondone: () => void;
}) {
  const { session, free, reload, ondone } = props;
  const words = text.slots;
  const days = byDay(free.slots, text.language);
  const [dayKey, setDay] = useState<string | null>(null);
  const [at, setAt] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const { busy, problem, ask, clear } = useAsk({ once: true });
  const error = missing ? words.choose : problem && refusalWords(problem);
  const day = days.find(({ key }) => key === dayKey) ?? days[0];

  const book = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (at === null) {
      setMissing(true);
      return;
    }
    if (await ask(() => session.bookSlot(at, timeZone()))) {
      ondone();
    } else {
      setAt(null);
      reload();
    }
  };

  if (!day || free.bookings_left === 0) {
    return (
      <>
        <p role="status" data-testid="no-slots">
          {free.bookings_left === 0 ? words.noMore : words.none}
        </p>
        <div className="row">
          <Close ondone={ondone} />
        </div>
      </>
    );
  }
  return (
    <form className="slots" onSubmit={(event) => void book(event)} noValidate>
      <p>{words.lead}</p>
      <Pills
        name="slot-day"
        legend={words.day}
        options={days}
        chosen={day.key}
        onchoose={(key) => {
          setDay(key);
          setAt(null);
        }}
      />
      <Pills
        name="slot-time"
        legend={words.time}
        options={day.times.map((time) => ({ key: time.at, label: time.label }))}
        chosen={at}
        onchoose={(key) => {
          setAt(key);
          setMissing(false);
          clear();
        }}
      />
      <p className="fine">{words.zone({ zone: timeZone() })}</p>
      <div className="row">
        {error ? (
          <p className="field-error" role="alert" data-testid="slot-error">
            {error}
          </p>
        ) : null}
        <button
          type="submit"
          className="button button-main"
          aria-disabled={busy}
          data-testid="book-slot"
        >
          {busy ? words.booking : words.book}
        </button>
        <Close ondone={ondone} />
      </div>
    </form>
  );
}

function Pills(props: {
  name: string;
  legend: string;
  options: { key: string; label: string }[];
  chosen: string | null;
  onchoose: (key: string) => void;
}) {
  const { name, legend, options, chosen, onchoose } = props;
  return (
    <fieldset className="pills">
      <legend>{legend}</legend>
      <div className="pills-list">
        {options.map(({ key, label }) => (
          <label key={key} className="pill" data-testid={name}>
            <input
              type="radio"
              name={name}
              checked={key === chosen}
              onChange={() => onchoose(key)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Close({ ondone }: { ondone: () => void }) {
  return (
    <button type="button" className="button" data-testid="close-slots" onClick={ondone}>
      {text.slots.close}
    </button>
  );
}
