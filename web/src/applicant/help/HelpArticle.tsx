import type { ReactNode } from 'react';

/** What comes one after the other is `steps`, the rest `points`. */
interface HelpWords {
  heading: string;
  lead?: string;
  steps?: readonly string[];
  points?: readonly string[];
}

/** One part, closed until it is pressed. */
export function HelpPart(props: {
  part: HelpWords;
  open?: boolean;
  testid?: string;
  children?: ReactNode;
}) {
  const { part, open = false, testid, children } = props;
  return (
    <details className="card help-part" open={open} data-testid={testid}>
      <summary>
        <h2>{part.heading}</h2>
      </summary>
      {part.lead ? <p>{part.lead}</p> : null}
      {part.steps ? (
        <ol className="steps">
          {part.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      ) : null}
      {part.points ? (
        <ul className="plain-list">
          {part.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      ) : null}
      {children}
    </details>
  );
}

/**
 * The article's parts, closed but for the ones that matter now. The same in the applicant's page
 * and, made at build time, at /help: so it takes its words and knows of no session.
 */
export function HelpArticle(props: { parts: [string, HelpWords][]; open?: readonly string[] }) {
  return (
    <div className="help-parts">
      {props.parts.map(([name, part]) => (
        <HelpPart key={name} part={part} open={props.open?.includes(name) ?? false} />
      ))}
    </div>
  );
}
