import type { Problem } from '../../shared/api/problem';
import { useHeadingAfter } from '../../shared/ui/Screen';
import { Refusal } from '../Refusal';
import { text } from '../text';

/** What stands in the place of something that is loaded: that it is, or why not. */
export function NotYet(props: {
  name: string;
  loaded: boolean;
  problem: Problem | null;
  again: () => void;
}) {
  const { name, loaded, problem, again } = props;
  useHeadingAfter(loaded);
  return (
    <>
      <Refusal problem={problem} testid={`${name}-error`} />
      {problem ? (
        <button type="button" className="button" data-testid={`${name}-again`} onClick={again}>
          {text.audit.again}
        </button>
      ) : null}
      {!loaded && !problem ? <p role="status">{text.audit.loading}</p> : null}
    </>
  );
}
