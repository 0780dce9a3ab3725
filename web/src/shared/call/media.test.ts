import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Media } from './media';

/** A camera's stream, as far as Media looks at it. */
class FakeStream extends EventTarget {
  stopped = false;
  getTracks(): object[] {
    return [...this.getVideoTracks(), ...this.getAudioTracks()];
  }
  getVideoTracks(): object[] {
    return [this.#track('video')];
  }
  getAudioTracks(): object[] {
    return [this.#track('audio')];
  }
  #track(kind: string): object {
    return {
      kind,
      enabled: true,
      muted: false,
      getSettings: () => ({ deviceId: kind }),
      addEventListener: () => undefined,
      stop: () => (this.stopped = true),
    };
  }
}

/** What the browser was asked for, and has not answered yet. */
let asked: ((stream: FakeStream) => void)[];

beforeEach(() => {
  asked = [];
  vi.stubGlobal('navigator', {
    mediaDevices: {
      addEventListener: () => undefined,
      enumerateDevices: () => Promise.resolve([]),
      getUserMedia: () => new Promise((resolve) => asked.push(resolve)),
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

test('who opens twice is asked once', async () => {
  const media = new Media();
  const both = Promise.all([media.open(), media.open()]);
  const stream = new FakeStream();
  asked[0]?.(stream);
  expect(await both).toEqual([stream, stream]);
  expect(asked).toHaveLength(1);
});

test('what comes after the close belongs to nobody, and opening again is asked for anew', async () => {
  const media = new Media();
  const first = media.open();
  media.close();
  const second = media.open();
  expect(asked).toHaveLength(2);
  const [late, wanted] = [new FakeStream(), new FakeStream()];
  asked[0]?.(late);
  expect(await first).toBeNull();
  expect(late.stopped).toBe(true);
  // The first one's end is not the second one's.
  void media.open();
  expect(asked).toHaveLength(2);
  asked[1]?.(wanted);
  expect(await second).toBe(wanted);
  expect(media.store.get()).toMatchObject({ status: 'ready', stream: wanted });
});
