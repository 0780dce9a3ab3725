import type { Database } from '../database.ts';
import { accountState, isNewer, saveAccountState, stateAfter } from './account_state.ts';
import { applyEffect } from './effects.ts';
import type { VisavisEvent } from './protocol.ts';

export type Received = 'applied' | 'older' | 'unknown_account' | 'duplicate';

/**
 * Takes an event in, whether by webhook or from the events list, and answers what became of it.
 * The event's id, the account's new state and the consequence of an effect are one transaction, so a
 * crash at any point leaves all of them or none, and a second delivery finds the id.
 */
export function receiveEvent(
  db: Database,
  event: VisavisEvent,
  source: 'webhook' | 'reconciled',
  now: Date,
): Received {
  return db.transaction(() => {
    if (seenBefore(db, event, source)) return 'duplicate';
    const outcome = takeIn(db, event, now);
    db.run(
      'INSERT INTO visavis_events VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)',
      event.id,
      event.position,
      event.type,
      event.account,
      event.verification,
      event.sequence,
      source,
      outcome,
      now.toISOString(),
    );
    return outcome;
  });
}

function seenBefore(db: Database, event: VisavisEvent, source: string): boolean {
  const known = db.get('SELECT 1 FROM visavis_events WHERE id = ?', event.id) !== undefined;
  if (known && source === 'webhook') {
    db.run('UPDATE visavis_events SET deliveries = deliveries + 1 WHERE id = ?', event.id);
  }
  return known;
}

function takeIn(db: Database, event: VisavisEvent, now: Date): Exclude<Received, 'duplicate'> {
  if (!db.get('SELECT 1 FROM people WHERE account = ?', event.account)) return 'unknown_account';
  const known = accountState(db, event.account);
  const newer = isNewer(event, known);
  if (newer) saveAccountState(db, stateAfter(event, known, now));
  // Its hold is what asks for an effect. So an event that arrives late still counts while that
  // verification holds the account, and an effect left over after a pass no longer does.
  const current = accountState(db, event.account);
  if (current?.verification === event.verification && current.hold !== null) {
    for (const effect of event.data.effects) applyEffect(db, event.account, effect, now);
  }
  return newer ? 'applied' : 'older';
}

export interface EventRow {
  id: string;
  type: string;
  account: string;
  sequence: number;
  source: string;
  outcome: string;
  deliveries: number;
  received: string;
}

export const lastEvents = (db: Database, limit = 30): EventRow[] =>
  db.all('SELECT * FROM visavis_events ORDER BY received DESC, position DESC LIMIT ?', limit);
