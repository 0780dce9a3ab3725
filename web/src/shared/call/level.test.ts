import { afterEach, expect, test, vi } from 'vitest';
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
