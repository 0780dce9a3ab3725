import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from '../store';
import type { CallSnapshot } from './call';
import { Media } from './media';
import type { VideoMode } from './quality';
import { LineAdapter } from './line_adapter';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('navigator', {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function lineAdapter() {
  const nothing = { remote: null, loop: null, still: null, searching_since_ms: null };
  const store = createStore<CallSnapshot>({ ...nothing, phase: 'idle', purpose: null });
  const become = (change: Partial<CallSnapshot>) => store.set({ ...store.get(), ...change });
  const sent: VideoMode[] = [];
  let looks = 0;
  const call = {
    store,
    sendVideo: (mode: VideoMode) => void sent.push(mode),
    sendStill: () => undefined,
    stats: () => {
      looks += 1;
      return Promise.resolve(null);
    },
  };
  const watcher = new LineAdapter(call, new Media());
  return { become, sent, looks: () => looks, adapter: watcher };
}

test('who wanted to save data in one call saves it in the next', () => {
  const { become, sent, adapter: saver } = lineAdapter();
  become({ phase: 'connected', purpose: 'call' });
  saver.save(true);
  become({ phase: 'idle', purpose: null });
  become({ phase: 'connected', purpose: 'call' });
  expect(saver.store.get()).toMatchObject({ saving: true, mode: 'low' });
  expect(sent.at(-1)).toBe('low');
});

test('the line is not judged while the other is away', () => {
  const { become, looks, adapter: watcher } = lineAdapter();
  become({ phase: 'connected', purpose: 'call' });
  watcher.together(false);
  vi.advanceTimersByTime(10_000);
  expect(looks()).toBe(0);
  watcher.together(true);
  vi.advanceTimersByTime(10_000);
  expect(looks()).toBe(5);
});
