import { afterEach, describe, expect, test, vi } from 'vitest';
import { diagnose, diagnoseOne } from './diagnose';
import { Media } from './media';

const track = (kind: string) => ({
  kind,
  muted: false,
  getSettings: () => ({ deviceId: kind }),
  addEventListener: () => undefined,
  stop: () => undefined,
});

type Kind = 'videoinput' | 'audioinput';

/** A browser that lists those, refuses what `refuses` names, and gives the rest. */
function browser(given: {
  lists: Kind[];
  refuses?: (wanted: MediaStreamConstraints) => unknown;
  permission?: PermissionState;
}): MediaStreamConstraints[] {
  const { lists, refuses, permission } = given;
  const wishes: MediaStreamConstraints[] = [];
  vi.stubGlobal('navigator', {
    permissions: {
      query: () => (permission ? Promise.resolve({ state: permission }) : Promise.reject(Error())),
    },
    mediaDevices: {
      enumerateDevices: () =>
        Promise.resolve(lists.map((kind) => ({ kind, label: '', deviceId: '' }))),
      getUserMedia: (wanted: MediaStreamConstraints) => {
        wishes.push(wanted);
        const refused = refuses?.(wanted);
        if (refused) return Promise.reject(refused);
        const tracks = [track('video'), track('audio')];
        return Promise.resolve({
          getTracks: () => tracks,
          getVideoTracks: () => [tracks[0]],
          getAudioTracks: () => [tracks[1]],
        });
      },
    },
  });
  return wishes;
}

afterEach(() => vi.unstubAllGlobals());

const notFound = new DOMException('', 'NotFoundError');

describe('not found, says the browser', () => {
  test.each<[string, Kind[], PermissionState | undefined, object]>([
    ['of what it lists', ['videoinput', 'audioinput'], undefined, { kind: 'denied', input: null }],
    [
      'of what it lists and this site may use',
      ['videoinput', 'audioinput'],
      'granted',
      { kind: 'denied_by_system', input: null },
    ],
    ['and lists none', [], undefined, { kind: 'not_found', input: null }],
    ['and lists one', ['audioinput'], undefined, { kind: 'not_found', input: null }],
  ])('%s', async (_, lists, permission, problem) => {
    browser({ lists, refuses: () => notFound, ...(permission ? { permission } : {}) });
    expect(await diagnose(notFound, 10)).toMatchObject(problem);
  });

  test('of the camera alone', async () => {
    browser({ lists: ['videoinput', 'audioinput'], refuses: ({ video }) => video && notFound });
    expect(await diagnose(notFound, 10)).toMatchObject({ kind: 'denied', input: 'camera' });
    expect(await diagnoseOne('camera', notFound, 10)).toMatchObject({ kind: 'denied' });
    browser({ lists: ['audioinput'], refuses: ({ video }) => video && notFound });
    expect(await diagnose(notFound, 10)).toMatchObject({ kind: 'not_found', input: 'camera' });
    expect(await diagnoseOne('camera', notFound, 10)).toMatchObject({ kind: 'not_found' });
  });

  test('of both together, and gives each alone: then nothing is missing', async () => {
    browser({ lists: ['videoinput', 'audioinput'] });
    expect(await diagnose(notFound, 10)).toMatchObject({ kind: 'unknown', input: null });
  });
});

test('what is no Error still has a name', async () => {
  const refusal = { name: 'NotReadableError', message: 'Could not start video source' };
  browser({ lists: ['videoinput', 'audioinput'], refuses: () => refusal });
  const problem = await diagnose(refusal, 10);
  expect(problem).toMatchObject({ kind: 'in_use', signal: { message: refusal.message } });
  for (const odd of [null, undefined, 'NotReadableError', 7, { name: 7 }]) {
    browser({ lists: [], refuses: () => odd ?? 'refused' });
    expect(await diagnose(odd, 10)).toMatchObject({ kind: 'unknown' });
  }
});

const wishful = ({ video }: MediaStreamConstraints) => typeof video === 'object';

describe('asked once more without wishes', () => {
  test('where the refusal names them, be it no Error', async () => {
    const refusal = { name: 'OverconstrainedError', constraint: 'width' };
    const wishes = browser({ lists: [], refuses: (wanted) => wishful(wanted) && refusal });
    const media = new Media();
    expect(await media.open()).not.toBeNull();
    expect(wishes[1]).toEqual({ video: true, audio: true });
  });

  test('where the camera that was chosen before is not found', async () => {
    const remembered = { camera: 'gone', microphone: null };
    const storage = { getItem: () => JSON.stringify(remembered), setItem: () => undefined };
    vi.stubGlobal('sessionStorage', storage);
    const wishes = browser({
      lists: ['videoinput', 'audioinput'],
      refuses: (wanted) => wishful(wanted) && notFound,
    });
    const media = new Media();
    expect(await media.open()).not.toBeNull();
    expect(wishes[1]).toEqual({ video: true, audio: true });
    expect(media.store.get()).toMatchObject({ status: 'ready', problem: null });
  });
});
