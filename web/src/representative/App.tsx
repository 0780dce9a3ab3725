import { useSyncExternalStore } from 'react';
import { Screen } from '../shared/ui/Screen';
import { useTitle } from '../shared/ui/hooks';
import { useStore } from '../shared/store';
import { CallView } from './call/CallView';
import { placeOf, takesCallsAndReviews } from './desk';
import { DeskView } from './desk/DeskView';
import { OfferPanel } from './desk/OfferPanel';
import { Reviews } from './review/Reviews';
import type { Session } from './session';
import { SignIn } from './SignIn';
import { text } from './text';
import { Top } from './Top';

export function App({ session }: { session: Session }) {
  const desk = useStore(session.desk);
  const hash = useSyncExternalStore(onHash, () => location.hash);
  const place = placeOf(desk, hash);
  const call = desk.state?.call ?? null;
  const offer = desk.state?.offer ?? null;
  useTitle(call ? text.titleCall({ name: call.profile.name }) : text.title, offer ? text.titleOffer : null);

  switch (place) {
    case 'looking':
      return (
        <main className="narrow">
          <Screen name="looking" heading={text.looking} />
        </main>
      );
    case 'unreachable':
      return <Stop name="unreachable" words={text.unreachable} act={() => void session.open()} />;
    case 'replaced':
      return (
        <Stop
          name="replaced"
          words={{ ...text.replaced, again: text.replaced.takeOver }}
          testid="take-over"
          act={() => session.seat.takeOver()}
        />
      );
    case 'broken':
      return (
        <Stop
          name="broken"
          words={{ ...text.broken, again: text.broken.reload }}
          act={() => location.reload()}
        />
      );
    case 'sign_in':
      return <SignIn session={session} signedOut={desk.signedOut} />;
    default:
  }
  const { staff } = desk;
  if (!staff) return null;
  return (
    <div className={place === 'call' ? 'console console-call' : 'console'}>
      <Top session={session} desk={desk} staff={staff} place={place} />
      {offer && !call ? <OfferPanel key={offer.verification} session={session} offer={offer} /> : null}
      <main>
        {call ? <CallView key={call.id} session={session} call={call} line={desk.line} /> : null}
        {place === 'reviews' ? (
          <Reviews
            session={session}
            open={(desk.state?.reviews_open ?? 0) + (desk.state?.appeals_open ?? 0)}
            reviewer={takesCallsAndReviews(staff)}
          />
        ) : null}
        {place === 'desk' ? (
          <DeskView session={session} desk={desk} calls={takesCallsAndReviews(staff)} staff={staff} />
        ) : null}
      </main>
    </div>
  );
}

function Stop(props: {
  name: string;
  words: { heading: string; lead: string; again: string };
  testid?: string;
  act: () => void;
}) {
  const { name, words, testid = 'try-again', act } = props;
  return (
    <main className="narrow">
      <Screen name={name} heading={words.heading} lead={words.lead}>
        <button type="button" className="button button-main" data-testid={testid} onClick={act}>
          {words.again}
        </button>
      </Screen>
    </main>
  );
}

function onHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
