import { renderToStaticMarkup } from 'react-dom/server';
import { vi } from 'vitest';
import { App } from '../src/representative/App';
import { type Draft, emptyDraft, keepDraft } from '../src/representative/call/draft';
import { MeetingWindow } from '../src/representative/call/meeting_window';
import type { Console } from '../src/representative/console';
import { Consequences } from '../src/representative/review/Reviews';
import type { Session } from '../src/representative/session';
import { Call } from '../src/shared/call/call';
import { LineAdapter } from '../src/shared/call/line_adapter';
import { Media } from '../src/shared/call/media';
import { allGood } from '../src/shared/call/switches';
import { createStore } from '../src/shared/store';
import { messagesIn, type Shown } from './marked_words';
import { titles } from './no_browser';
import type { ConsoleShot } from './snapshots';

export interface Drawn {
  said: Shown[];
  /** The figures of the desk, as they stand there. */
  figures: Record<string, string>;
}

/** What a console shows as it is drawn first: its desk or call, or its reviews. */
export function drawConsole(shown: Console, shot: ConsoleShot, hash = ''): Drawn {
  vi.setSystemTime(shot.now);
  location.hash = hash;
  titles.length = 0;
  const markup = renderToStaticMarkup(<App session={stillSession(shown, shot)} />);
  const figures = markup.matchAll(/<dd data-testid="([\w-]+)">([^<]*)</g);
  return {
    said: [...messagesIn(markup), ...messagesIn(titles.join(' '))],
    figures: Object.fromEntries([...figures].map(([, name, value]) => [name, value])),
  };
}

/** Their own line of the call is up, as far as the page knows. */
export function lineUp(up: boolean): void {
  call.store.set({ ...call.store.get(), phase: up ? 'connected' : 'idle' });
}

/** What is asked once more before a failure is confirmed. */
export function drawConsequences({ reviews }: ConsoleShot): Shown[] {
  const all = reviews.map((one) => <Consequences key={one.verification} review={one} />);
  return messagesIn(renderToStaticMarkup(<>{all}</>));
}

/** The decision in the making, as this tab remembers it. */
export function remember(call: string, draft: Partial<Draft>): void {
  keepDraft(call, { ...emptyDraft, ...draft });
}

const media = new Media();
const call = new Call(media, () => undefined);
const meeting = new MeetingWindow();
const adapter = new LineAdapter(call, media);

/** Nothing is asked of it while a page is drawn, but what it knows. */
function stillSession(shown: Console, { reviews, appeals }: ConsoleShot): Session {
  return {
    console: createStore(shown),
    reasons: createStore([]),
    meeting,
    seat: { media, call, adapter, faults: createStore(allGood) },
    loadReasons: () => [],
    reviews: () => reviews,
    appeals: () => appeals,
  } as unknown as Session;
}
