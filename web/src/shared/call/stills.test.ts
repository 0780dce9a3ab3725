import { afterEach, expect, test, vi } from 'vitest';
import { stillOf } from './stills';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('of a track that gives no picture there is no still, and nothing stays behind', async () => {
  vi.useFakeTimers();
  const video = { videoWidth: 0, srcObject: null, play: () => new Promise(() => undefined) };
  vi.stubGlobal('document', { createElement: () => video });
  vi.stubGlobal('MediaStream', Object);
  const track = { enabled: true, readyState: 'live' };
  const still = stillOf({ getVideoTracks: () => [track] } as MediaStream);
  expect(video.srcObject).not.toBeNull();
  await vi.advanceTimersByTimeAsync(4000);
  expect(await still).toBeNull();
  expect(video.srcObject).toBeNull();
});
