import { useEffect, useState } from 'react';
import { asProblem } from '../shared/api/problem';
import { audioContext } from '../shared/call/level';
import { permissionFor } from '../shared/call/media';
import { Notice } from '../shared/ui/Notice';
import { Screen } from '../shared/ui/Screen';
import { useStore } from '../shared/ui/store';
import { Video } from '../shared/ui/Video';
import { Booking } from './Booking';
import { DeskNotice, KeptPlace } from './Desk';
import { NetworkCheck } from './NetworkCheck';
import type { Page } from './page';
import { refusalWords } from './refusal';
import { DevicePicker, DeviceTrouble, Level } from './SelfCheck';
import type { Session } from './session';
import { text } from './words';

export function Devices({ session, page }: { session: Session; page: Page }) {
  const words = text.devices;
  const media = useStore(session.media.store);
  useOpenWhenAllowed(session);

  return (
    <Screen name="devices" heading={words.heading} lead={words.lead}>
      {page.lostPlace && !page.view?.place_kept_until ? (
        <Notice kind="warning" testid="lost-place">
          {words.lostPlace}
        </Notice>
      ) : null}
      {page.view ? <KeptPlace view={page.view} absent={page.lostPlace} /> : null}
      {page.view ? <DeskNotice view={page.view} /> : null}
      {media.status === 'off' ? <Ask session={session} /> : null}
      {media.status === 'asking' ? (
        <p role="status" className="card asking" data-testid="device-asking">
          {words.asking}
        </p>
      ) : null}
      <DeviceTrouble media={session.media} state={media} />
      {media.status === 'ready' && media.stream ? (
        <>
          <div className="self-check">
            <div className="self-frame">
              <Video stream={media.stream} testid="self-video" label={words.self} own />
            </div>
            <Level key={media.stream.id} stream={media.stream} />
            <DevicePicker media={session.media} state={media} device="camera" />
            <DevicePicker media={session.media} state={media} device="microphone" />
          </div>
          <ul className="tips">
            {words.tips.map((tip) => (
              <li key={tip}>{tip}</li>
            ))}
          </ul>
          <NetworkCheck session={session} />
          <Start session={session} page={page} />
        </>
      ) : null}
      {page.view ? <Booking session={session} view={page.view} /> : null}
    </Screen>
  );
}

function Ask({ session }: { session: Session }) {
  const words = text.devices;
  return (
    <section className="card ask">
      <h2>{words.askHeading}</h2>
      <p>{words.ask}</p>
      <button
        type="button"
        className="button button-main"
        data-testid="turn-on-devices"
        onClick={() => {
          audioContext();
          void session.media.open();
        }}
      >
        {words.turnOn}
      </button>
    </section>
  );
}

function Start({ session, page }: { session: Session; page: Page }) {
  const words = text.devices;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const down = page.line !== 'open';

  const start = async () => {
    if (busy || down) return;
    // This tap is what later lets the page make its sound.
    audioContext();
    setBusy(true);
    setError(null);
    try {
      await session.joinQueue();
    } catch (problem) {
      setError(refusalWords(asProblem(problem)));
    }
    setBusy(false);
  };

  return (
    <div className="start">
      {error ? (
        <Notice kind="error" testid="start-error">
          {error}
        </Notice>
      ) : null}
      {down && !error ? <Notice kind="warning">{words.offline}</Notice> : null}
      <button
        type="button"
        className="button button-main button-large"
        aria-disabled={busy || down}
        data-testid="start-call"
        onClick={() => void start()}
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
export function useOpenWhenAllowed(session: Session): void {
  useEffect(() => {
    let over = false;
    const look = async () => {
      const { status, problem } = session.media.store.get();
      const waits = status === 'off' || (status === 'problem' && problem?.kind === 'denied');
      if (!waits) return;
      const [camera, microphone] = await Promise.all([
        permissionFor('camera'),
        permissionFor('microphone'),
      ]);
      if (!over && camera === 'granted' && microphone === 'granted') await session.media.open();
    };
    void look();
    // Safari never tells of a change.
    const timer = window.setInterval(() => void look(), 2000);
    return () => {
      over = true;
      window.clearInterval(timer);
    };
  }, [session]);
}
