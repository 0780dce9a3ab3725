import type { Database } from '../database.ts';

export interface Proposal {
  id: number;
  personId: number;
  jobId: number;
  jobTitle: string;
  client: string;
  text: string;
  rateCents: number;
  status: 'draft' | 'active' | 'cancelled';
  saved: string;
  sent: string | null;
  cancelled: string | null;
}

const columns = `proposals.id, person_id AS personId, job_id AS jobId, jobs.title AS jobTitle, client,
  text, rate_cents AS rateCents, status, saved, sent, cancelled`;
const select = `SELECT ${columns} FROM proposals JOIN jobs ON jobs.id = job_id`;

export const proposalsOf = (db: Database, personId: number): Proposal[] =>
  db.all(`${select} WHERE person_id = ? ORDER BY saved DESC, proposals.id DESC`, personId);

/** The draft or active proposal to a job, if there is one. */
export const livingProposal = (
  db: Database,
  personId: number,
  jobId: number,
): Proposal | undefined =>
  db.get(
    `${select} WHERE person_id = ? AND job_id = ? AND status IN ('draft', 'active')`,
    personId,
    jobId,
  );

export const ownProposal = (db: Database, personId: number, id: number): Proposal | undefined =>
  db.get(`${select} WHERE person_id = ? AND proposals.id = ?`, personId, id);

export const hasEverSentProposal = (db: Database, personId: number): boolean =>
  db.get('SELECT 1 FROM proposals WHERE person_id = ? AND sent IS NOT NULL', personId) !==
  undefined;

export type SavedDraft = { kind: 'saved'; id: number } | { kind: 'already_sent' };

/** What a freelancer wrote is kept before anything else can go wrong. */
export function saveDraft(
  db: Database,
  personId: number,
  jobId: number,
  text: string,
  rateCents: number,
  now: Date,
): SavedDraft {
  return db.transaction(() => {
    const living = livingProposal(db, personId, jobId);
    if (living?.status === 'active') return { kind: 'already_sent' };
    const saved = now.toISOString();
    if (living) {
      db.run(
        'UPDATE proposals SET text = ?, rate_cents = ?, saved = ? WHERE id = ?',
        text,
        rateCents,
        saved,
        living.id,
      );
      return { kind: 'saved', id: living.id };
    }
    const { id } = db.run(
      `INSERT INTO proposals (person_id, job_id, text, rate_cents, status, saved)
       VALUES (?, ?, ?, ?, 'draft', ?)`,
      personId,
      jobId,
      text,
      rateCents,
      saved,
    );
    return { kind: 'saved', id };
  });
}

export function sendDraft(db: Database, id: number, now: Date): void {
  db.run(
    "UPDATE proposals SET status = 'active', sent = ? WHERE id = ? AND status = 'draft'",
    now.toISOString(),
    id,
  );
}

export function deleteDraft(db: Database, personId: number, id: number): boolean {
  const sql = "DELETE FROM proposals WHERE person_id = ? AND id = ? AND status = 'draft'";
  return db.run(sql, personId, id).changes === 1;
}

/** Answers how many. Drafts stay: nobody but their author has seen them. */
export function cancelActiveProposals(db: Database, account: string, now: Date): number {
  return db.run(
    `UPDATE proposals SET status = 'cancelled', cancelled = ? WHERE status = 'active'
     AND person_id = (SELECT id FROM people WHERE account = ?)`,
    now.toISOString(),
    account,
  ).changes;
}
