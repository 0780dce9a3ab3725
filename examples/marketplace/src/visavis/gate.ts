import type { Database } from '../database.ts';
import type { Log } from '../log.ts';
import { errorText } from '../log.ts';
import { accountState, deniedByKnownHold } from './account_state.ts';
import type { VisavisClient } from './client.ts';
import { VisavisRefusal, VisavisUnavailable } from './client.ts';
import type { Action, Hold } from './protocol.ts';

/**
 * What we do when Visavis cannot be asked. Sending proposals, changing the photo, moving money and
 * taking on work for strangers wait: a hold we cannot see may be there to protect somebody. Search and
 * work that is already agreed go on by the last hold we heard of.
 */
const whenUnavailable: Record<Action, 'wait' | 'last_known'> = {
  submit_proposal: 'wait',
  change_profile_photo: 'wait',
  withdraw_earnings: 'wait',
  accept_direct_hire: 'wait',
  appear_in_search: 'last_known',
  work_on_contract: 'last_known',
};

export type Answer =
  | { kind: 'allowed' }
  | { kind: 'denied'; action: Action; hold: Hold | null }
  | { kind: 'unavailable'; action: Action };

export type Gated<T> = { kind: 'done'; value: T } | Exclude<Answer, { kind: 'allowed' }>;

const triesMax = 3;

/** The one door to everything a hold can deny. */
export class Gate {
  constructor(
    readonly db: Database,
    readonly visavis: VisavisClient,
    readonly log: Log,
  ) {}

  async ask(account: string, action: Action): Promise<Answer> {
    try {
      const { allowed, hold } = await this.visavis.permission(account, action);
      return allowed ? { kind: 'allowed' } : { kind: 'denied', action, hold };
    } catch (error) {
      const expected = error instanceof VisavisUnavailable || error instanceof VisavisRefusal;
      if (!expected) throw error;
      this.log.warn('permission not answered', { account, action, error: errorText(error) });
      return this.#withoutVisavis(account, action);
    }
  }

  /**
   * Asks, then acts in a transaction. A hold that arrives between the answer and the act would slip
   * through, so when the account's state moved meanwhile we ask again.
   */
  async run<T>(account: string, action: Action, act: () => T): Promise<Gated<T>> {
    for (let tries = 0; tries < triesMax; tries++) {
      const before = this.#position(account);
      const answer = await this.ask(account, action);
      if (answer.kind !== 'allowed') return answer;
      const done = this.db.transaction(() =>
        this.#position(account) === before ? { value: act() } : null,
      );
      if (done) return { kind: 'done', value: done.value };
    }
    return { kind: 'unavailable', action };
  }

  #position(account: string): number {
    return accountState(this.db, account)?.position ?? 0;
  }

  #withoutVisavis(account: string, action: Action): Answer {
    if (whenUnavailable[action] === 'wait') return { kind: 'unavailable', action };
    const known = accountState(this.db, account);
    if (!deniedByKnownHold(known, action)) return { kind: 'allowed' };
    return { kind: 'denied', action, hold: known?.hold ?? null };
  }
}
