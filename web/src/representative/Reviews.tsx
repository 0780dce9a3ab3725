import { useCallback, useEffect, useId, useState } from 'react';
import { asProblem, type Problem } from '../shared/api/problem';
import type { Review } from '../shared/api/types';
import { forget, recall, remember } from '../shared/tab';
import { Notice } from '../shared/ui/Notice';
import { Screen } from '../shared/ui/Screen';
import { useStore } from '../shared/ui/store';
import { dayAndTime, plain } from '../shared/ui/words';
import { Appeals } from './Appeals';
import { ProfileFacts } from './Profile';
import { Refusal } from './Refusal';
import type { Session } from './session';
import { text } from './text';

const words = text.reviews;
const note_key = 'visavis_draft:review:';

export function Reviews(props: { session: Session; open: number; reviewer: boolean }) {
  const { session, open, reviewer } = props;
  const [reviews, setReviews] = useState<Review[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [done, setDone] = useState<string | null>(null);

  const load = useCallback(
    () =>
      session.reviews().then(
        (loaded) => {
          setReviews(loaded);
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
    <Screen name="reviews" heading={words.heading} lead={words.lead}>
      <p role="status" className={done ? 'notice notice-good' : 'unseen'} data-testid="review-done">
        {done}
      </p>
      <Refusal problem={problem} testid="reviews-error" />
      {problem ? (
        <button type="button" className="button" onClick={() => void load()}>
          {words.refresh}
        </button>
      ) : null}
      {reviews === null && !problem ? <p>{words.loading}</p> : null}
      {reviews?.length === 0 ? <p data-testid="no-reviews">{words.empty}</p> : null}
      {reviews?.map((review) => (
        <ReviewCard
          key={review.verification}
          session={session}
          review={review}
          reviewer={reviewer}
          reviewed={(status) => {
            setDone(words.done({ name: review.profile.name, status }));
            void load();
          }}
        />
      ))}
      <Appeals session={session} open={open} reviewer={reviewer} done={setDone} />
    </Screen>
  );
}

function ReviewCard(props: {
  session: Session;
  review: Review;
  reviewer: boolean;
  reviewed: (status: string) => void;
}) {
  const { session, review, reviewer, reviewed } = props;
  const by = typeof review.decided_by === 'string' ? review.decided_by : review.decided_by.name;
  return (
    <article className="card review" data-testid={`review-${review.verification}`}>
      <ProfileFacts profile={review.profile} account={review.account} />
      <p className="review-decided fine">
        {review.marketplace.name} · {words.decidedBy({ name: by, when: dayAndTime(review.decided, text.language) })}
      </p>
      <Found session={session} review={review} />
      {review.mine ? (
        <Notice kind="info" testid="review-mine">
          {words.mine}
        </Notice>
      ) : null}
      {reviewer && !review.mine ? (
        <Verdict session={session} review={review} reviewed={reviewed} />
      ) : null}
    </article>
  );
}

function Found({ session, review }: { session: Session; review: Review }) {
  const known = useStore(session.reasons);
  const wordsOf = (reason: Review['reasons'][number]) =>
    typeof reason === 'string'
      ? (known.find(({ code }) => code === reason)?.text ?? plain(reason))
      : reason.text;
  return (
    <dl className="facts review-found">
      <div>
        <dt>{words.reasons}</dt>
        {review.reasons.map((reason) => (
          <dd key={typeof reason === 'string' ? reason : reason.code}>{wordsOf(reason)}</dd>
        ))}
      </div>
      <div>
        <dt>{words.message}</dt>
        <dd className="quoted">{review.message || words.none}</dd>
      </div>
      <div>
        <dt>{words.internal}</dt>
        <dd className="quoted">{review.internal_text || words.none}</dd>
      </div>
      <div>
        <dt>{words.checklist}</dt>
        {review.checklist.map(({ item, result, text: asked }) => (
          <dd key={item}>
            <strong className={`mark-${result}`}>{text.checklist.results[result]}</strong>{' '}
            {asked ?? plain(item)}
          </dd>
        ))}
      </div>
    </dl>
  );
}

function Verdict(props: {
  session: Session;
  review: Review;
  reviewed: (status: string) => void;
}) {
  const { session, review, reviewed } = props;
  const id = useId();
  const key = note_key + review.verification;
  const [note, setNote] = useState(() => recall(key) ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const say = async (verdict: 'confirmed' | 'overturned') => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const status = await session.review(review.verification, verdict, note.trim());
      forget(key);
      reviewed(text.statuses[status]);
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  };

  return (
    <div className="verdict">
      <div className="field">
        <label htmlFor={id}>{words.note}</label>
        <textarea
          id={id}
          rows={2}
          maxLength={4000}
          value={note}
          data-testid="review-text"
          onChange={(event) => {
            setNote(event.target.value);
            remember(key, event.target.value);
          }}
        />
      </div>
      <Refusal problem={problem} testid="review-error" />
      <div className="row">
        <button
          type="button"
          className="button"
          aria-disabled={busy}
          aria-describedby={`${id}-hint`}
          data-testid="review-confirm"
          onClick={() => void say('confirmed')}
        >
          {busy ? words.busy : words.confirm}
        </button>
        <button
          type="button"
          className="button"
          aria-disabled={busy}
          aria-describedby={`${id}-hint`}
          data-testid="review-overturn"
          onClick={() => void say('overturned')}
        >
          {busy ? words.busy : words.overturn}
        </button>
      </div>
      <p id={`${id}-hint`} className="fine">
        {words.confirmHint} {words.overturnHint}
      </p>
    </div>
  );
}
