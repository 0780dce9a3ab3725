import { useId, useRef, useState } from 'react';
import { asProblem, type Problem } from '../shared/api/problem';
import type { AppealState, LastAppeal } from '../shared/api/types';
import { useFocusBack } from '../shared/ui/hooks';
import { Notice } from '../shared/ui/Notice';
import { Told } from '../shared/ui/Told';
import { dayAndTime } from '../shared/ui/words';
import { refusalWords } from './refusal';
import type { Session } from './session';
import { text } from './words';

const draft_key = 'visavis_draft:appeal';
const characters_min = 20;
const characters_max = 2000;

function when(time: string): string {
  return dayAndTime(time, text.language);
}

/** How the last appeal stands, and the way to a new one where there is one. */
export function Appeal(props: { session: Session; appeal: AppealState; marketplace: string }) {
  const { session, appeal, marketplace } = props;
  const words = text.appeal;
  const { possible, last } = appeal;
  const heading = useFocusBack<HTMLHeadingElement>(possible);
  if (!possible && !last) return null;
  return (
    <section className="card appeal" data-testid="appeal">
      <h2 ref={heading} tabIndex={-1}>
        {words.heading}
      </h2>
      <div data-testid={last ? `appeal-${last.status}` : undefined}>
        <Told>{last ? <p>{stateWords(last)}</p> : null}</Told>
        {last ? <Last last={last} /> : <p>{words.lead}</p>}
      </div>
      {last && possible ? <p>{words.again}</p> : null}
      {last?.status === 'declined' && !possible ? <p>{words.usedUp(marketplace)}</p> : null}
      {possible ? <Form session={session} days={appeal.answer_days} /> : null}
    </section>
  );
}

function stateWords(last: LastAppeal): string {
  const words = text.appeal;
  if (last.status === 'open') return words.open(when(last.requested), when(last.answer_by));
  return words[last.status](when(last.answered ?? last.requested));
}

function Last({ last }: { last: LastAppeal }) {
  const words = text.appeal;
  return (
    <>
      {last.message ? (
        <>
          <h3>{words.answer}</h3>
          <p className="quoted" dir="auto" data-testid="appeal-answer">
            {last.message}
          </p>
        </>
      ) : null}
      <h3>{words.yours}</h3>
      <p className="quoted" dir="auto" data-testid="appeal-own">
        {last.text}
      </p>
      {last.status === 'open' ? <p>{words.openNow}</p> : null}
    </>
  );
}

function Form({ session, days }: { session: Session; days: number }) {
  const words = text.appeal;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [written, setWritten] = useState(() => sessionStorage.getItem(draft_key) ?? '');
  const [wrong, setWrong] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async () => {
    if (busy) return;
    // As the server counts: characters, not UTF-16 units.
    const length = [...written.trim()].length;
    const tooShort = length < characters_min;
    if (tooShort || length > characters_max) {
      setWrong(tooShort ? words.tooShort : words.tooLong);
      field.current?.focus();
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await session.appeal(written.trim());
      sessionStorage.removeItem(draft_key);
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="field">
        <label htmlFor={id}>{words.label}</label>
        <textarea
          ref={field}
          id={id}
          rows={5}
          dir="auto"
          value={written}
          aria-describedby={`${id}-hint${wrong ? ` ${id}-wrong` : ''}`}
          aria-invalid={wrong !== null}
          data-testid="appeal-text"
          onChange={(event) => {
            setWritten(event.target.value);
            setWrong(null);
            sessionStorage.setItem(draft_key, event.target.value);
          }}
        />
        <p id={`${id}-hint`} className="fine">
          {words.hint}
        </p>
        {wrong ? (
          <p id={`${id}-wrong`} className="field-error" role="alert" data-testid="appeal-wrong">
            {wrong}
          </p>
        ) : null}
      </div>
      {problem ? (
        <Notice kind="error" testid="appeal-error">
          {refusalWords(problem)}
        </Notice>
      ) : null}
      <button
        type="submit"
        className="button button-main"
        aria-disabled={busy}
        data-testid="appeal-send"
      >
        {busy ? words.sending : words.send}
      </button>
      <p className="fine">{words.expect(days)}</p>
    </form>
  );
}
