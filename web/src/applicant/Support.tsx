import { attempt } from '../shared/attempt';
import type { MarketplaceShown } from '../shared/api/types';
import { recall, remember } from '../shared/tab_storage';
import { text } from './words';

const remembered_under = 'visavis_marketplace';

/**
 * The way to people who can help, where the marketplace has told one. In a tab of its own: nobody
 * loses a place or a call by asking.
 */
export function Support({ marketplace }: { marketplace: MarketplaceShown | null }) {
  const address = supportAddress(marketplace?.support_url);
  if (!marketplace || !address) return null;
  return (
    <footer className="support">
      <a href={address} target="_blank" rel="noopener noreferrer" data-testid="support">
        {text.common.contactSupport({ marketplace: marketplace.name })}
      </a>
    </footer>
  );
}

/** The address when it is one that a link may lead to, else null. */
function supportAddress(url: string | null | undefined): string | null {
  const protocol = url && attempt(() => new URL(url).protocol);
  return url && (protocol === 'https:' || protocol === 'mailto:') ? url : null;
}

/** For when the page cannot ask any more whose it is. */
export function rememberMarketplace(marketplace: MarketplaceShown): void {
  remember(remembered_under, JSON.stringify(marketplace));
}

/** What went wrong with this tab's own verification; a link may be another marketplace's. */
const ours = new Set(['session_over', 'no_link', 'unreachable', 'unexpected', 'too_many_attempts']);

export function marketplaceBefore(code: string | null): MarketplaceShown | null {
  if (code === null || !ours.has(code)) return null;
  return attempt(() => JSON.parse(recall(remembered_under) ?? 'null') as MarketplaceShown | null);
}
