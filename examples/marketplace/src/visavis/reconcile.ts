import type { Database } from '../database.ts';
import type { Log } from '../log.ts';
import type { VisavisClient } from './client.ts';
import { receiveEvent } from './inbox.ts';

const cursorKey = 'visavis_position';

/** Reads the events we may have missed, from where we last read. Webhooks are fast; this is sure. */
export class Reconciler {
  #running: Promise<void> | null = null;

  constructor(
    readonly db: Database,
    readonly visavis: VisavisClient,
    readonly clock: () => Date,
    readonly log: Log,
  ) {}

  /** One run at a time: who comes while one is under way waits for a fresh one. */
  async run(): Promise<void> {
    while (this.#running) await this.#running.catch(() => {});
    this.#running = this.#readAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #readAll(): Promise<void> {
    let after = Number(this.db.setting(cursorKey) ?? 0);
    for (;;) {
      const page = await this.visavis.events(after);
      for (const event of page.data) {
        this.db.transaction(() => {
          const outcome = receiveEvent(this.db, event, 'reconciled', this.clock());
          this.db.saveSetting(cursorKey, String(event.position));
          if (outcome !== 'duplicate')
            this.log.info('event reconciled', { event: event.id, outcome });
        });
        after = event.position;
      }
      if (!page.has_more || page.data.length === 0) return;
    }
  }
}
