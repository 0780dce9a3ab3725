import { useId, useRef, useState } from 'react';
import { limits } from '../../shared/api/limits';
import type { ApplicantView, LastAppeal } from '../../shared/api/types';
import { forget, recall, remember } from '../../shared/tab_storage';
import { useAsk } from '../../shared/ui/ask';
import { useFocusBack } from '../../shared/ui/hooks';
import { LiveRegion } from '../../shared/ui/LiveRegion';
import { Quoted } from '../../shared/ui/Quoted';
import { dayAndTime } from '../../shared/ui/words';
import { Refusal } from '../Refusal';
import { stillTold } from './appeal_state';
import type { Session } from '../session';
import { inEnglish, text } from '../words';

const draft_key = 'visavis_draft:appeal:';
const { appeal_characters_min: characters_min, appeal_characters_max: characters_max } = limits;

function when(time: string): string {
  return dayAndTime(time, text.language);
}

/** How the last appeal stands, and the way to a new one where there is one. */
export function Appeal({ session, view }: { session: Session; view: ApplicantView }) {
  const words = text.appeal;
  const { possible, last, answer_days } = view.appeal;
  const heading = useFocusBack<HTMLHeadingElement>(possible);
  if (!possible && !stillTold(view)) return null;
  // A tab may see several verifications, and none may show what was written about another.
  const about = view.last_result?.decided ?? '';
  return (
    <section className="card appeal" data-testid="appeal">
      <h2 ref={heading} tabIndex={-1}>
        {words.heading}
      </h2>
      <div data-testid={last ? `appeal-${last.status}` : undefined}>
        <LiveRegion>{last ? <p>{stateWords(last)}</p> : null}</LiveRegion>
        {last ? <Last last={last} /> : <p>{words.lead}</p>}
      </div>
      {last && possible ? <p>{words.again}</p> : null}
      {last?.status === 'declined' && !possible ? (
        <p>{words.usedUp({ marketplace: view.marketplace.name })}</p>
      ) : null}
      {possible ? <Form key={about} session={session} about={about} days={answer_days} /> : null}
    </section>
  );
}

function stateWords(last: LastAppeal): string {
  const words = text.appeal;
  if (last.status === 'open')
    return words.open({ sent: when(last.requested), by: when(last.answer_by) });
  return words[last.status]({ when: when(last.answered ?? last.requested) });
}

function Last({ last }: { last: LastAppeal }) {
  const words = text.appeal;
  return (
    <>
      {last.message ? (
        <>
          <h3>{words.answer}</h3>
          <Quoted written={last.message} note={inEnglish()} testid="appeal-answer" />
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

function Form(props: { session: Session; about: string; days: number }) {
  const { session, about, days } = props;
  const draft = draft_key + about;
  const words = text.appeal;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [written, setWritten] = useState(() => recall(draft) ?? '');
  const [wrong, setWrong] = useState<string | null>(null);
  const { busy, problem, ask } = useAsk({ once: true });

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
    if (await ask(() => session.appeal(written.trim()))) forget(draft);
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
            remember(draft, event.target.value);
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
      <Refusal problem={problem} testid="appeal-error" />
      <button type="submit" className="button" aria-disabled={busy} data-testid="appeal-send">
        {busy ? words.sending : words.send}
      </button>
      <p className="fine">{words.expect({ days })}</p>
    </form>
  );
}
