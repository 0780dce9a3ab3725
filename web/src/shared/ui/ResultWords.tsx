/** The reasons and the message of a decision, exactly as the applicant reads them. */
export function ResultWords(props: {
  heading: string;
  messageHeading: string;
  reasons: { code: string; text: string }[];
  message: string | null;
  level?: 2 | 4;
}) {
  const { heading, messageHeading, reasons, message, level = 2 } = props;
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
          <p className="quoted" dir="auto" data-testid="result-message">
            {message}
          </p>
        </>
      ) : null}
    </div>
  );
}
