import type { Call } from '../../shared/call/call';
import { type Live, retryDelay } from '../../shared/live/live';
import type { ApplicantMessage, ApplicantRequest, CallPurpose } from '../../shared/api/types';
import type { Phase } from '../../shared/call/machine';
import type { ScreenName } from '../page';

export interface Surroundings {
  screen: ScreenName;
  /** Waiting with the camera off: there is nothing to keep a connection for. */
  resting: boolean;
  socketOpen: boolean;
  cameraReady: boolean;
  phase: Phase;
  purpose: CallPurpose | null;
}

/**
 * The connection of the check is kept until the call begins on it. Up: ask for it (or for the loop
 * on it). Down: nobody needs it any more. Null: it is as it should be.
 */
export function wantedChange(now: Surroundings): 'up' | 'down' | null {
  const { screen, purpose } = now;
  const before = screen === 'check' || (screen === 'waiting' && !now.resting);
  if (!before) return purpose === 'check' || purpose === 'ready' ? 'down' : null;
  if (!now.socketOpen || !now.cameraReady || purpose === 'call') return null;
  if (now.phase === 'idle') return 'up';
  return screen === 'check' && purpose === 'ready' ? 'up' : null;
}

/** Keeps the connection as wantedChange() wants it, without hurrying a network that refuses it. */
export class WarmConnection {
  #live: Live<ApplicantMessage, ApplicantRequest>;
  #call: Call;
  #look: () => Surroundings;
  #tries = 0;
  #busy = false;

  constructor(
    live: Live<ApplicantMessage, ApplicantRequest>,
    call: Call,
    look: () => Surroundings,
  ) {
    this.#live = live;
    this.#call = call;
    this.#look = look;
  }

  tend(): void {
    const now = this.#look();
    if (now.phase === 'connected') this.#tries = 0;
    const change = wantedChange(now);
    if (change === 'down') {
      this.#live.send({ type: 'cool_down' });
      this.#call.over();
    } else if (change === 'up' && !this.#busy) {
      void this.#up();
    }
  }

  async #up(): Promise<void> {
    this.#busy = true;
    const wait_ms = this.#tries === 0 ? 0 : retryDelay(this.#tries, Math.random());
    this.#tries += 1;
    await new Promise((resolve) => window.setTimeout(resolve, wait_ms));
    // What is refused is asked for again when something changes, or at the next try.
    const refused =
      wantedChange(this.#look()) === 'up' &&
      (await this.#live.request({ type: 'warm_up' }).then(
        () => false,
        () => true,
      ));
    this.#busy = false;
    if (refused && this.#live.status === 'open') this.tend();
  }
}
