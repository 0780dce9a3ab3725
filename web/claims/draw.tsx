import { renderToStaticMarkup } from 'react-dom/server';
import { vi } from 'vitest';
import { App } from '../src/applicant/App';
import { LeaveDialog } from '../src/applicant/waiting/LeaveDialog';
import type { Page } from '../src/applicant/page';
import type { Session } from '../src/applicant/session';
import { Call } from '../src/shared/call/call';
import { LineAdapter } from '../src/shared/call/line_adapter';
import { Media } from '../src/shared/call/media';
import { allGood } from '../src/shared/call/switches';
import { createStore } from '../src/shared/store';
import { messagesIn, type Shown } from './marked_words';
import { titles } from './no_browser';
import type { Snapshot } from './snapshots';

/** The messages that a page shows as it is drawn first, its title among them. */
export function draw(page: Page, snapshot: Snapshot): Shown[] {
  vi.setSystemTime(snapshot.now);
  titles.length = 0;
  const markup = renderToStaticMarkup(<App session={stillSession(page, snapshot)} />);
  return [...messagesIn(markup), ...messagesIn(titles.join(' '))];
}

/** Asked before somebody leaves the queue. */
export function drawLeaving(page: Page, snapshot: Snapshot): Shown[] {
  const { view } = snapshot;
  const session = stillSession(page, snapshot);
  const markup = renderToStaticMarkup(
    <LeaveDialog session={session} view={view} close={() => undefined} />,
  );
  return messagesIn(markup);
}

const media = new Media();
const call = new Call(media, () => undefined);
const adapter = new LineAdapter(call, media);

/** Nothing is asked of it while a page is drawn, but what it knows. */
function stillSession(page: Page, { account }: Snapshot): Session {
  return {
    page: createStore(page),
    stills: { news: createStore(null) },
    seat: { media, call, adapter, faults: createStore(allGood) },
    accountStatus: () => account,
    address: (path: string) => path,
    askForLink: () => null,
    home: () => null,
  } as unknown as Session;
}

/** Their own line of the call is up, as far as the page knows. */
export function lineUp(up: boolean): void {
  call.store.set({ ...call.store.get(), phase: up ? 'connected' : 'idle' });
}

/** Their camera and microphone are on, as far as the page knows. */
export function devicesOn(on: boolean): void {
  const stream = { getTracks: () => [], getVideoTracks: () => [], getAudioTracks: () => [] };
  const now = media.store.get();
  media.store.set({
    ...now,
    status: on ? 'ready' : 'off',
    stream: on ? (stream as unknown as MediaStream) : null,
  });
}
