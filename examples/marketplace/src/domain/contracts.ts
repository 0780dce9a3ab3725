import type { Database } from '../database.ts';
import { bookEarning } from './earnings.ts';

export interface Contract {
  id: number;
  personId: number;
  client: string;
  title: string;
  rateCents: number;
  started: string;
}

export interface WorkEntry {
  id: number;
  note: string;
  hours: number;
  submitted: string;
}

const select = `SELECT id, person_id AS personId, client, title, rate_cents AS rateCents, started
  FROM contracts`;

export const contractsOf = (db: Database, personId: number): Contract[] =>
  db.all(`${select} WHERE person_id = ? ORDER BY started DESC, id DESC`, personId);

export const ownContract = (db: Database, personId: number, id: number): Contract | undefined =>
  db.get(`${select} WHERE person_id = ? AND id = ?`, personId, id);

export const workOn = (db: Database, contractId: number): WorkEntry[] =>
  db.all(
    `SELECT id, note, hours, submitted FROM work_entries
     WHERE contract_id = ? ORDER BY submitted DESC, id DESC`,
    contractId,
  );

export function addContract(db: Database, contract: Omit<Contract, 'id'>): number {
  return db.run(
    'INSERT INTO contracts (person_id, client, title, rate_cents, started) VALUES (?, ?, ?, ?, ?)',
    contract.personId,
    contract.client,
    contract.title,
    contract.rateCents,
    contract.started,
  ).id;
}

/** The clients of this made-up site approve at once, so work is earned when it is submitted. */
export function submitWork(
  db: Database,
  contract: Contract,
  note: string,
  hours: number,
  now: Date,
): void {
  db.transaction(() => {
    db.run(
      'INSERT INTO work_entries (contract_id, note, hours, submitted) VALUES (?, ?, ?, ?)',
      contract.id,
      note,
      hours,
      now.toISOString(),
    );
    const amountCents = Math.round(contract.rateCents * hours);
    bookEarning(db, contract.personId, amountCents, `${contract.title}: ${hours} h`, now);
  });
}
