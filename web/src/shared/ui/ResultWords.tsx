import { Quoted } from './Quoted';

/** The reasons and the message of a decision, exactly as the applicant reads them. */
export function ResultWords(props: {
  heading: string;
  messageHeading: string;
  reasons: { code: string; text: string }[];
  message: string | null;
  messageNote?: string | null;
  level?: 2 | 4;
}) {
  const { heading, messageHeading, reasons, message, messageNote, level = 2 } = props;
  const Heading = `h${level}` as const;
  return (
    <div className="result-words" data-testid="result-words">
      {reasons.length > 0 ? (
        <>
          <Heading>{heading}</Heading>
          <ul data-testid="reasons">
            {reasons.map(({ code, text }) => (
              <li key={code}>{text}</li>
            ))}
          </ul>
        </>
      ) : null}
      {message ? (
        <>
          <Heading>{messageHeading}</Heading>
          <Quoted written={message} note={messageNote} testid="result-message" />
        </>
      ) : null}
    </div>
  );
}
