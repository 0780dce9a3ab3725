import type { Database } from '../database.ts';

export interface Booking {
  id: number;
  kind: 'earned' | 'withdrawn';
  amountCents: number;
  note: string;
  booked: string;
}

export const bookingsOf = (db: Database, personId: number): Booking[] =>
  db.all(
    `SELECT id, kind, amount_cents AS amountCents, note, booked FROM ledger
     WHERE person_id = ? ORDER BY booked DESC, id DESC`,
    personId,
  );

export function balanceCents(db: Database, personId: number): number {
  const row = db.get<{ sum: number }>(
    `SELECT coalesce(sum(CASE kind WHEN 'earned' THEN amount_cents ELSE -amount_cents END), 0) AS sum
     FROM ledger WHERE person_id = ?`,
    personId,
  );
  return row?.sum ?? 0;
}

export function bookEarning(
  db: Database,
  personId: number,
  amountCents: number,
  note: string,
  now: Date,
): void {
  book(db, personId, 'earned', amountCents, note, now);
}

export type Withdrawn = 'withdrawn' | 'more_than_balance';

export function withdraw(
  db: Database,
  personId: number,
  amountCents: number,
  now: Date,
): Withdrawn {
  return db.transaction(() => {
    if (amountCents > balanceCents(db, personId)) return 'more_than_balance';
    book(db, personId, 'withdrawn', amountCents, 'To your bank account', now);
    return 'withdrawn';
  });
}

function book(
  db: Database,
  personId: number,
  kind: Booking['kind'],
  amountCents: number,
  note: string,
  now: Date,
): void {
  db.run(
    'INSERT INTO ledger (person_id, kind, amount_cents, note, booked) VALUES (?, ?, ?, ?, ?)',
    personId,
    kind,
    amountCents,
    note,
    now.toISOString(),
  );
}
