import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallPurpose } from '../api/types';
import { createStore } from '../ui/store';
import type { Call } from './call';
import type { Media } from './media';
import type { VideoMode } from './quality';
import { Thrift } from './thrift';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function thrift() {
  const store = createStore<{ phase: string; purpose: CallPurpose | null }>({ phase: 'idle', purpose: null });
  const sent: VideoMode[] = [];
  let looks = 0;
  const call = {
    store,
    sendVideo: (mode: VideoMode) => sent.push(mode),
    sendStill: () => undefined,
    stats: () => {
      looks += 1;
      return Promise.resolve(null);
    },
  };
  const media = { store: createStore({ stream: null }) };
  return { call: store, sent, looks: () => looks, thrift: new Thrift(call as unknown as Call, media as unknown as Media) };
}

test('who wanted to save data in one call saves it in the next', () => {
  const { call, sent, thrift: saver } = thrift();
  call.set({ phase: 'connected', purpose: 'call' });
  saver.save(true);
  call.set({ phase: 'idle', purpose: null });
  call.set({ phase: 'connected', purpose: 'call' });
  expect(saver.store.get()).toMatchObject({ saving: true, mode: 'low' });
  expect(sent.at(-1)).toBe('low');
});

test('the line is not judged while the other is away', () => {
  const { call, looks, thrift: watcher } = thrift();
  call.set({ phase: 'connected', purpose: 'call' });
  watcher.together(false);
  vi.advanceTimersByTime(10_000);
  expect(looks()).toBe(0);
  watcher.together(true);
  vi.advanceTimersByTime(10_000);
  expect(looks()).toBe(5);
});
