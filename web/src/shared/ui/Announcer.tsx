/** Says `text` to a screen reader when it changes; nothing to see. */
export function Announcer(props: { text: string; urgent?: boolean }) {
  return (
    <div
      className="unseen"
      role={props.urgent ? 'alert' : 'status'}
      aria-live={props.urgent ? 'assertive' : 'polite'}
      data-testid="announcer"
    >
      {props.text}
    </div>
  );
}
