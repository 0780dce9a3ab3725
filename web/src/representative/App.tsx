import { useSyncExternalStore } from 'react';
import type { StaffCall } from '../shared/api/types';
import { Screen } from '../shared/ui/Screen';
import { useTitle } from '../shared/ui/hooks';
import { laterIn } from '../shared/ui/later';
import { useStore } from '../shared/store';
import { CallView } from './call/CallView';
import { MeetingCallView } from './call/MeetingCallView';
import { type Console, screenOf, takesCallsAndReviews } from './console';
import { DeskView } from './desk/DeskView';
import { MatchPanel } from './desk/MatchPanel';
import { SoundBlocked } from './desk/SoundBlocked';
import { WrapUpBar } from './desk/WrapUp';
import { LineBusy } from './LineBusy';
import { Reviews } from './review/Reviews';
import type { Session } from './session';
import { SignIn } from './SignIn';
import { text } from './text';
import { Top } from './Top';

const { unreachable, broken } = text;
const later = laterIn(() => ({
  unreachable: `${unreachable.heading}. ${unreachable.lead}`,
  again: unreachable.again,
  reload: broken,
}));
const Audit = later(async () => (await import('./audit/Audit')).Audit);
const Security = later(async () => (await import('./security/Security')).Security);

export function App({ session }: { session: Session }) {
  const shown = useStore(session.console);
  const hash = useSyncExternalStore(onHash, () => location.hash);
  const screen = screenOf(shown, hash);
  const call = shown.state?.call ?? null;
  const match = shown.state?.match ?? null;
  useTitle(
    call ? text.titleCall({ name: call.profile.name }) : text.title,
    match ? text.titleMatch : null,
  );

  switch (screen) {
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
      return <SignIn session={session} signedOut={shown.signedOut} />;
    default:
  }
  const { staff } = shown;
  if (!staff) return null;
  return (
    <div className={screen === 'call' ? 'console console-call' : 'console'}>
      <Top session={session} shown={shown} staff={staff} screen={screen} />
      {match && !call ? (
        <MatchPanel key={match.verification} session={session} match={match} />
      ) : null}
      {shown.state?.availability === 'available' && !call ? <SoundBlocked /> : null}
      {screen === 'reviews' || screen === 'audit' || screen === 'security' ? (
        <WrapUpBar session={session} state={shown.state} />
      ) : null}
      <main>
        {call ? null : <LineBusy session={session} socket={shown.socket} />}
        {call ? <InCall key={call.id} session={session} call={call} shown={shown} /> : null}
        {screen === 'reviews' ? <Reviews session={session} shown={shown} staff={staff} /> : null}
        {screen === 'audit' ? <Audit hash={hash} staff={staff} /> : null}
        {screen === 'security' ? <Security /> : null}
        {screen === 'desk' ? (
          <DeskView
            session={session}
            shown={shown}
            calls={takesCallsAndReviews(staff)}
            staff={staff}
          />
        ) : null}
      </main>
    </div>
  );
}

function InCall(props: { session: Session; call: StaffCall; shown: Console }) {
  const { meeting } = props.call;
  return meeting ? <MeetingCallView {...props} meeting={meeting} /> : <CallView {...props} />;
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
