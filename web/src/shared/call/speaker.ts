import { answered } from '../attempt';
import { createStore } from '../store';
import { audioContext } from './level';

/** Which loudspeaker the page plays on; null is the system's own. Every video of the page follows. */
export const speaker = createStore<string | null>(null);

export function canChooseSpeaker(): boolean {
  return 'setSinkId' in HTMLMediaElement.prototype;
}

export async function playOn(element: HTMLMediaElement, id: string | null): Promise<void> {
  if (!canChooseSpeaker()) return;
  // A loudspeaker that is gone: the system's own does.
  if (await answered(() => element.setSinkId(id ?? '').then(() => true), answer_ms_max)) return;
  await answered(() => element.setSinkId(''), answer_ms_max);
}

const notes_hertz = [523, 659, 784];
const note_seconds = 0.35;

const answer_ms_max = 2000;

/** Three rising notes on the chosen loudspeaker; true when they are over, false where none can be played. Needs a tap. */
export async function playTestSound(): Promise<boolean> {
  const audio = audioContext();
  if (!audio) return false;
  const stream = audio.createMediaStreamDestination();
  const element = new Audio();
  element.srcObject = stream.stream;
  await playOn(element, speaker.get());
  if (!(await answered(() => element.play().then(() => true), answer_ms_max))) return false;
  const begin = audio.currentTime + 0.1;
  notes_hertz.forEach((hertz, index) => {
    const oscillator = audio.createOscillator();
    const gain = audio.createGain();
    const at = begin + index * note_seconds;
    oscillator.frequency.value = hertz;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(0.3, at + 0.03);
    gain.gain.linearRampToValueAtTime(0, at + note_seconds);
    oscillator.connect(gain).connect(stream);
    oscillator.start(at);
    oscillator.stop(at + note_seconds);
  });
  await new Promise((resolve) => {
    setTimeout(resolve, (notes_hertz.length * note_seconds + 0.3) * 1000);
  });
  element.pause();
  element.srcObject = null;
  return true;
}
