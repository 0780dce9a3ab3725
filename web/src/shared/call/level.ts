import { attempt } from '../attempt';

let context: AudioContext | null = null;

/**
 * One for the page: phones allow few, and the first tap that resumes it serves level and sound. Null where the browser has none, or gives none: then
 * there are no sounds, and no meter.
 */
export function audioContext(): AudioContext | null {
  try {
    context ??= new AudioContext();
    // Suspended, or on iOS interrupted: by a phone call, or by a locked screen.
    const { state } = context;
    if (state !== 'running' && state !== 'closed') void context.resume().catch(() => undefined);
    return context;
  } catch {
    return null;
  }
}

/** Loudness on a scale a person sees as even: 0 is silence, 1 is loud speech. */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / Math.max(1, samples.length));
  if (rms === 0) return 0;
  const decibels = 20 * Math.log10(rms);
  return Math.min(1, Math.max(0, (decibels + 60) / 50));
}

/**
 * Calls back about ten times a second until the returned function is called. With null, and for the
 * last time, where it cannot be measured: Firefox refuses a microphone of another sample rate.
 */
export function watchLevel(stream: MediaStream, heard: (level: number | null) => void): () => void {
  const [track] = stream.getAudioTracks();
  if (!track) return () => undefined;
  let source: AudioNode | undefined;
  let timer = 0;
  const stop = () => {
    clearInterval(timer);
    attempt(() => source?.disconnect());
  };
  const orNone = (measure: () => void) => {
    try {
      measure();
    } catch {
      stop();
      heard(null);
    }
  };
  orNone(() => {
    const audio = audioContext();
    if (!audio) throw new Error('no sound');
    source = audio.createMediaStreamSource(new MediaStream([track]));
    const analyser = audio.createAnalyser();
    analyser.fftSize = 1024;
    source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    timer = window.setInterval(
      () =>
        orNone(() => {
          analyser.getFloatTimeDomainData(samples);
          heard(levelOf(samples));
        }),
      100,
    );
  });
  return stop;
}
