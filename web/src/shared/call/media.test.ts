import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Media } from './media';

/** A track and a stream, as far as Media looks at them. */
class FakeTrack {
  enabled = true;
  muted = false;
  stopped = false;
  constructor(
    readonly kind: string,
    readonly deviceId: string = kind,
  ) {}
  getSettings = () => ({ deviceId: this.deviceId });
  addEventListener = () => undefined;
  stop(): void {
    this.stopped = true;
  }
}
class FakeStream {
  constructor(readonly tracks = [new FakeTrack('video'), new FakeTrack('audio')]) {}
  getTracks = () => this.tracks;
  getVideoTracks = () => this.tracks.filter(({ kind }) => kind === 'video');
  getAudioTracks = () => this.tracks.filter(({ kind }) => kind === 'audio');
  get stopped(): boolean {
    return this.tracks.every(({ stopped }) => stopped);
  }
}

/** What the browser was asked for, and has not answered yet. */
let asked: ((stream: FakeStream) => void)[];
let wishes: MediaStreamConstraints[];

beforeEach(() => {
  asked = [];
  wishes = [];
  vi.stubGlobal('MediaStream', FakeStream);
  vi.stubGlobal('navigator', {
    mediaDevices: {
      addEventListener: () => undefined,
      enumerateDevices: () => Promise.resolve([]),
      getUserMedia: (wish: MediaStreamConstraints) => {
        wishes.push(wish);
        return new Promise((resolve) => asked.push(resolve));
      },
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

test('of quick choices the last one is opened, and what came for another is not kept', async () => {
  const media = new Media();
  const opened = media.open();
  const first = new FakeStream();
  asked[0]?.(first);
  await opened;
  const camera = (id: string) => new FakeStream([new FakeTrack('video', id)]);
  const choices = ['back', 'side', 'front'].map((id) => media.choose('camera', id));
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  const wished = () =>
    wishes.map(({ video }) => (video as MediaTrackConstraints).deviceId).slice(1);
  expect(wished()).toEqual([{ ideal: 'front' }]);
  void media.choose('microphone', 'headset');
  const last = media.choose('camera', 'desk');
  const [late, wanted] = [camera('front'), camera('desk')];
  asked[1]?.(late);
  await Promise.all(choices);
  expect(late.stopped).toBe(true);
  await vi.waitFor(() => expect(asked).toHaveLength(3));
  asked[2]?.(new FakeStream([new FakeTrack('audio', 'headset')]));
  await vi.waitFor(() => expect(asked).toHaveLength(4));
  asked[3]?.(wanted);
  await last;
  expect(wishes[3]).toMatchObject({ video: { deviceId: { ideal: 'desk' } } });
  expect(media.store.get()).toMatchObject({ camera: 'desk', microphone: 'headset' });
  expect(media.store.get().stream?.getVideoTracks()).toEqual(wanted.tracks);
});

test('a camera that the other side wants is used until one is chosen by hand', async () => {
  const media = new Media();
  const answer = async (camera: string) => {
    const now = asked.length;
    await vi.waitFor(() => expect(asked.length).toBe(now));
    asked[now - 1]?.(new FakeStream([new FakeTrack('video', camera)]));
  };
  const opened = media.open();
  asked[0]?.(new FakeStream());
  await opened;
  media.steer('environment');
  await vi.waitFor(() => expect(wishes).toHaveLength(2));
  expect(wishes[1]?.video).toMatchObject({ facingMode: { ideal: 'environment' } });
  await answer('back');
  await vi.waitFor(() => expect(media.store.get().camera).toBe('back'));
  void media.choose('camera', 'front');
  await vi.waitFor(() => expect(wishes).toHaveLength(3));
  expect(wishes[2]?.video).toMatchObject({ deviceId: { ideal: 'front' } });
  await answer('front');
  await vi.waitFor(() => expect(media.store.get().camera).toBe('front'));
  // What the page says with every state is no new wish.
  media.steer('environment');
  media.steer(null);
  await new Promise((resolve) => setTimeout(resolve));
  expect(wishes).toHaveLength(3);
  media.steer('environment');
  await vi.waitFor(() => expect(wishes).toHaveLength(4));
});

test('a choice that had to wait opens nothing after the close', async () => {
  const media = new Media();
  const opened = media.open();
  asked[0]?.(new FakeStream());
  await opened;
  const first = media.choose('camera', 'back');
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  const second = media.choose('microphone', 'headset');
  media.close();
  const late = new FakeStream([new FakeTrack('video')]);
  asked[1]?.(late);
  await Promise.all([first, second]);
  expect(late.stopped).toBe(true);
  expect(asked).toHaveLength(2);
});

describe('a browser that never answers', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('is told of after some seconds, and waited for no longer when they say so', async () => {
    const media = new Media();
    const opening = media.open();
    expect(media.store.get()).toMatchObject({ status: 'asking', overdue: false });
    await vi.advanceTimersByTimeAsync(8000);
    expect(media.store.get().overdue).toBe(true);
    media.giveUp();
    expect(await opening).toBeNull();
    const problem = { kind: 'unknown', input: null };
    expect(media.store.get()).toMatchObject({ status: 'problem', problem, overdue: false });
    const late = new FakeStream();
    asked[0]?.(late);
    await vi.waitFor(() => expect(late.stopped).toBe(true));
    const again = media.open();
    const stream = new FakeStream();
    asked[1]?.(stream);
    expect(await again).toBe(stream);
  });

  test('at a change of device, too: the other goes on, and the next choice is opened', async () => {
    const media = new Media();
    const opened = media.open();
    const first = new FakeStream();
    asked[0]?.(first);
    await opened;
    const choice = media.choose('camera', 'back');
    await vi.advanceTimersByTimeAsync(8000);
    expect(media.store.get()).toMatchObject({ status: 'ready', overdue: true });
    media.giveUp();
    await choice;
    const problem = { kind: 'unknown', input: 'camera' };
    expect(media.store.get()).toMatchObject({ problem, overdue: false, stream: first });
    expect(first.getAudioTracks()[0]?.stopped).toBe(false);
    const next = media.choose('camera', 'front');
    await vi.waitFor(() => expect(asked).toHaveLength(3));
    asked[2]?.(new FakeStream([new FakeTrack('video', 'front')]));
    await next;
    expect(media.store.get()).toMatchObject({ status: 'ready', camera: 'front' });
  });

  test('is not told of while a page tries by itself, and is when they press', async () => {
    const media = new Media();
    void media.open();
    media.giveUp();
    await vi.waitFor(() => expect(media.store.get().status).toBe('problem'));
    void media.retry();
    await vi.advanceTimersByTimeAsync(9000);
    expect(media.store.get()).toMatchObject({ status: 'problem', overdue: false });
    const pressed = media.open();
    expect(media.store.get().status).toBe('asking');
    await vi.advanceTimersByTimeAsync(8000);
    expect(media.store.get().overdue).toBe(true);
    media.giveUp();
    expect(await pressed).toBeNull();
  });

  test('ends with the close', async () => {
    const media = new Media();
    const opening = media.open();
    media.close();
    expect(await opening).toBeNull();
    await vi.advanceTimersByTimeAsync(9000);
    expect(media.store.get()).toMatchObject({ status: 'off', overdue: false });
  });
});

const never = () => new Promise(() => undefined);

test('questions about permissions and devices that are never answered hold nothing up', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', {
    permissions: { query: never },
    mediaDevices: {
      enumerateDevices: never,
      getUserMedia: vi.fn(never).mockRejectedValueOnce(new DOMException('', 'NotReadableError')),
    },
  });
  const media = new Media();
  const opening = media.open();
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await opening).toBeNull();
  expect(media.store.get().problem).toMatchObject({ kind: 'in_use' });
  vi.useRealTimers();
});

