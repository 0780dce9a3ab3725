import { goesOn } from '../page';
import { actionWords, text } from '../words';

/** What the account may not do, and what it still may: both, so that nobody has to guess. */
export function ActionLists(props: {
  heading: string;
  denied: readonly string[];
  /** As the server knows it, with the marketplace's own actions. */
  allowed?: readonly string[];
}) {
  const { heading, denied, allowed } = props;
  const free = allowed ?? goesOn(denied);
  return (
    <section className="card limits" data-testid="limits">
      <h2>{heading}</h2>
      <div className="limits-lists">
        <List heading={text.common.limits.limited} actions={denied} kind="limited" />
        <List heading={text.common.limits.goesOn} actions={free} kind="free" />
      </div>
    </section>
  );
}

function List(props: { heading: string; actions: readonly string[]; kind: 'limited' | 'free' }) {
  const { heading, actions, kind } = props;
  if (actions.length === 0) {
    return kind === 'limited' ? <p>{text.common.limits.nothing}</p> : null;
  }
  return (
    <div>
      <h3>{heading}</h3>
      <ul className={`ticks ticks-${kind}`} data-testid={`actions-${kind}`}>
        {actions.map((action) => (
          <li key={action}>{actionWords(action)}</li>
        ))}
      </ul>
    </div>
  );
}
