import { limits } from '../api/limits';
import type { CallLine } from '../call/line';
import { Announcer } from './Announcer';
import { useSecondsLeft } from './hooks';
import { filled, type Said } from '../words/opened';
import { WithName } from './WithName';

/** A side's words; `they_dropped_left` while the other may come back. */
type Words = Record<CallLine, string | Said<{ name: string }>> & {
  they_dropped_left: Said<{ name: string; seconds: number }>;
};

/** How the line of a call is. */
export function LineWords(props: {
  now: CallLine;
  awaySince: string | null;
  words: Words;
  name: string;
}) {
  const { now, awaySince, words, name } = props;
  const said = (of: { name: string }) => filled(words[now], of);
  const left = useSecondsLeft(now === 'they_dropped' ? awaySince : null, limits.absence_seconds);
  return (
    <>
      <p
        className={`line-words line-${now}`}
        data-testid="call-line"
        data-line={now}
        aria-hidden="true"
      >
        <WithName
          name={name}
          say={(of) =>
            left === null ? said(of) : filled(words.they_dropped_left, { ...of, seconds: left })
          }
        />
      </p>
      {/* The countdown is for the eye: once is enough for the ear. */}
      <Announcer text={said({ name })} urgent={now === 'you_dropped'} />
    </>
  );
}
