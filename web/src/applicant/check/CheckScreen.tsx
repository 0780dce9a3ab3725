import { useCallback, useEffect, useState } from 'react';
import { onPermissionChange, permissionFor } from '../../shared/call/permission';
import { audioContext } from '../../shared/call/level';
import { useAsk } from '../../shared/ui/ask';
import { Notice } from '../../shared/ui/Notice';
import { Screen } from '../../shared/ui/Screen';
import { useStore } from '../../shared/store';
import { brokeOff } from '../account/account_calls';
import { Booking } from '../waiting/Booking';
import { DeskNotice } from '../waiting/DeskNotice';
import { KeptPlace } from '../waiting/KeptPlace';
import { hasMediaElement, MediaElement } from './MediaElement';
import { later } from '../later';
import { SupportNotice } from '../entry/SupportNotice';
import { deviceKind } from '../device_kind';
import { LineDown } from '../LineDown';
import type { Page } from '../page';
import { Refusal } from '../Refusal';
import { Checks } from './Checks';
import { InputTrouble } from './InputTrouble';
import type { Session } from '../session';
import { phoneComesFirst, UsePhone } from '../phone/UsePhone';
import { text } from '../words';

const NetworkCheck = later(async () => (await import('./NetworkCheck')).NetworkCheck);

export function CheckScreen({ session, page }: { session: Session; page: Page }) {
  const words = text.check;
  const media = useStore(session.seat.media.store);
  const phoneFirst = phoneComesFirst(media);
  useOpenWhenAllowed(session);

  return (
    <Screen name="devices" heading={words.heading} lead={words.lead}>
      <SupportNotice />
      {page.view?.medium === 'google_meet' ? (
        <Notice kind="info" testid="meeting-asks">
          {text.meeting.check}
        </Notice>
      ) : null}
      {page.lostPlace && !page.view?.place_kept_until ? (
        <Notice kind="warning" testid="lost-place">
          {words.lostPlace}
        </Notice>
      ) : null}
      {page.view ? (
        // After a reload nobody remembers the absence; but nothing else keeps a place.
        <KeptPlace view={page.view} absent={page.lostPlace || !brokeOff(page.view.last_result)} />
      ) : null}
      {media.status === 'off' ? <Ask session={session} /> : null}
      {media.status === 'asking' ? <Asking /> : null}
      {phoneFirst ? <UsePhone session={session} /> : null}
      <InputTrouble session={session} state={media} />
      {media.status === 'ready' && media.stream ? (
        <>
          <Checks session={session} media={media} stream={media.stream}>
            <Start session={session} page={page} />
          </Checks>
          <NetworkCheck session={session} meets={page.view?.medium === 'google_meet'} />
        </>
      ) : null}
      {page.view ? <DeskNotice view={page.view} /> : null}
      {page.view ? <Booking session={session} view={page.view} /> : null}
      {deviceKind() === 'computer' && !phoneFirst ? <UsePhone session={session} /> : null}
    </Screen>
  );
}

function Ask({ session }: { session: Session }) {
  const words = text.check;
  const [stuck, setStuck] = useState(false);
  const nothingHappened = useCallback(() => setStuck(true), []);
  return (
    <section className="card ask">
      <h2>{words.askHeading}</h2>
      <p>{words.ask}</p>
      {hasMediaElement() ? (
        <MediaElement media={session.seat.media} testid="turn-on-devices" stuck={nothingHappened} />
      ) : null}
      {hasMediaElement() && !stuck ? null : (
        <button
          type="button"
          className="button button-main"
          data-testid={stuck ? 'turn-on-devices-anyway' : 'turn-on-devices'}
          onClick={() => {
            audioContext();
            void session.seat.media.open();
          }}
        >
          {words.turnOn}
        </button>
      )}
    </section>
  );
}

function Asking() {
  return (
    <div role="status" className="card asking" data-testid="device-asking">
      <p>{text.check.asking}</p>
    </div>
  );
}

function Start({ session, page }: { session: Session; page: Page }) {
  const words = text.check;
  const { busy, problem, ask } = useAsk();
  const down = page.socket !== 'open';

  const start = () => {
    if (busy || down) return;
    // This tap is what later lets the page make its sound.
    audioContext();
    void ask(() => session.joinQueue());
  };

  return (
    <div className="start">
      <Refusal problem={problem} testid="start-error" />
      {problem ? null : <LineDown session={session} socket={page.socket} words={words.offline} />}
      <button
        type="button"
        className="button button-main button-large"
        aria-disabled={busy || down}
        data-testid="start-call"
        onClick={start}
      >
        {busy ? words.starting : words.start}
      </button>
    </div>
  );
}

/**
 * Asking without a tap frightens people, and some browsers then refuse for good: so the page opens
 * the devices by itself only where they are allowed already, and when they become so.
 */
export function useOpenWhenAllowed(session: Session, on = true): void {
  useEffect(() => {
    if (!on) return;
    let over = false;
    const look = async () => {
      if (session.seat.media.store.get().status !== 'off') return;
      const permissions = await Promise.all([permissionFor('camera'), permissionFor('microphone')]);
      // Denied asks nothing either, and the steps are what this person needs.
      const silent =
        permissions.every((one) => one === 'granted') || permissions.includes('denied');
      if (!over && silent) await session.seat.media.open();
    };
    void look();
    const stopListening = onPermissionChange(() => void look());
    // Safari never tells of a change.
    const timer = window.setInterval(() => void look(), 2000);
    return () => {
      over = true;
      stopListening();
      window.clearInterval(timer);
    };
  }, [session, on]);
}
