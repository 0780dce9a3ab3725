import { useCallback, useEffect } from 'react';
import { secondsUntil } from '../../shared/api/clock';
import type { Match } from '../../shared/api/types';
import { Announcer } from '../../shared/ui/Announcer';
import { useAsk } from '../../shared/ui/ask';
import { chime } from '../../shared/ui/chime';
import { useNow } from '../../shared/ui/hooks';
import { countryName, duration } from '../../shared/ui/words';
import { WithName } from '../../shared/ui/WithName';
import { WindowChoice } from '../call/WindowChoice';
import { Photo } from '../Profile';
import { Refusal } from '../Refusal';
import type { Session } from '../session';
import { notify } from './notification';
import { text, triggerWords } from '../text';

const chime_ms = 6000;

/** Stands above whatever is open and takes no focus: someone may be writing a review. */
export function MatchPanel({ session, match }: { session: Session; match: Match }) {
  const words = text.match;
  const { busy, problem, ask } = useAsk({ once: true });
  const { verification, profile } = match;
  const now_ms = useNow();

  useEffect(() => {
    chime();
    const timer = window.setInterval(chime, chime_ms);
    const silence = notify(text.titleMatch, text.notifications.body);
    return () => {
      window.clearInterval(timer);
      silence();
    };
  }, [verification]);

  const accept = useCallback(
    () => void ask(() => session.acceptMatch(match)),
    [ask, session, match],
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
    <section className="match" aria-labelledby="match-heading" data-testid="match">
      <Photo profile={profile} />
      <div className="match-who">
        <h2 id="match-heading">
          <WithName name={profile.name} say={words.heading} />
        </h2>
        <p>
          <bdi>{profile.title}</bdi>
          {profile.title && profile.country ? <span> · </span> : null}
          {profile.country ? <span>{countryName(profile.country, text.language)}</span> : null}
        </p>
        <p className="fine">
          {[
            match.marketplace.name,
            `${words.trigger}: ${triggerWords(match.trigger)}`,
            words.waited({ time: duration(match.waited_seconds) }),
          ].join(' · ')}
        </p>
        <Refusal problem={problem} testid="match-error" />
      </div>
      {match.medium === 'google_meet' ? (
        <div className="match-meet" data-testid="match-meet">
          <strong>{words.meet}</strong>
          <WindowChoice meeting={session.meeting} />
        </div>
      ) : null}
      <div className="match-go">
        <button
          type="button"
          className="button button-main button-large"
          aria-keyshortcuts="Alt+A"
          aria-disabled={busy}
          data-testid="accept-match"
          onClick={accept}
        >
          {busy ? words.accepting : words.accept({ seconds: secondsUntil(match.expires, now_ms) })}
        </button>
        <kbd className="fine">{words.shortcut}</kbd>
        <button
          type="button"
          className="button"
          aria-disabled={busy}
          data-testid="decline-match"
          onClick={() => void ask(() => session.declineMatch(match))}
        >
          {words.decline}
        </button>
      </div>
      <Announcer text={words.said({ name: profile.name })} urgent />
    </section>
  );
}
