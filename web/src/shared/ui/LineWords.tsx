import { limits } from '../api/limits';
import type { CallLine } from '../call/line';
import { Announcer } from './Announcer';
import { useSecondsLeft } from './hooks';

/** How the line of a call is, in a side's words. `withLeft`: the same while the other may come back. */
export function LineWords(props: {
  now: CallLine;
  awaySince: string | null;
  said: string;
  withLeft: (seconds: number) => string;
}) {
  const { now, awaySince, said, withLeft } = props;
  const left = useSecondsLeft(now === 'they_dropped' ? awaySince : null, limits.absence_seconds);
  return (
    <>
      <p
        className={`line-words line-${now}`}
        data-testid="call-line"
        data-line={now}
        aria-hidden="true"
      >
        {left === null ? said : withLeft(left)}
      </p>
      {/* The countdown is for the eye: once is enough for the ear. */}
      <Announcer text={said} urgent={now === 'you_dropped'} />
    </>
  );
}
