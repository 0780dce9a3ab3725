import type { ApplicantView } from '../../shared/api/types';

// Nobody's camera is on for hours while there is nobody to see them. No browser here, and no clock but the one given.

/** So long a camera is on for nobody. */
const patience_ms = 120_000;
const near_place = 2;
const near_seconds = 120;

type Wait = Pick<ApplicantView, 'queue' | 'opening'>;

/** The call may begin in the next minutes: somebody is there, and few are before them. */
export function nearlyTheirTurn({ queue, opening }: Wait): boolean {
  if (!queue || !opening.staff_available) return false;
  const { place, estimate_seconds } = queue;
  return place <= near_place || (estimate_seconds !== null && estimate_seconds <= near_seconds);
}

/** Whether the camera of somebody who waits rests. */
export class CameraRest {
  readonly #now: () => number;
  #on_ms: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#on_ms = now();
  }

  /** It is wanted from now on: the wait begins, or they switched it on themselves. */
  wake(): void {
    this.#on_ms = this.#now();
  }

  rests(wait: Wait): boolean {
    if (nearlyTheirTurn(wait)) this.wake();
    return this.#now() - this.#on_ms >= patience_ms;
  }
}
