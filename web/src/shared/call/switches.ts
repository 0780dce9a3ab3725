import type { MediaSwitches } from '../api/types';

/** What it looks at: the page's Media. */
export interface SwitchSource {
  get(): { muted: boolean; cameraOff: boolean };
  subscribe(listener: () => void): () => void;
}

/**
 * Tells the other side of a call who is muted: always the whole state, on every change, and again
 * whenever the service may not know it.
 */
export class SwitchSignal {
  #source: SwitchSource;
  #send: (message: { type: 'call_media' } & MediaSwitches) => void;
  #call: string | null = null;
  #told: string | null = null;

  constructor(
    source: SwitchSource,
    send: (message: { type: 'call_media' } & MediaSwitches) => void,
  ) {
    this.#source = source;
    this.#send = send;
    source.subscribe(() => this.#tell());
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
    const now = `${muted} ${cameraOff}`;
    if (now === this.#told) return;
    this.#told = now;
    this.#send({ type: 'call_media', muted, camera_off: cameraOff });
  }
}
