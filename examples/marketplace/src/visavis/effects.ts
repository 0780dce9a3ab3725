import type { Database } from '../database.ts';
import { cancelActiveProposals } from '../domain/proposals.ts';
import type { Log } from '../log.ts';
import { errorText } from '../log.ts';
import type { VisavisClient } from './client.ts';
import type { Effect } from './protocol.ts';

/**
 * Does what an open effect asks for, exactly once: the effect's id and its consequence are written
 * together. Call inside the transaction that records the event. Answers false when there was nothing
 * to do: done before, or an effect this site does not know and therefore must not claim to have done.
 */
export function applyEffect(db: Database, account: string, effect: Effect, now: Date): boolean {
  if (effect.status !== 'open' || effect.name !== 'cancel_active_proposals') return false;
  const at = now.toISOString();
  const first = db.run(
    `INSERT INTO visavis_effects (account, effect, name, proposals_cancelled, applied, next_attempt)
     VALUES (?, ?, ?, 0, ?, ?) ON CONFLICT DO NOTHING`,
    account,
    effect.id,
    effect.name,
    at,
    at,
  );
  if (first.changes === 0) return false;
  const cancelled = cancelActiveProposals(db, account, now);
  db.run(
    'UPDATE visavis_effects SET proposals_cancelled = ? WHERE account = ? AND effect = ?',
    cancelled,
    account,
    effect.id,
  );
  return true;
}

/** How many proposals the account's failures have canceled. */
export function proposalsCanceled(db: Database, account: string): number {
  const row = db.get<{ sum: number | null }>(
    'SELECT SUM(proposals_cancelled) AS sum FROM visavis_effects WHERE account = ?',
    account,
  );
  return row?.sum ?? 0;
}

const delaySecondsMax = 300;

/** Tells Visavis which effects are done, again and again until it has heard. Never throws. */
export class EffectReporter {
  #running: Promise<void> | null = null;

  constructor(
    readonly db: Database,
    readonly visavis: VisavisClient,
    readonly clock: () => Date,
    readonly log: Log,
  ) {
    // A new start tries at once, however long the last run had decided to wait.
    db.run('UPDATE visavis_effects SET next_attempt = applied WHERE reported IS NULL');
  }

  /** Resolves when no report is under way. */
  idle(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  reportDue(): Promise<void> {
    this.#running ??= this.#reportDue().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #reportDue(): Promise<void> {
    const due = this.db.all<{ account: string; effect: string; attempts: number }>(
      `SELECT account, effect, attempts FROM visavis_effects
       WHERE reported IS NULL AND next_attempt <= ? ORDER BY applied`,
      this.clock().toISOString(),
    );
    for (const { account, effect, attempts } of due) await this.#report(account, effect, attempts);
  }

  async #report(account: string, effect: string, attempts: number): Promise<void> {
    try {
      await this.visavis.effectDone(account, effect);
      const at = this.clock().toISOString();
      this.db.run(
        'UPDATE visavis_effects SET reported = ? WHERE account = ? AND effect = ?',
        at,
        account,
        effect,
      );
      this.log.info('effect reported done', { account, effect });
    } catch (error) {
      const delay = Math.min(2 ** attempts, delaySecondsMax);
      this.db.run(
        `UPDATE visavis_effects SET attempts = attempts + 1, next_attempt = ?
         WHERE account = ? AND effect = ?`,
        new Date(this.clock().getTime() + delay * 1000).toISOString(),
        account,
        effect,
      );
      this.log.warn('effect not reported yet', { account, effect, error: errorText(error) });
    }
  }
}
