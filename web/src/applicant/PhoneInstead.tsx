import { text } from './words';

/** For who has no camera here: the way to the phone. */
export function PhoneInstead() {
  const words = text.recovery;
  return (
    <details className="phone-instead">
      <summary>{words.phone}</summary>
      <p>{words.phoneAdvice}</p>
    </details>
  );
}
