import { limits } from '../api/limits';
import type { CallLine } from '../call/line';
import { Announcer } from './Announcer';
import { useSecondsLeft } from './hooks';
import { WithName } from './WithName';

/** How the line of a call is, in a side's words. `withLeft`: the same while the other may come back. */
export function LineWords(props: {
  now: CallLine;
  awaySince: string | null;
  said: (of: { name: string }) => string;
  withLeft: (of: { name: string; seconds: number }) => string;
  name: string;
}) {
  const { now, awaySince, said, withLeft, name } = props;
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
          say={(of) => (left === null ? said(of) : withLeft({ ...of, seconds: left }))}
        />
      </p>
      {/* The countdown is for the eye: once is enough for the ear. */}
      <Announcer text={said({ name })} urgent={now === 'you_dropped'} />
    </>
  );
}
