import type { OpenAppeal } from '../../shared/api/types';
import { dayAndTime } from '../../shared/ui/words';
import { WithName, type WordsWithName } from '../../shared/ui/WithName';
import { Fact, Quoted, ReviewCard, ReviewQueue } from './ReviewQueue';
import type { Session } from '../session';
import { text } from '../text';
import { sureOf, VerdictForm } from './VerdictForm';

const words = text.appeals;
const answer_key = 'visavis_draft:appeal:';

function when(time: string): string {
  return dayAndTime(time, text.language);
}

/** Appeals that wait for an answer, below the reviews. */
export function Appeals(props: {
  session: Session;
  watcher: string;
  open: number;
  done: (said: WordsWithName) => void;
}) {
  const { session, watcher, open, done } = props;
  return (
    <section className="appeals" aria-labelledby="appeals-heading">
      <h2 id="appeals-heading">{words.heading}</h2>
      <p className="fine">{words.lead}</p>
      <ReviewQueue name="appeal" load={() => session.appeals()} open={open} words={words}>
        {(appeal, again) => (
          <Card
            key={appeal.verification}
            session={session}
            appeal={appeal}
            watcher={watcher}
            answered={(granted) => {
              const { name } = appeal.profile;
              done({ name, say: granted ? words.granted : words.declined });
              again();
            }}
          />
        )}
      </ReviewQueue>
    </section>
  );
}

function Lead({ appeal }: { appeal: OpenAppeal }) {
  const { marketplace, decided_by, decided } = appeal;
  const { number, answer_by } = appeal.appeal;
  const names = decided_by.join(', ');
  return (
    <>
      <bdi>{marketplace.name}</bdi> ·{' '}
      {names === '' ? (
        <span>{words.decidedByUnknown({ when: when(decided) })}</span>
      ) : (
        <WithName
          name={names}
          say={(of) => words.decidedBy({ names: of.name, when: when(decided) })}
        />
      )}{' '}
      · <span>{words.answerBy({ when: when(answer_by) })}</span>
      {number > 1 ? <span>{` · ${words.number({ count: number })}`}</span> : null}
    </>
  );
}

function Card(props: {
  session: Session;
  appeal: OpenAppeal;
  watcher: string;
  answered: (granted: boolean) => void;
}) {
  const { session, appeal, watcher, answered } = props;
  const { verification } = appeal;
  const answer = (
    <VerdictForm
      draft={answer_key + verification}
      field={{
        label: words.answer,
        testid: 'appeal-answer-text',
        rows: 3,
        hint: words.answerHint,
      }}
      busyWords={words.busy}
      errorTestid="appeal-error"
      verdicts={[
        {
          verdict: 'granted',
          testid: 'appeal-granted',
          words: words.grant,
          sure: sureOf(words.sureGrant, 'appeal-granted-sure'),
        },
        {
          verdict: 'declined',
          testid: 'appeal-declined',
          words: words.decline,
          needsText: words.answerMissing,
          sure: sureOf(words.sureDecline, 'appeal-declined-sure'),
        },
      ]}
      say={async (verdict, message) => {
        await session.answerAppeal(verification, verdict, message);
        answered(verdict === 'granted');
      }}
    />
  );
  return (
    <ReviewCard
      name="appeal"
      one={appeal}
      lead={<Lead appeal={appeal} />}
      watcher={watcher}
      mineWords={words.mine}
      verdict={answer}
    >
      <Quoted name={words.text} value={appeal.appeal.text} />
      <Fact name={text.reviews.reasons}>
        {appeal.reasons.map((reason) => (
          <dd key={reason.code}>{reason.text}</dd>
        ))}
      </Fact>
      <Quoted name={text.reviews.message} value={appeal.message} />
      <Quoted name={text.reviews.internal} value={appeal.internal_text} />
      <Quoted name={words.review} value={appeal.review_text} />
    </ReviewCard>
  );
}
