import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallMessage } from '../api/messages';
import { createStore } from '../store';
import { Call } from './call';
import { jpegOf } from './jpeg_of';
import type { Media } from './media';

class FakeStream {
  getTracks(): object[] {
    return [];
  }
}

/** A connection that never gets anywhere. */
class FakeConnection extends EventTarget {
  close(): void {}
}

beforeEach(() => {
  vi.stubGlobal('MediaStream', FakeStream);
  vi.stubGlobal('RTCPeerConnection', FakeConnection);
});
afterEach(() => vi.unstubAllGlobals());

function call(): Call {
  // A camera that is never opened: nothing is negotiated.
  const store = createStore({ status: 'off', stream: null });
  return new Call({ store, open: () => Promise.resolve(null) } as Media, () => undefined);
}

const connect = (negotiation: number): CallMessage => ({
  type: 'call_connect',
  negotiation,
  role: 'offerer',
  purpose: 'call',
});

test('a call turns the camera on only where that is seen', async () => {
  const opened = vi.fn(() => Promise.resolve(null));
  const store = createStore({ status: 'off', stream: null });
  const one = new Call({ store, open: () => opened() } as Media, () => undefined);
  one.mayOpenMedia = () => false;
  one.take(connect(1));
  await Promise.resolve();
  expect(opened).not.toHaveBeenCalled();
  one.mayOpenMedia = () => true;
  one.take(connect(2));
  expect(opened).toHaveBeenCalledOnce();
});

test('a still of the other is shown until there is video, or a new connection', () => {
  const one = call();
  one.take({ type: 'call_still', jpeg: 'early' });
  expect(one.store.get().still, 'outside a call').toBeNull();
  one.take(connect(1));
  const jpeg = jpegOf(640, 480);
  one.take({ type: 'call_still', jpeg });
  expect(one.store.get().still).toBe(`data:image/jpeg;base64,${jpeg}`);
  one.take({ type: 'call_still', jpeg: '' });
  expect(one.store.get().still).toBeNull();
  one.take({ type: 'call_still', jpeg });
  // The other page was reloaded, and will never say that its stills are over.
  one.take(connect(2));
  expect(one.store.get().still).toBeNull();
});

test('a still that is huge when it is shown is not shown', () => {
  const one = call();
  one.take(connect(1));
  const fine = jpegOf(1280, 720);
  one.take({ type: 'call_still', jpeg: fine });
  for (const [width, height] of [
    [16000, 16000],
    [1281, 1],
    [1, 1281],
  ] as const) {
    one.take({ type: 'call_still', jpeg: jpegOf(width, height) });
    expect(one.store.get().still, `${width}x${height}`).toBe(`data:image/jpeg;base64,${fine}`);
  }
});
