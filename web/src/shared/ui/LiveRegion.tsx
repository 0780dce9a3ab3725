import type { ReactNode } from 'react';

/**
 * A place for words that come and go. It stays while it is empty: a screen reader tells what comes
 * into it, and may miss a place that enters the page together with its words.
 */
export function LiveRegion({ children }: { children: ReactNode }) {
  return (
    <div role="status" className="told">
      {children}
    </div>
  );
}