const openMuted = async (...muted: ('video' | 'audio')[]) => {
  const media = new Media();
  const opened = media.open();
  const stream = new FakeStream();
  for (const track of stream.tracks) track.muted = muted.some((kind) => kind === track.kind);
  asked[0]?.(stream);
  await opened;
  return { media, stream };
};

describe('what the system took', () => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'hidden' });
  const comeBack = () => {
    page.visibilityState = 'visible';
    page.dispatchEvent(new Event('visibilitychange'));
  };
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('document', page);
  });
  afterEach(() => void vi.useRealTimers());
  test('is asked for again when the page comes back, and nothing else', async () => {
    const { media, stream } = await openMuted('video');
    comeBack();
    await vi.advanceTimersByTimeAsync(1000);
    expect(wishes.slice(1)).toMatchObject([{ video: {} }]);
    expect(wishes[1]).not.toHaveProperty('audio');
    asked[1]?.(new FakeStream([new FakeTrack('video')]));
    await vi.waitFor(() => expect(media.store.get().silent.camera).toBe(false));
    expect(stream.getAudioTracks()[0]?.stopped).toBe(false);
    expect(stream.getVideoTracks()[0]?.stopped).toBe(true);
  });

  test('is not asked for where the system gives it back meanwhile', async () => {
    const { media, stream } = await openMuted('video', 'audio');
    comeBack();
    for (const track of stream.tracks) track.muted = false;
    media.store.set({ ...media.store.get(), silent: { camera: false, microphone: false } });
    await vi.advanceTimersByTimeAsync(5000);
    expect(wishes).toHaveLength(1);
  });

  test('is not asked for in the background', async () => {
    page.visibilityState = 'hidden';
    await openMuted('video');
    page.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(wishes).toHaveLength(1);
  });
});
