import type { MediaSwitches } from '../api/types';
import { attempt } from '../attempt';
import type { Store } from '../store';
import type { Call } from './call';
import {
  ArrivalInspector,
  PictureInspector,
  type PictureLook,
  small,
  SoundInspector,
} from './inspect';
import { audioContext } from './level';
import type { Media } from './media';

/** What is wrong with what this page sends, and whether it can show what it gets. */
export type Faults = Pick<MediaSwitches, 'picture' | 'sound' | 'cannot_see'>;

const look_ms = 500;

/** Looks at the own picture and sound, and in a call at the other's, for as long as the page lives and is seen. */
export function watchInputs(
  media: Pick<Media, 'store'>,
  call: Pick<Call, 'store' | 'arrival'>,
  faults: Store<Faults>,
): void {
  const camera = new CameraEye();
  const microphone = new MicrophoneEar();
  const picture = new PictureInspector();
  const sound = new SoundInspector();
  const arrivals = new ArrivalInspector();
  const look = async () => {
    if (document.hidden) {
      picture.take(null, performance.now());
      sound.take(null, performance.now());
      return;
    }
    const { stream, cameraOff, muted, silent } = media.store.get();
    const off = silent.camera || cameraOff;
    const seen = camera.look(off ? null : liveTrack(stream?.getVideoTracks()));
    const heard = microphone.hear(
      silent.microphone || muted ? null : liveTrack(stream?.getAudioTracks()),
    );
    const { purpose, phase } = call.store.get();
    const inCall = purpose === 'call' && phase === 'connected';
    const arrival = inCall ? await call.arrival() : null;
    const now_ms = performance.now();
    tell(faults, {
      picture: silent.camera && !cameraOff ? 'interrupted' : picture.take(seen, now_ms),
      sound: silent.microphone && !muted ? 'interrupted' : sound.take(heard, now_ms),
      cannot_see: arrivals.take(arrival, now_ms),
    });
  };
  window.setInterval(() => void look().catch(() => undefined), look_ms);
  // What the system takes is known at once.
  media.store.subscribe(() => void look().catch(() => undefined));
}

function tell(faults: Store<Faults>, now: Faults): void {
  const before = faults.get();
  const same =
    before.picture === now.picture &&
    before.sound === now.sound &&
    before.cannot_see === now.cannot_see;
  if (!same) faults.set(now);
}

function liveTrack(tracks: MediaStreamTrack[] | undefined): MediaStreamTrack | null {
  return tracks?.find(({ readyState, enabled }) => readyState === 'live' && enabled) ?? null;
}

/** A small copy of what a camera gives, without a place on the page. */
class CameraEye {
  readonly #video = document.createElement('video');
  readonly #drawing: CanvasRenderingContext2D | null;
  #track: MediaStreamTrack | null = null;

  constructor() {
    Object.assign(this.#video, { muted: true, playsInline: true, autoplay: true });
    const canvas = Object.assign(document.createElement('canvas'), small);
    this.#drawing = attempt(() => canvas.getContext('2d', { willReadFrequently: true }));
  }

  look(track: MediaStreamTrack | null): PictureLook | null {
    if (track !== this.#track) {
      this.#track = track;
      this.#video.srcObject = track && new MediaStream([track]);
      if (track) attempt(() => void this.#video.play().catch(() => undefined));
      return null;
    }
    if (!track || !this.#drawing) return null;
    const { videoWidth: width, videoHeight: height, paused, readyState } = this.#video;
    if (width === 0) return paused ? null : { width, height, rgba: [] };
    // What does not play here may move all the same.
    if (paused || readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
    try {
      this.#drawing.drawImage(this.#video, 0, 0, small.width, small.height);
      const { data } = this.#drawing.getImageData(0, 0, small.width, small.height);
      return { width, height, rgba: data };
    } catch {
      return null;
    }
  }
}

/** The loudest that a microphone gave in the last two thirds of a second. */
class MicrophoneEar {
  #track: MediaStreamTrack | null = null;
  #source: AudioNode | null = null;
  #analyser: AnalyserNode | null = null;

  hear(track: MediaStreamTrack | null): number | null {
    if (track !== this.#track) this.#turnTo(track);
    const analyser = this.#analyser;
    if (!analyser || analyser.context.state !== 'running') return null;
    const samples = new Float32Array(analyser.fftSize);
    analyser.getFloatTimeDomainData(samples);
    return samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0);
  }

  #turnTo(track: MediaStreamTrack | null): void {
    attempt(() => this.#source?.disconnect());
    this.#track = track;
    this.#source = null;
    this.#analyser = null;
    if (!track) return;
    attempt(() => {
      const audio = audioContext();
      if (!audio) return;
      const analyser = audio.createAnalyser();
      analyser.fftSize = 32_768;
      this.#source = audio.createMediaStreamSource(new MediaStream([track]));
      this.#source.connect(analyser);
      this.#analyser = analyser;
    });
  }
}
