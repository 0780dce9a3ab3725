import { useState } from 'react';
import type { Review, Staff } from '../../shared/api/types';
import { Screen } from '../../shared/ui/Screen';
import { WithName, type WordsWithName } from '../../shared/ui/WithName';
import { dayAndTime, plain } from '../../shared/ui/words';
import { wordsFor } from '../../shared/words/opened';
import { Appeals } from './Appeals';
import { Fact, Quoted, ReviewCard, ReviewQueue } from './ReviewQueue';
import { type Console, takesCallsAndReviews } from '../console';
import type { Session } from '../session';
import { text } from '../text';
import { sureOf, VerdictForm } from './VerdictForm';

const words = text.reviews;
const listWords = { empty: words.empty, loading: words.loading, refresh: words.refresh };
const note_key = 'visavis_draft:review:';

export function Reviews(props: { session: Session; shown: Console; staff: Staff }) {
  const { session, shown, staff } = props;
  const reviewed = shown.state?.failed_needs_review ?? true;
  return (
    <Screen name="reviews" heading={words.heading} lead={reviewed ? words.lead : words.leadAtOnce}>
      {takesCallsAndReviews(staff) ? (
        <Lists
          session={session}
          watcher={staff.name}
          reviews={shown.state?.reviews_open ?? 0}
          appeals={shown.state?.appeals_open ?? 0}
        />
      ) : (
        <p className="card" data-testid="not-yours">
          {words.notYours({ role: text.roles[staff.role] })}
        </p>
      )}
    </Screen>
  );
}

/** Each list is loaded again when its own number changes: a sum would hide that one takes the other's place. */
function Lists(props: { session: Session; watcher: string; reviews: number; appeals: number }) {
  const { session, watcher, reviews, appeals } = props;
  const [done, setDone] = useState<WordsWithName | null>(null);
  return (
    <>
      <p role="status" className={done ? 'notice notice-good' : 'unseen'} data-testid="review-done">
        {done ? <WithName name={done.name} say={done.say} /> : null}
      </p>
      <ReviewQueue name="review" load={() => session.reviews()} open={reviews} words={listWords}>
        {(review, again) => (
          <Card
            key={review.verification}
            session={session}
            review={review}
            watcher={watcher}
            reviewed={(status) => {
              setDone({
                name: review.profile.name,
                say: (of) => words.done({ ...of, status }),
              });
              again();
            }}
          />
        )}
      </ReviewQueue>
      <Appeals session={session} watcher={watcher} open={appeals} done={setDone} />
    </>
  );
}

function Lead({ review }: { review: Review }) {
  const { marketplace, decided_by, decided } = review;
  const when = dayAndTime(decided, text.language);
  return (
    <>
      <bdi>{marketplace.name}</bdi> ·{' '}
      <WithName name={decided_by} say={(of) => words.decidedBy({ ...of, when })} />
    </>
  );
}

/** By the policy, as the server tells it: nothing is promised that will not be done. */
export function Consequences({ review }: { review: Review }) {
  const { profile, denied_actions, effects } = review;
  return (
    <>
      {denied_actions.length > 0 ? (
        <>
          <p>
            <WithName name={profile.name} say={words.denied} />
          </p>
          <ul className="plain-list" data-testid="review-denied">
            {denied_actions.map((action) => (
              <li key={action}>{wordsFor(words.actions, action) ?? plain(action)}</li>
            ))}
          </ul>
        </>
      ) : null}
      {effects.map((effect) => (
        <p key={effect} data-testid="review-effect">
          <strong>
            {wordsFor(words.effects, effect) ?? words.effectOther({ effect: plain(effect) })}
          </strong>
        </p>
      ))}
      <p>
        <WithName name={profile.name} say={words.told} />
      </p>
    </>
  );
}

function Card(props: {
  session: Session;
  review: Review;
  watcher: string;
  reviewed: (status: string) => void;
}) {
  const { session, review, watcher, reviewed } = props;
  const { verification } = review;
  const form = (
    <VerdictForm
      draft={note_key + verification}
      field={{ label: words.note, testid: 'review-text', rows: 2 }}
      hint={`${words.confirmHint} ${words.overturnHint}`}
      busyWords={words.busy}
      errorTestid="review-error"
      verdicts={[
        {
          verdict: 'confirmed',
          testid: 'review-confirm',
          words: words.confirm,
          sure: {
            heading: words.sure.heading,
            go: words.sure.go,
            back: words.sure.back,
            testid: 'review-sure',
            consequences: <Consequences review={review} />,
          },
        },
        {
          verdict: 'overturned',
          testid: 'review-overturn',
          words: words.overturn,
          sure: sureOf(words.sureOverturn, 'review-overturn-sure'),
        },
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
      lead={<Lead review={review} />}
      watcher={watcher}
      mineWords={words.mine}
      verdict={form}
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
            <strong className={`mark-${result}`}>{words.results[result]}</strong>{' '}
            <span>{asked ?? plain(item)}</span>
          </dd>
        ))}
      </Fact>
    </ReviewCard>
  );
}
