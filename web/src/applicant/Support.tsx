import type { MarketplaceShown } from '../shared/api/types';
import { webAddress } from '../shared/ui/words';
import { text } from './words';

/**
 * The way to people who can help, where the marketplace has told one. In a tab of its own: nobody
 * loses a place or a call by asking.
 */
export function Support({ marketplace }: { marketplace: MarketplaceShown | undefined }) {
  const address = webAddress(marketplace?.support_url, ['https:', 'mailto:']);
  if (!marketplace || !address) return null;
  return (
    <footer className="support">
      <a href={address} target="_blank" rel="noopener noreferrer" data-testid="support">
        {text.common.contactSupport({ marketplace: marketplace.name })}
      </a>
    </footer>
  );
}
