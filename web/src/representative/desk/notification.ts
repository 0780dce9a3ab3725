import { answered, attempt } from '../../shared/attempt';

// The system's own notifications: for a call that is offered while nobody looks at this page.

export type Notifying = NotificationPermission | 'unsupported';

/** Somebody reads the browser's question first. */
const answer_ms_max = 120_000;

export function notifying(): Notifying {
  return attempt(() => Notification.permission) ?? 'unsupported';
}

/** Needs a press. */
export async function askToNotify(): Promise<Notifying> {
  await answered(async () => Notification.requestPermission(), answer_ms_max);
  return notifying();
}

/**
 * Shows one until the returned function is called, unless the page is being looked at. It names nobody: it stays in
 * lists of the system, and on locked screens.
 */
export function notify(title: string, body: string): () => void {
  if (notifying() !== 'granted' || document.hasFocus()) return () => undefined;
  // Throws on phones, where only service workers may.
  const shown = attempt(
    () => new Notification(title, { body, tag: 'visavis-match', requireInteraction: true }),
  );
  const close = () => void attempt(() => shown?.close());
  if (shown) {
    shown.onclick = () => {
      attempt(() => window.focus());
      close();
    };
  }
  return close;
}
