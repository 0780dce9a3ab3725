import type { Said } from '../words/opened';
import { useNow } from './hooks';
import { Notice } from './Notice';

/** The service has no place for one more now: it is asked again by itself, and when. */
export function Busy(props: {
  live: { readonly secondsToRetry: number | null };
  words: { busy: string; busyNext: Said<{ seconds: number }> };
}) {
  const { live, words } = props;
  useNow();
  const seconds = live.secondsToRetry;
  return (
    <Notice kind="warning" testid="busy">
      <p>{words.busy}</p>
      {/* The countdown is for the eye. */}
      <p className="fine" aria-hidden="true" data-testid="busy-next">
        {seconds === null ? '\u00a0' : words.busyNext({ seconds })}
      </p>
    </Notice>
  );
}
