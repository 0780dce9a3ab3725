import type { PictureState, SoundState } from '../api/types';
import { lightOf, luminanceOf } from './light';

// What is wrong with a picture or a sound that comes from a device, from looks at it. No browser here.

/** At one moment; null in its place: there was nothing to look at, and nothing is judged. */
export interface PictureLook {
  width: number;
  height: number;
  /** A small copy, as a canvas gives it: `small` wide and high. */
  rgba: ArrayLike<number>;
}

export const small = { width: 32, height: 18 };

/** So long before it is told: within two seconds, with the look that comes last. */
const lasting_ms = 1400;
/** Nobody can read a document, or a face, from fewer. */
const side_min = 160;

/** A fault is told when it has lasted, and over at once. */
class Lasting<State extends string> {
  #state: State | 'good' = 'good';
  #since_ms = 0;

  is(state: State | 'good', now_ms: number): State | 'good' {
    if (state !== this.#state) {
      this.#state = state;
      this.#since_ms = now_ms;
    }
    return now_ms - this.#since_ms >= lasting_ms ? state : 'good';
  }
}

export class PictureInspector {
  #lasting = new Lasting<PictureState>();
  #before: number | null = null;

  take(look: PictureLook | null, now_ms: number): PictureState {
    const before = this.#before;
    this.#before = look && sumOf(look.rgba);
    return this.#lasting.is(look ? this.#stateOf(look, before) : 'good', now_ms);
  }

  #stateOf({ width, height, rgba }: PictureLook, before: number | null): PictureState {
    if (width === 0 || height === 0) return 'black';
    if (Math.max(width, height) < side_min) return 'tiny';
    if (lightOf(luminanceOf(rgba, small.width, small.height)) === 'covered') return 'black';
    // A camera is never the same twice: it has noise.
    return this.#before === before ? 'frozen' : 'good';
  }
}

export class SoundInspector {
  #lasting = new Lasting<SoundState>();

  /** `loudest`: of all samples since the last look. Even a quiet room is not exactly nothing. */
  take(loudest: number | null, now_ms: number): SoundState {
    return this.#lasting.is(loudest === 0 ? 'silent' : 'good', now_ms);
  }
}

/** What came of the other's video. `refused`: our browsers agreed on none. */
export interface Arrival {
  bytes: number;
  frames: number;
  refused: boolean;
}

/** A packet or two say nothing: that much is a picture, and has to be shown. */
const bytes_min = 3000;

export class ArrivalInspector {
  #lasting = new Lasting<'unseen'>();

  /** Whether it comes, and cannot be shown. */
  take(arrival: Arrival | null, now_ms: number): boolean {
    const unseen =
      arrival !== null && (arrival.refused || (arrival.bytes >= bytes_min && arrival.frames === 0));
    return this.#lasting.is(unseen ? 'unseen' : 'good', now_ms) === 'unseen';
  }
}

/** One of another picture is another, as good as always. */
function sumOf(rgba: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < rgba.length; ++at) sum = (Math.imul(sum, 31) + (rgba[at] ?? 0)) | 0;
  return sum;
}
