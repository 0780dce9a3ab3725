import { useEffect } from 'react';
import { useStore } from '../shared/store';
import { AsideLinks, AsideScreen } from './AsideScreen';
import { later } from './later';
import { useNow } from '../shared/ui/hooks';
import { CallScreen } from './call/CallScreen';
import { CheckScreen } from './check/CheckScreen';
import { Intro } from './entry/Intro';
import { LanguagePicker } from './LanguagePicker';
import {
  Broken,
  CookiesBlocked,
  LinkProblem,
  Opening,
  Replaced,
  UseLink,
} from './entry/EntryScreens';
import { screenOf } from './page';
import type { Session } from './session';
import { lookAtSupport } from './entry/SupportNotice';
import { Support } from './Support';
import { shownLanguage, text } from './words';
import { Waiting } from './waiting/Waiting';

const InAppGate = later(async () => (await import('./entry/OtherBrowser')).InAppGate);
const CannotCall = later(async () => (await import('./entry/OtherBrowser')).CannotCall);
const results = async () => import('./result/Results');
const NoPenalty = later(async () => (await results()).NoPenalty);
const InReview = later(async () => (await results()).InReview);
const Verified = later(async () => (await results()).Verified);
const NotVerified = later(async () => (await results()).NotVerified);
const Canceled = later(async () => (await results()).Canceled);
const Booked = later(async () => (await import('./waiting/BookedScreen')).BookedScreen);
const CalledBack = later(async () => (await import('./waiting/CalledBack')).CalledBack);
const MeetingScreen = later(async () => (await import('./meeting/MeetingScreen')).MeetingScreen);
const PhoneScreen = later(async () => (await import('./phone/PhoneScreen')).PhoneScreen);
const Following = later(async () => (await import('./phone/Following')).Following);
const CodeScreen = later(async () => (await import('./phone/CodeScreen')).CodeScreen);

/** Screens with a picture take the room that there is. */
const frames: Partial<Record<ReturnType<typeof screenOf>, string>> = {
  call: 'frame frame-call',
  check: 'frame frame-check',
};

export function App({ session }: { session: Session }) {
  const page = useStore(session.page);
  useStore(shownLanguage);
  useEffect(() => void lookAtSupport(), []);
  // When the booked time comes, it changes by itself.
  const screen = screenOf(page, useNow(page.view?.slot != null));
  const marketplace = page.view?.marketplace.name;
  // A status is that of a verification: without one they are told what is in its way.
  const aside = page.aside === 'status' && !page.view ? null : page.aside;
  return (
    <div className={frames[screen] ?? 'frame'}>
      {screen === 'call' ? null : (
        <header className="top">
          <span className="mark" aria-hidden="true" />
          <span className="top-name">{text.common.title}</span>
          {marketplace ? <bdi className="top-marketplace">{marketplace}</bdi> : null}
          <AsideLinks status={page.view !== null} />
          <LanguagePicker />
        </header>
      )}
      {/* Opening has nothing that would stay in its place. */}
      <main key={screen === 'opening' ? 'opening' : 'open'}>
        {aside && screen !== 'call' ? (
          <AsideScreen session={session} page={page} aside={aside} />
        ) : (
          <Current session={session} screen={screen} />
        )}
      </main>
      {screen === 'call' ? null : <Support marketplace={session.home()?.marketplace} />}
    </div>
  );
}

function Current({ session, screen }: { session: Session; screen: ReturnType<typeof screenOf> }) {
  const page = useStore(session.page);
  const { view } = page;
  useTitleOf(
    screen === 'waiting' || screen === 'called_back' || screen === 'call' || screen === 'meeting'
      ? null
      : text.common.title,
  );
  if (screen === 'opening') return <Opening />;
  if (screen === 'in_app') return <InAppGate session={session} />;
  if (screen === 'cannot') return <CannotCall />;
  if (screen === 'cookies') return <CookiesBlocked session={session} />;
  if (screen === 'link') return <UseLink session={session} />;
  if (screen === 'link_problem') return <LinkProblem session={session} page={page} />;
  if (screen === 'code') return <CodeScreen session={session} />;
  if (screen === 'replaced') return <Replaced session={session} />;
  if (screen === 'broken') return <Broken />;
  if (!view) return null;
  switch (screen) {
    case 'booked':
      return <Booked session={session} view={view} />;
    case 'intro':
      return <Intro session={session} view={view} />;
    case 'check':
      return <CheckScreen session={session} page={page} />;
    case 'phone':
      return <PhoneScreen session={session} view={view} />;
    case 'following':
      return <Following session={session} view={view} socket={page.socket} />;
    case 'waiting':
      return <Waiting session={session} page={page} view={view} />;
    case 'called_back':
      return <CalledBack session={session} view={view} socket={page.socket} />;
    case 'call':
      return <CallScreen session={session} view={view} socket={page.socket} />;
    case 'meeting':
      return <MeetingScreen session={session} view={view} socket={page.socket} />;
    case 'no_penalty':
      return <NoPenalty session={session} view={view} />;
    case 'in_review':
      return <InReview view={view} />;
    case 'verified':
      return <Verified view={view} />;
    case 'not_verified':
      return <NotVerified session={session} view={view} />;
    case 'canceled':
      return <Canceled view={view} />;
  }
}

/** Waiting and call set their own. */
function useTitleOf(title: string | null): void {
  useEffect(() => {
    if (title !== null) document.title = title;
  }, [title]);
}
