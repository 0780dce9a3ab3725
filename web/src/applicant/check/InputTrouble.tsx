import { useEffect } from 'react';
import type { Input, InputProblem } from '../../shared/call/input_problem';
import type { MediaState } from '../../shared/call/media';
import { inputWatch } from '../../shared/call/seat';
import { Part } from '../../shared/part';
import { MissingPart, usePart } from '../../shared/ui/later';
import { Notice } from '../../shared/ui/Notice';
import { Overdue } from '../../shared/ui/Overdue';
import { useHeadingAfter } from '../../shared/ui/Screen';
import { LiveRegion } from '../../shared/ui/LiveRegion';
import { useStore } from '../../shared/store';
import { filled } from '../../shared/words/opened';
import type { Session } from '../session';
import { later, missingWords } from '../later';
import { TryAgain } from './TryAgain';
import { text } from '../words';

/** Long enough to be read by the slowest; what happened then is no news any more. */
const news_ms = 30_000;

/** What is wrong with camera or microphone and how to mend it; what happened to them by itself. */
export function InputTrouble({ session, state }: { session: Session; state: MediaState }) {
  const { media } = session.seat;
  const { problem, news, overdue } = state;
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
        {overdue ? <Overdue media={media} words={overdueWords()} /> : null}
        {problem ? null : <InputNews state={state} />}
        {problem ? null : <InputFaults session={session} state={state} />}
      </LiveRegion>
    </>
  );
}

const steps = new Part(() => import('./recovery/Recovery'));

/** Steps and drawings come when they are needed. Until then, or without them, the plain truth. */
function Trouble({ session, problem }: { session: Session; problem: InputProblem }) {
  const part = usePart(steps);
  if (part) return <part.Recovery session={session} problem={problem} />;
  return (
    <>
      <Notice kind="error" title={problemWords(problem)}>
        <TryAgain media={session.seat.media} />
      </Notice>
      <MissingPart part={steps} words={missingWords()} />
    </>
  );
}

function overdueWords() {
  const { overdue, askingOverlooked: what, stopWaiting } = text.check;
  return { overdue, what, stopWaiting };
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

const FaultNotices = later(async () => (await import('./recovery/Faults')).Faults);

/** Most people never see one; and what looks for them may be missing. */
function InputFaults({ session, state }: { session: Session; state: MediaState }) {
  const { picture, sound, cannot_see } = useStore(session.seat.faults);
  const any = picture !== 'good' || sound !== 'good' || cannot_see;
  return any ? (
    <FaultNotices session={session} state={state} />
  ) : (
    <MissingPart part={inputWatch} words={missingWords()} />
  );
}
