import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { asProblem, type Problem } from '../shared/api/problem';
import type { OpenAppeal } from '../shared/api/types';
import { forget, recall, remember } from '../shared/tab';
import { Notice } from '../shared/ui/Notice';
import { dayAndTime } from '../shared/ui/words';
import { ProfileFacts } from './Profile';
import { Refusal } from './Refusal';
import type { Session } from './session';
import { text } from './text';

const words = text.appeals;
const answer_key = 'visavis_draft:appeal:';

function when(time: string): string {
  return dayAndTime(time, text.language);
}

/** Appeals that wait for an answer, below the reviews. */
export function Appeals(props: {
  session: Session;
  open: number;
  reviewer: boolean;
  done: (said: string) => void;
}) {
  const { session, open, reviewer, done } = props;
  const [appeals, setAppeals] = useState<OpenAppeal[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = useCallback(
    () =>
      session.appeals().then(
        (loaded) => {
          setAppeals(loaded);
          setProblem(null);
        },
        (error: unknown) => setProblem(asProblem(error)),
      ),
    [session],
  );
  useEffect(() => {
    void load();
  }, [load, open]);

  return (
    <section className="appeals" aria-labelledby="appeals-heading">
      <h2 id="appeals-heading">{words.heading}</h2>
      <p className="fine">{words.lead}</p>
      <Refusal problem={problem} testid="appeals-error" />
      {appeals?.length === 0 ? <p data-testid="no-appeals">{words.empty}</p> : null}
      {appeals?.map((appeal) => (
        <AppealCard
          key={appeal.verification}
          session={session}
          appeal={appeal}
          reviewer={reviewer}
          answered={(granted) => {
            const { name } = appeal.profile;
            done(granted ? words.granted({ name }) : words.declined({ name }));
            void load();
          }}
        />
      ))}
    </section>
  );
}

function decidedWords({ decided_by, decided }: OpenAppeal): string {
  const names = decided_by.join(', ');
  return names === ''
    ? words.decidedByUnknown({ when: when(decided) })
    : words.decidedBy({ names, when: when(decided) });
}

function AppealCard(props: {
  session: Session;
  appeal: OpenAppeal;
  reviewer: boolean;
  answered: (granted: boolean) => void;
}) {
  const { session, appeal, reviewer, answered } = props;
  const { number } = appeal.appeal;
  return (
    <article className="card review" data-testid={`appeal-${appeal.verification}`}>
      <ProfileFacts profile={appeal.profile} account={appeal.account} />
      <p className="review-decided fine">
        {appeal.marketplace.name} ·{' '}
        {decidedWords(appeal)} ·{' '}
        {words.answerBy({ when: when(appeal.appeal.answer_by) })}
        {number > 1 ? ` · ${words.number({ count: number })}` : null}
      </p>
      <dl className="facts review-found">
        <Fact name={words.text} value={appeal.appeal.text} />
        <div>
          <dt>{text.reviews.reasons}</dt>
          {appeal.reasons.map((reason) => (
            <dd key={reason.code}>{reason.text}</dd>
          ))}
        </div>
        <Fact name={text.reviews.message} value={appeal.message} />
        <Fact name={text.reviews.internal} value={appeal.internal_text} />
        <Fact name={words.review} value={appeal.review_text} />
      </dl>
      {appeal.mine ? (
        <Notice kind="info" testid="appeal-mine">
          {words.mine}
        </Notice>
      ) : null}
      {reviewer && !appeal.mine ? (
        <Answer session={session} verification={appeal.verification} answered={answered} />
      ) : null}
    </article>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="quoted">{value || text.reviews.none}</dd>
    </div>
  );
}

function Answer(props: {
  session: Session;
  verification: string;
  answered: (granted: boolean) => void;
}) {
  const { session, verification, answered } = props;
  const id = useId();
  const key = answer_key + verification;
  const field = useRef<HTMLTextAreaElement>(null);
  const [message, setMessage] = useState(() => recall(key) ?? '');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const say = async (verdict: 'granted' | 'declined') => {
    if (busy) return;
    if (verdict === 'declined' && message.trim() === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await session.answerAppeal(verification, verdict, message.trim());
      forget(key);
      answered(verdict === 'granted');
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  };

  return (
    <div className="verdict">
      <div className="field">
        <label htmlFor={id}>{words.answer}</label>
        <textarea
          ref={field}
          id={id}
          rows={3}
          maxLength={4000}
          value={message}
          aria-describedby={`${id}-hint${missing ? ` ${id}-missing` : ''}`}
          aria-invalid={missing}
          data-testid="appeal-answer-text"
          onChange={(event) => {
            setMessage(event.target.value);
            setMissing(false);
            remember(key, event.target.value);
          }}
        />
        <p id={`${id}-hint`} className="fine">
          {words.answerHint}
        </p>
        {missing ? (
          <p
            id={`${id}-missing`}
            className="field-error"
            role="alert"
            data-testid="appeal-answer-missing"
          >
            {words.answerMissing}
          </p>
        ) : null}
      </div>
      <Refusal problem={problem} testid="appeal-error" />
      <div className="row">
        {(['granted', 'declined'] as const).map((verdict) => (
          <button
            key={verdict}
            type="button"
            className="button"
            aria-disabled={busy}
            data-testid={`appeal-${verdict}`}
            onClick={() => void say(verdict)}
          >
            {busy ? words.busy : verdict === 'granted' ? words.grant : words.decline}
          </button>
        ))}
      </div>
    </div>
  );
}
