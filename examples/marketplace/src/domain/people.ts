import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { Database } from '../database.ts';

export interface Work {
  title: string;
  company: string;
  from: string;
  to?: string;
}

export interface Education {
  degree: string;
  school: string;
  year: string;
}

export interface Person {
  id: number;
  /** How this person is known to Visavis. Never reused, says nothing about the person. */
  account: string;
  email: string;
  role: 'freelancer' | 'trust';
  name: string;
  title: string;
  /** ISO 3166-1 alpha-2 */
  country: string;
  about: string;
  skills: string[];
  work: Work[];
  education: Education[];
  rateCents: number;
  /** A path on this site. */
  photo: string;
  demoNote: string;
  /** IANA, as their browser said when they signed in. */
  timeZone: string | null;
}

interface Row {
  id: number;
  account: string;
  email: string;
  password_hash: string;
  role: 'freelancer' | 'trust';
  name: string;
  title: string;
  country: string;
  about: string;
  skills: string;
  work: string;
  education: string;
  rate_cents: number;
  photo: string;
  demo_note: string;
  time_zone: string | null;
}

const fromRow = (row: Row): Person => ({
  id: row.id,
  account: row.account,
  email: row.email,
  role: row.role,
  name: row.name,
  title: row.title,
  country: row.country,
  about: row.about,
  skills: JSON.parse(row.skills) as string[],
  work: JSON.parse(row.work) as Work[],
  education: JSON.parse(row.education) as Education[],
  rateCents: row.rate_cents,
  photo: row.photo,
  demoNote: row.demo_note,
  timeZone: row.time_zone,
});

export function addPerson(
  db: Database,
  person: Omit<Person, 'id' | 'timeZone'>,
  passwordHash: string,
): number {
  return db.run(
    `INSERT INTO people (account, email, password_hash, role, name, title, country, about, skills,
       work, education, rate_cents, photo, demo_note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    person.account,
    person.email,
    passwordHash,
    person.role,
    person.name,
    person.title,
    person.country,
    person.about,
    JSON.stringify(person.skills),
    JSON.stringify(person.work),
    JSON.stringify(person.education),
    person.rateCents,
    person.photo,
    person.demoNote,
  ).id;
}

export function personById(db: Database, id: number): Person | undefined {
  const row = db.get<Row>('SELECT * FROM people WHERE id = ?', id);
  return row && fromRow(row);
}

export function personByAccount(db: Database, account: string): Person | undefined {
  const row = db.get<Row>('SELECT * FROM people WHERE account = ?', account);
  return row && fromRow(row);
}

export const everybody = (db: Database): Person[] =>
  db.all<Row>('SELECT * FROM people ORDER BY id').map(fromRow);

const freelancers = (db: Database): Person[] =>
  everybody(db).filter((person) => person.role === 'freelancer');

/** Every word must be found in the name, the title or a skill. */
export function findFreelancers(db: Database, text: string): Person[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return freelancers(db).filter((person) => {
    const about = [person.name, person.title, ...person.skills].join(' ').toLowerCase();
    return words.every((word) => about.includes(word));
  });
}

export function personByPassword(
  db: Database,
  email: string,
  password: string,
): Person | undefined {
  const row = db.get<Row>('SELECT * FROM people WHERE email = ?', email.trim().toLowerCase());
  return row && passwordFits(password, row.password_hash) ? fromRow(row) : undefined;
}

export function setPhoto(db: Database, personId: number, path: string): void {
  db.run('UPDATE people SET photo = ? WHERE id = ?', path, personId);
}

/** Nothing for what is no zone that we know. */
export function setTimeZone(db: Database, personId: number, zone: string): void {
  try {
    Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return;
  }
  db.run('UPDATE people SET time_zone = ? WHERE id = ?', zone, personId);
}

export function hashPassword(password: string): string {
  const salt = randomBytes(16);
  return `${salt.toString('base64')}:${scryptSync(password, salt, 32).toString('base64')}`;
}

function passwordFits(password: string, stored: string): boolean {
  const [salt = '', hash = ''] = stored.split(':');
  const computed = scryptSync(password, Buffer.from(salt, 'base64'), 32);
  return timingSafeEqual(computed, Buffer.from(hash, 'base64'));
}
