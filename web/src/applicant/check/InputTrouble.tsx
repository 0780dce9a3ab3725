import { type ComponentType, useEffect, useState } from 'react';
import type { Input, InputProblem } from '../../shared/call/input_problem';
import type { Media, MediaState } from '../../shared/call/media';
import { usePart } from '../../shared/ui/hooks';
import { Notice } from '../../shared/ui/Notice';
import { useHeadingAfter } from '../../shared/ui/Screen';
import { LiveRegion } from '../../shared/ui/LiveRegion';
import { useStore } from '../../shared/store';
import { filled } from '../../shared/words/opened';
import type { Session } from '../session';
import { TryAgain } from './TryAgain';
import { text } from '../words';

type RecoveryPage = ComponentType<{ session: Session; problem: InputProblem }>;
let loaded: RecoveryPage | null = null;

/** Long enough to be read by the slowest; what happened then is no news any more. */
const news_ms = 30_000;

/** What is wrong with camera or microphone and how to mend it; what happened to them by itself. */
export function InputTrouble({ session, state }: { session: Session; state: MediaState }) {
  const { media } = session.seat;
  const { problem, news, overdue } = state;
  useRecovery(media, problem !== null);
  useHeadingAfter(problem !== null);
  useEffect(() => {
    if (!news) return;
    const timer = window.setTimeout(() => media.newsTold(), news_ms);
    return () => window.clearTimeout(timer);
  }, [media, news]);
  return (
    <>
      {problem ? <Trouble key={problem.kind} session={session} problem={problem} /> : null}
      <LiveRegion>
        {overdue ? <Overdue media={media} /> : null}
        {problem ? null : <InputNews state={state} />}
        {problem ? null : <InputFaults session={session} state={state} />}
      </LiveRegion>
    </>
  );
}

const recheck = () => import('../../shared/call/recheck');

/** Looks whether it is over, as long as there is a problem. */
function useRecovery(media: Media, needed: boolean): void {
  const part = usePart(recheck, needed);
  useEffect(
    () => (needed && part && part !== 'failed' ? part.watchForRecovery(media) : undefined),
    [media, needed, part],
  );
}

/** Steps and drawings come when they are needed. Until then, or without them, the plain truth. */
function Trouble({ session, problem }: { session: Session; problem: InputProblem }) {
  const [Page, setPage] = useState<RecoveryPage | null>(() => loaded);
  useEffect(() => {
    if (Page) return;
    let over = false;
    import('./recovery/Recovery').then(
      ({ Recovery }) => {
        loaded = Recovery;
        if (!over) setPage(() => Recovery);
      },
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [Page]);
  if (Page) return <Page session={session} problem={problem} />;
  return (
    <Notice kind="error" title={problemWords(problem)}>
      <TryAgain media={session.seat.media} />
    </Notice>
  );
}

/** Some browsers hide their question behind a sign, and some never answer at all. */
function Overdue({ media }: { media: Media }) {
  const { overdue, askingOverlooked, stopWaiting } = text.check;
  return (
    <Notice kind="warning" title={overdue} testid="asking-overlooked">
      <p>{askingOverlooked}</p>
      <button
        type="button"
        className="button"
        data-testid="stop-waiting"
        onClick={() => media.giveUp()}
      >
        {stopWaiting}
      </button>
    </Notice>
  );
}

/** Before anything is known of browser and system, and where the rest cannot be loaded. */
function problemWords({ kind, input }: InputProblem): string {
  const { problem, titles } = text.recovery;
  return filled({ ...titles, ...problem }[kind], { device: input ?? 'both' });
}

function replacedWords(input: Input, label: string): string {
  const words = text.recovery;
  return label
    ? words.replaced({ device: input, label })
    : words.replacedByAnother({ device: input });
}

function InputNews({ state }: { state: MediaState }) {
  const { news } = state;
  const words = text.recovery;
  const told =
    news?.what === 'mended'
      ? words.mended
      : news?.what === 'replaced' && replacedWords(news.input, news.label);
  if (!told) return null;
  return (
    <Notice kind="good" testid="device-news">
      {told}
    </Notice>
  );
}

const faultsPart = () => import('./recovery/Faults');

/** Most people never see one. */
function InputFaults({ session, state }: { session: Session; state: MediaState }) {
  const { picture, sound, cannot_see } = useStore(session.seat.faults);
  const any = picture !== 'good' || sound !== 'good' || cannot_see;
  const part = usePart(faultsPart, any);
  return any && part && part !== 'failed' ? <part.Faults session={session} state={state} /> : null;
}
