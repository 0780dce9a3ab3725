import type { Database } from '../database.ts';
import { personByAccount } from '../domain/people.ts';
import type { Trigger } from '../visavis/protocol.ts';
import type { Verifications } from '../visavis/verifications.ts';

/**
 * Two demo people have been asked to verify before you come. Visavis is really asked for it, as soon as
 * it can be reached, and once: no status is made up here.
 */
export class DemoRequirements {
  constructor(
    readonly db: Database,
    readonly verifications: Verifications,
  ) {}

  async ask(): Promise<void> {
    const wanted = this.db.all<{ account: string; trigger_name: Trigger }>(
      'SELECT account, trigger_name FROM demo_requirements',
    );
    for (const { account, trigger_name } of wanted) {
      const person = personByAccount(this.db, account);
      if (person && !(await this.#knownThere(account))) {
        await this.verifications.require(person, trigger_name);
      }
      this.db.run('DELETE FROM demo_requirements WHERE account = ?', account);
    }
  }

  async #knownThere(account: string): Promise<boolean> {
    return (await this.verifications.latest(account)) !== null;
  }
}
