import { useState } from 'react';
import { Part } from '../../shared/part';
import { recall, remember } from '../../shared/tab_storage';
import { usePart } from '../../shared/ui/later';
import { text } from '../words';

const dismissed_under = 'visavis_support_dismissed';

const verdict = new Part(async () =>
  (await import('../../shared/support/verdict_here')).verdictHere(),
);

/**
 * Data and detection weigh more than the page's words: they come beside it, and are there, if they can be, before
 * the screen that shows what they say.
 */
export const lookAtSupport = () => verdict.fetch();

/** A quiet word where the browser or the system is older than what we try the call with. */
export function SupportNotice() {
  const [dismissed, setDismissed] = useState(() => recall(dismissed_under) !== null);
  const found = usePart(verdict, !dismissed);
  if (dismissed || !found || found.is === 'supported') return null;
  const words = text.support;
  const line =
    found.is === 'unknown'
      ? words.unknown
      : found.part === 'browser'
        ? words.olderBrowser
        : words.olderSystem;
  return (
    <aside className="notice support-notice" aria-label={words.region} data-testid="support-notice">
      <p>{line}</p>
      <button
        type="button"
        className="button button-quiet"
        data-testid="support-dismiss"
        onClick={() => {
          remember(dismissed_under, 'yes');
          setDismissed(true);
        }}
      >
        {words.dismiss}
      </button>
    </aside>
  );
}
