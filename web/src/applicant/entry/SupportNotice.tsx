import { useEffect, useState } from 'react';
import type { Verdict } from '../../shared/support/verdict';
import { recall, remember } from '../../shared/tab_storage';
import { text } from '../words';

const dismissed_under = 'visavis_support_dismissed';

let verdictHere: Promise<Verdict> | null = null;

/**
 * Data and detection weigh more than the page's words: they come beside it, and are there, if they can be, before
 * the screen that shows what they say.
 */
export function lookAtSupport(): Promise<Verdict> {
  verdictHere ??= import('../../shared/support/verdict_here').then(
    (part) => part.verdictHere(),
    () => ({ is: 'supported' }),
  );
  return verdictHere;
}

/** A quiet word where the browser or the system is older than what we try the call with. */
export function SupportNotice() {
  const [verdict, setVerdict] = useState<Verdict>({ is: 'supported' });
  useEffect(() => {
    if (recall(dismissed_under) !== null) return;
    let over = false;
    void lookAtSupport().then((found) => over || setVerdict(found));
    return () => {
      over = true;
    };
  }, []);
  if (verdict.is === 'supported') return null;
  const words = text.support;
  const line =
    verdict.is === 'unknown'
      ? words.unknown
      : verdict.part === 'browser'
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
          setVerdict({ is: 'supported' });
        }}
      >
        {words.dismiss}
      </button>
    </aside>
  );
}
