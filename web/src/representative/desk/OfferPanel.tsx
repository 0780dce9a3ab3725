import { useCallback, useEffect } from 'react';
import { secondsUntil } from '../../shared/api/clock';
import type { Offer } from '../../shared/api/types';
import { Announcer } from '../../shared/ui/Announcer';
import { useAsk } from '../../shared/ui/ask';
import { chime } from '../../shared/ui/chime';
import { useNow } from '../../shared/ui/hooks';
import { countryName, duration } from '../../shared/ui/words';
import { Photo } from '../Profile';
import { Refusal } from '../Refusal';
import type { Session } from '../session';
import { text, triggerWords } from '../text';

const chime_ms = 6000;

/** Stands above whatever is open and takes no focus: someone may be writing a review. */
export function OfferPanel({ session, offer }: { session: Session; offer: Offer }) {
  const words = text.offer;
  const { busy, problem, ask } = useAsk({ once: true });
  const { verification, profile } = offer;
  const now_ms = useNow();

  useEffect(() => {
    chime();
    const timer = window.setInterval(chime, chime_ms);
    return () => window.clearInterval(timer);
  }, [verification]);

  const accept = useCallback(
    () => void ask(() => session.acceptOffer(verification)),
    [ask, session, verification],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyA') return;
      event.preventDefault();
      accept();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [accept]);

  return (
    <section className="offer" aria-labelledby="offer-heading" data-testid="offer">
      <Photo profile={profile} />
      <div className="offer-who">
        <h2 id="offer-heading">{words.heading({ name: profile.name })}</h2>
        <p>
          {[profile.title, profile.country && countryName(profile.country, text.language)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className="fine">
          {offer.marketplace.name} · {words.trigger}: {triggerWords(offer.trigger)} ·{' '}
          {words.waited({ time: duration(offer.waited_seconds) })}
        </p>
        <Refusal problem={problem} testid="offer-error" />
      </div>
      <div className="offer-go">
        <button
          type="button"
          className="button button-main button-large"
          aria-keyshortcuts="Alt+A"
          aria-disabled={busy}
          data-testid="accept-offer"
          onClick={accept}
        >
          {busy ? words.accepting : words.accept({ seconds: secondsUntil(offer.expires, now_ms) })}
        </button>
        <kbd className="fine">{words.shortcut}</kbd>
      </div>
      <Announcer text={words.said({ name: profile.name })} urgent />
    </section>
  );
}
