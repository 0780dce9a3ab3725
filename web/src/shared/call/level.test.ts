import { afterEach, describe, expect, test, vi } from 'vitest';
import { audioContext } from './level';

afterEach(() => vi.unstubAllGlobals());

test('sound goes on after whatever stopped it', () => {
  const audio = { state: 'running', resume: vi.fn(() => Promise.resolve()) };
  vi.stubGlobal('AudioContext', function AudioContext() {
    return audio;
  });
  const resumedIn = (state: string) => {
    audio.resume.mockClear();
    audio.state = state;
    audioContext();
    return audio.resume.mock.calls.length > 0;
  };
  const states = ['suspended', 'interrupted', 'running', 'closed'];
  expect(states.filter(resumedIn)).toEqual(['suspended', 'interrupted']);
});

const broken = () => {
  throw new DOMException('', 'NotSupportedError');
};

describe('where it cannot be measured, that is said and nothing is thrown', () => {
  const track = {} as MediaStreamTrack;
  const stream = { getAudioTracks: () => [track] } as MediaStream;
  const source = { connect: () => undefined, disconnect: vi.fn() };
  const analyser = { fftSize: 0, getFloatTimeDomainData: () => undefined };
  const sound = {
    state: 'running',
    createMediaStreamSource: () => source,
    createAnalyser: () => analyser,
  };

  test.each<[string, object | undefined]>([
    ['no AudioContext', undefined],
    [
      'an AudioContext that throws',
      {
        get state() {
          return broken();
        },
      },
    ],
    ['createMediaStreamSource throws', { ...sound, createMediaStreamSource: broken }],
    ['createAnalyser throws', { ...sound, createAnalyser: broken }],
    [
      'the analyser throws',
      { ...sound, createAnalyser: () => ({ ...analyser, getFloatTimeDomainData: broken }) },
    ],
  ])('%s', async (_, context) => {
    vi.resetModules();
    vi.useFakeTimers();
    vi.stubGlobal('window', globalThis);
    vi.stubGlobal('MediaStream', Object);
    vi.stubGlobal(
      'AudioContext',
      context &&
        function AudioContext() {
          return context;
        },
    );
    const { watchLevel } = await import('./level');
    const heard = vi.fn();
    const stop = watchLevel(stream, heard);
    vi.advanceTimersByTime(1000);
    expect(heard.mock.calls).toEqual([[null]]);
    stop();
    vi.useRealTimers();
  });
});

test('without an AudioContext chime and test sound are silent', async () => {
  vi.resetModules();
  vi.stubGlobal('AudioContext', undefined);
  vi.stubGlobal('navigator', {});
  const { chime } = await import('../ui/chime');
  const { playTestSound } = await import('./speaker');
  expect(chime).not.toThrow();
  expect(await playTestSound()).toBe(false);
});
