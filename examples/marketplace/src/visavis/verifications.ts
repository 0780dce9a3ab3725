import type { Database } from '../database.ts';
import { hasEverSentProposal, sendDraft } from '../domain/proposals.ts';
import type { Person } from '../domain/people.ts';
import type { Log } from '../log.ts';
import { errorText } from '../log.ts';
import type { VisavisClient } from './client.ts';
import { VisavisRefusal, VisavisUnavailable } from './client.ts';
import type { Gate, Gated } from './gate.ts';
import type { Contact, Profile, Trigger, Verification } from './protocol.ts';
import type { Reconciler } from './reconcile.ts';

export const settingsPath = '/settings/identity-verification';

interface Needs {
  db: Database;
  visavis: VisavisClient;
  reconciler: Reconciler;
  gate: Gate;
  publicUrl: string;
  clock: () => Date;
  log: Log;
}

export type Asked = 'granted' | 'noted' | 'not_needed';

/**
 * When this marketplace asks for a verification, a retry or a cancellation. Nothing here writes the
 * local account state: after each change the events are read, so there is one way in.
 */
export class Verifications {
  readonly #needs: Needs;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Answers false when one is open or failed already: then that one is what counts. */
  async require(person: Person, trigger: Trigger): Promise<boolean> {
    const { visavis, publicUrl } = this.#needs;
    const created = await refusedAs('verification_exists', () =>
      visavis.createVerification({
        account: person.account,
        trigger,
        profile: profileOf(person, publicUrl),
        contact: contactOf(person),
        return_url: publicUrl + settingsPath,
      }),
    );
    await this.catchUp();
    return created !== null;
  }

  /** Before a first proposal is sent, the freelancer is asked to verify: hold first. */
  async sendProposal(person: Person, proposalId: number): Promise<Gated<void>> {
    const { db, gate, clock } = this.#needs;
    try {
      if (await this.#isFirst(person)) await this.require(person, 'first_proposal');
    } catch (error) {
      if (!(error instanceof VisavisUnavailable)) throw error;
      this.#needs.log.warn('verification not required yet', { error: errorText(error) });
      return { kind: 'unavailable', action: 'submit_proposal' };
    }
    return gate.run(person.account, 'submit_proposal', () => sendDraft(db, proposalId, clock()));
  }

  /** To look at. */
  latest(account: string): Promise<Verification | null> {
    return this.#needs.visavis.latestVerification(account);
  }

  /** To send the freelancer there now: comes with a fresh one-time link. */
  withLink(verification: string): Promise<Verification> {
    return this.#needs.visavis.verification(verification);
  }

  /**
   * The freelancer asks for another call. The first one after a verification failed is granted at
   * once; a further wish is noted for the trust team.
   */
  async askForAnotherCall(account: string, verification: string): Promise<Asked> {
    const { db } = this.#needs;
    const before = db.get<{ granted_by: string | null }>(
      "SELECT granted_by FROM retry_requests WHERE verification = ? AND granted_by = 'automatic'",
      verification,
    );
    if (before) {
      this.#noteRetry(account, verification, null);
      return 'noted';
    }
    return (await this.#retry(account, verification, 'automatic')) ? 'granted' : 'not_needed';
  }

  async grantAnotherCall(account: string, verification: string): Promise<boolean> {
    return this.#retry(account, verification, 'trust');
  }

  async cancel(verification: string): Promise<boolean> {
    const canceled = await refusedAs(null, () => this.#needs.visavis.cancel(verification));
    await this.catchUp();
    return canceled !== null;
  }

  /** True while the freelancer waits for the trust team's answer. */
  isRetryNoted(verification: string): boolean {
    const { db } = this.#needs;
    const sql = 'SELECT 1 FROM retry_requests WHERE verification = ? AND granted_by IS NULL';
    return db.get(sql, verification) !== undefined;
  }

  /** Reads what our own request has caused, so that the next page shows it. A failure can wait. */
  async catchUp(): Promise<void> {
    try {
      await this.#needs.reconciler.run();
    } catch (error) {
      this.#needs.log.warn('not caught up', { error: errorText(error) });
    }
  }

  async #isFirst(person: Person): Promise<boolean> {
    if (hasEverSentProposal(this.#needs.db, person.id)) return false;
    // The list and not the account: a canceled one was asked for too, and taken back by our own team.
    return (await this.latest(person.account)) === null;
  }

  async #retry(account: string, verification: string, by: 'automatic' | 'trust'): Promise<boolean> {
    const granted = await refusedAs(null, () => this.#needs.visavis.retry(verification));
    if (granted) this.#noteRetry(account, verification, by);
    await this.catchUp();
    return granted !== null;
  }

  #noteRetry(account: string, verification: string, by: 'automatic' | 'trust' | null): void {
    const { db, clock } = this.#needs;
    db.transaction(() => {
      const open = 'DELETE FROM retry_requests WHERE verification = ? AND granted_by IS NULL';
      db.run(open, verification);
      db.run(
        'INSERT INTO retry_requests (verification, account, asked, granted_by) VALUES (?, ?, ?, ?)',
        verification,
        account,
        clock().toISOString(),
        by,
      );
    });
  }
}

/** Answers null when Visavis refuses with `code` (or with any code, for null). */
async function refusedAs<T>(code: string | null, ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    const expected = error instanceof VisavisRefusal && (code === null || error.code === code);
    if (expected) return null;
    throw error;
  }
}

function contactOf({ email, timeZone }: Person): Contact {
  return { email, language: 'en', ...(timeZone ? { time_zone: timeZone } : {}) };
}

function profileOf(person: Person, publicUrl: string): Profile {
  return {
    name: person.name,
    photo_url: publicUrl + person.photo,
    title: person.title,
    country: person.country,
    skills: person.skills.slice(0, 20),
    work: person.work.slice(0, 20),
    education: person.education.slice(0, 20),
  };
}
