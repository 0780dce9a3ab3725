import { randomBytes } from 'node:crypto';
import type { Database } from '../database.ts';
import { personById } from './people.ts';
import type { Person } from './people.ts';

export const sessionDays = 7;

export function openSession(db: Database, personId: number, now: Date): string {
  const id = randomBytes(24).toString('base64url');
  const expires = new Date(now.getTime() + sessionDays * 86_400_000).toISOString();
  db.transaction(() => {
    db.run('DELETE FROM sessions WHERE expires <= ?', now.toISOString());
    db.run('INSERT INTO sessions VALUES (?, ?, ?)', id, personId, expires);
  });
  return id;
}

export function sessionPerson(db: Database, id: string, now: Date): Person | undefined {
  const row = db.get<{ person_id: number }>(
    'SELECT person_id FROM sessions WHERE id = ? AND expires > ?',
    id,
    now.toISOString(),
  );
  return row && personById(db, row.person_id);
}

export function closeSession(db: Database, id: string): void {
  db.run('DELETE FROM sessions WHERE id = ?', id);
}
