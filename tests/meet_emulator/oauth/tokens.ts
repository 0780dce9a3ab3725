import type { Clock } from '../clock.ts';
import { opaque } from '../ids.ts';

export interface Grant {
  /** The service account that asked, and its Google Cloud project. */
  account: string;
  projectId: string;
  /** The member of the Workspace for whom it acts; none where the JWT had no `sub`. */
  subject?: string;
  scopes: string[];
  /** By the emulator's clock. */
  expires: number;
}

/** What Google says instead of an hour. */
export const tokenSeconds = 3599;

/** The access tokens that were given out. */
export class Tokens {
  readonly #clock: Clock;
  readonly #grants = new Map<string, Grant>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  issue(grant: Omit<Grant, 'expires'>): string {
    const token = `ya29.emulator-${opaque()}`;
    this.#grants.set(token, { ...grant, expires: this.#clock.now() + tokenSeconds * 1000 });
    return token;
  }

  find(token: string): Grant | 'expired' | undefined {
    const grant = this.#grants.get(token);
    return grant && grant.expires <= this.#clock.now() ? 'expired' : grant;
  }
}
