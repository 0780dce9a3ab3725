import { attempt } from '../attempt';
import { audioContext } from '../call/level';

/**
 * Two soft notes, and a buzz in the hand where there is one. Silent where the browser wants a tap
 * first: the title and the page say it too.
 */
export function chime(): void {
  attempt(() => navigator.userActivation?.hasBeenActive && navigator.vibrate?.([200, 100, 200]));
  attempt(() => {
    const audio = audioContext();
    if (!audio) return;
    note(audio, 587, audio.currentTime);
    note(audio, 880, audio.currentTime + 0.18);
  });
}

function note(audio: AudioContext, hertz: number, at: number): void {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.12, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, at + 0.5);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.55);
}
