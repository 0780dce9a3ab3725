import type { Database } from '../database.ts';

export interface Job {
  id: number;
  title: string;
  client: string;
  description: string;
  skills: string[];
  budgetCents: number;
  posted: string;
}

interface Row {
  id: number;
  title: string;
  client: string;
  description: string;
  skills: string;
  budget_cents: number;
  posted: string;
}

const fromRow = (row: Row): Job => ({
  id: row.id,
  title: row.title,
  client: row.client,
  description: row.description,
  skills: JSON.parse(row.skills) as string[],
  budgetCents: row.budget_cents,
  posted: row.posted,
});

export const jobs = (db: Database): Job[] =>
  db.all<Row>('SELECT * FROM jobs ORDER BY posted DESC').map(fromRow);

export function jobById(db: Database, id: number): Job | undefined {
  const row = db.get<Row>('SELECT * FROM jobs WHERE id = ?', id);
  return row && fromRow(row);
}

export function addJob(db: Database, job: Omit<Job, 'id'>): number {
  return db.run(
    `INSERT INTO jobs (title, client, description, skills, budget_cents, posted)
     VALUES (?, ?, ?, ?, ?, ?)`,
    job.title,
    job.client,
    job.description,
    JSON.stringify(job.skills),
    job.budgetCents,
    job.posted,
  ).id;
}
