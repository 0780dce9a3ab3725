let context: AudioContext | null = null;

/** One for the page: phones allow few, and the first tap that resumes it serves level and sound. */
export function audioContext(): AudioContext {
  context ??= new AudioContext();
  // Suspended, or on iOS interrupted: by a phone call, or by a locked screen.
  const { state } = context;
  if (state !== 'running' && state !== 'closed') void context.resume().catch(() => undefined);
  return context;
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

/** Calls back about ten times a second until the returned function is called. */
export function watchLevel(stream: MediaStream, heard: (level: number) => void): () => void {
  const [track] = stream.getAudioTracks();
  if (!track) return () => undefined;
  const audio = audioContext();
  const source = audio.createMediaStreamSource(new MediaStream([track]));
  const analyser = audio.createAnalyser();
  analyser.fftSize = 1024;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = window.setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    heard(levelOf(samples));
  }, 100);
  return () => {
    window.clearInterval(timer);
    source.disconnect();
  };
}
