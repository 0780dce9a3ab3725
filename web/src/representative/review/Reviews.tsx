import { useState } from 'react';
import type { Review } from '../../shared/api/types';
import { Screen } from '../../shared/ui/Screen';
import { dayAndTime, plain } from '../../shared/ui/words';
import { Appeals } from './Appeals';
import { Fact, Quoted, ReviewCard, ReviewQueue } from './ReviewQueue';
import type { Session } from '../session';
import { text } from '../text';
import { VerdictForm } from './VerdictForm';

const words = text.reviews;
const listWords = { empty: words.empty, loading: words.loading, refresh: words.refresh };
const note_key = 'visavis_draft:review:';

export function Reviews(props: { session: Session; open: number; reviewer: boolean }) {
  const { session, open, reviewer } = props;
  const [done, setDone] = useState<string | null>(null);
  return (
    <Screen name="reviews" heading={words.heading} lead={words.lead}>
      <p role="status" className={done ? 'notice notice-good' : 'unseen'} data-testid="review-done">
        {done}
      </p>
      <ReviewQueue name="review" load={() => session.reviews()} open={open} words={listWords}>
        {(review, again) => (
          <Card
            key={review.verification}
            session={session}
            review={review}
            reviewer={reviewer}
            reviewed={(status) => {
              setDone(words.done({ name: review.profile.name, status }));
              again();
            }}
          />
        )}
      </ReviewQueue>
      <Appeals session={session} open={open} reviewer={reviewer} done={setDone} />
    </Screen>
  );
}

function leadWords({ marketplace, decided_by, decided }: Review): string {
  const when = dayAndTime(decided, text.language);
  return `${marketplace.name} · ${words.decidedBy({ name: decided_by, when })}`;
}

function Card(props: {
  session: Session;
  review: Review;
  reviewer: boolean;
  reviewed: (status: string) => void;
}) {
  const { session, review, reviewer, reviewed } = props;
  const { verification } = review;
  const form = (
    <VerdictForm
      draft={note_key + verification}
      field={{ label: words.note, testid: 'review-text', rows: 2 }}
      hint={`${words.confirmHint} ${words.overturnHint}`}
      busyWords={words.busy}
      errorTestid="review-error"
      verdicts={[
        { verdict: 'confirmed', testid: 'review-confirm', words: words.confirm },
        { verdict: 'overturned', testid: 'review-overturn', words: words.overturn },
      ]}
      say={async (verdict, note) => {
        const status = await session.review(verification, verdict, note);
        reviewed(text.statuses[status]);
      }}
    />
  );
  return (
    <ReviewCard
      name="review"
      one={review}
      lead={leadWords(review)}
      mineWords={words.mine}
      verdict={reviewer ? form : null}
    >
      <Fact name={words.reasons}>
        {review.reasons.map((reason) => (
          <dd key={reason.code}>{reason.text}</dd>
        ))}
      </Fact>
      <Quoted name={words.message} value={review.message} />
      <Quoted name={words.internal} value={review.internal_text} />
      <Fact name={words.checklist}>
        {review.checklist.map(({ item, result, text: asked }) => (
          <dd key={item}>
            <strong className={`mark-${result}`}>{text.checklist.results[result]}</strong>{' '}
            <span>{asked ?? plain(item)}</span>
          </dd>
        ))}
      </Fact>
    </ReviewCard>
  );
}
