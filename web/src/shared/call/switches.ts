import type { CallMedia, MediaSwitches } from '../api/types';

/** Nothing is wrong. */
export const allGood = { picture: 'good', sound: 'good', cannot_see: false } as const;

interface Source<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
}
/** What it looks at: the page's Media. */
type SwitchSource = Source<{ muted: boolean; cameraOff: boolean }>;
type FaultSource = Source<Pick<MediaSwitches, 'picture' | 'sound' | 'cannot_see'>>;

/**
 * Tells the other side of a call who is muted, and what is wrong with what they get: always the whole state, on every change, and again
 * whenever the service may not know it.
 */
export class SwitchSignal {
  #source: SwitchSource;
  #faults: FaultSource;
  #send: (message: { type: 'call_media' } & CallMedia) => void;
  #call: string | null = null;
  #told: string | null = null;

  constructor(
    source: SwitchSource,
    faults: FaultSource,
    send: (message: { type: 'call_media' } & CallMedia) => void,
  ) {
    this.#source = source;
    this.#faults = faults;
    this.#send = send;
    source.subscribe(() => this.#tell());
    faults.subscribe(() => this.#tell());
  }

  /** The call that the service says there is. */
  inCall(call: string | null): void {
    if (call !== this.#call) this.#told = null;
    this.#call = call;
    this.#tell();
  }

  /** A new socket or a new negotiation: perhaps of a service that was started anew. */
  again(): void {
    this.#told = null;
    this.#tell();
  }

  #tell(): void {
    if (!this.#call) return;
    const { muted, cameraOff } = this.#source.get();
    const { picture, sound, cannot_see } = this.#faults.get();
    const said = {
      muted,
      camera_off: cameraOff,
      ...(picture === 'good' ? {} : { picture }),
      ...(sound === 'good' ? {} : { sound }),
      ...(cannot_see ? { cannot_see } : {}),
    };
    const now = JSON.stringify(said);
    if (now === this.#told) return;
    this.#told = now;
    this.#send({ type: 'call_media', ...said });
  }
}
