import type { ReactNode } from 'react';
import type { SeenProfile } from '../../shared/api/types';
import { useLoaded } from '../../shared/ui/ask';
import { Notice } from '../../shared/ui/Notice';
import { Recordings } from '../evidence/Recordings';
import { ProfileFacts } from '../Profile';
import { Refusal } from '../Refusal';
import { text } from '../text';

type Name = 'review' | 'appeal';

const whyOf = { review: text.evidence.whyReview, appeal: text.evidence.whyAppeal };

interface Reviewed {
  verification: string;
  account: string;
  profile: SeenProfile;
  /** Who looks at it took part in what it is about. */
  mine: boolean;
}

/** What waits for a second person. */
export function ReviewQueue<One extends Reviewed>(props: {
  name: Name;
  load: () => Promise<One[]>;
  /** How many are open: loaded anew when it changes. */
  open: number;
  words: { empty: string; loading?: string; refresh?: string };
  /** The card of one; it asks for them all `again` when its own was answered. */
  children: (one: One, again: () => void) => ReactNode;
}) {
  const { name, words, children } = props;
  const { loaded, problem, again } = useLoaded(props.load, props.open);
  return (
    <>
      <Refusal problem={problem} testid={`${name}s-error`} />
      {problem && words.refresh ? (
        <button type="button" className="button" onClick={again}>
          {words.refresh}
        </button>
      ) : null}
      {loaded === null && !problem && words.loading ? <p>{words.loading}</p> : null}
      {loaded?.length === 0 ? <p data-testid={`no-${name}s`}>{words.empty}</p> : null}
      {loaded?.map((one) => children(one, again))}
    </>
  );
}

export function ReviewCard(props: {
  name: Name;
  one: Reviewed;
  lead: ReactNode;
  /** Who looks, as it stands over what they watch. */
  watcher: string;
  mineWords: string;
  /** What a reviewer who took no part answers with. */
  verdict: ReactNode;
  /** Facts: what was found. */
  children: ReactNode;
}) {
  const { name, one, lead, watcher, mineWords, verdict, children } = props;
  return (
    <article className="card review" data-testid={`${name}-${one.verification}`}>
      <ProfileFacts profile={one.profile} account={one.account} />
      <p className="review-decided fine">{lead}</p>
      <dl className="facts review-found">{children}</dl>
      <Recordings
        verification={one.verification}
        why={whyOf[name]}
        watcher={watcher}
        photo={one.profile.photo}
      />
      {one.mine ? (
        <Notice kind="info" testid={`${name}-mine`}>
          {mineWords}
        </Notice>
      ) : (
        verdict
      )}
    </article>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      {children}
    </div>
  );
}

export function Quoted({ name, value }: { name: string; value: string | null }) {
  return (
    <Fact name={name}>
      <dd className="quoted">{value || text.reviews.none}</dd>
    </Fact>
  );
}
