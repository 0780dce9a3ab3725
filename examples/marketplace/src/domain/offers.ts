import type { Database } from '../database.ts';
import { addContract } from './contracts.ts';

export interface Offer {
  id: number;
  personId: number;
  client: string;
  title: string;
  message: string;
  rateCents: number;
  status: 'open' | 'accepted' | 'declined';
}

const select = `SELECT id, person_id AS personId, client, title, message, rate_cents AS rateCents, status
  FROM offers`;

export const offersTo = (db: Database, personId: number): Offer[] =>
  db.all(`${select} WHERE person_id = ? ORDER BY status = 'open' DESC, id DESC`, personId);

export const ownOffer = (db: Database, personId: number, id: number): Offer | undefined =>
  db.get(`${select} WHERE person_id = ? AND id = ?`, personId, id);

export function addOffer(db: Database, offer: Omit<Offer, 'id' | 'status'>): void {
  db.run(
    `INSERT INTO offers (person_id, client, title, message, rate_cents, status)
     VALUES (?, ?, ?, ?, ?, 'open')`,
    offer.personId,
    offer.client,
    offer.title,
    offer.message,
    offer.rateCents,
  );
}

/** Answers false when the offer was answered before. */
export function acceptOffer(db: Database, offer: Offer, now: Date): boolean {
  return db.transaction(() => {
    if (!answer(db, offer, 'accepted')) return false;
    const { personId, client, title, rateCents } = offer;
    addContract(db, { personId, client, title, rateCents, started: now.toISOString() });
    return true;
  });
}

export const declineOffer = (db: Database, offer: Offer): boolean => answer(db, offer, 'declined');

function answer(db: Database, offer: Offer, status: Offer['status']): boolean {
  const sql = "UPDATE offers SET status = ? WHERE id = ? AND status = 'open'";
  return db.run(sql, status, offer.id).changes === 1;
}
