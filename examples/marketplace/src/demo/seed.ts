import type { Database } from '../database.ts';
import { addContract, submitWork } from '../domain/contracts.ts';
import { addJob } from '../domain/jobs.ts';
import { addOffer } from '../domain/offers.ts';
import { addPerson, hashPassword } from '../domain/people.ts';
import type { Contract } from '../domain/contracts.ts';
import { saveDraft, sendDraft } from '../domain/proposals.ts';
import { avatarPath } from './avatars.ts';
import { demoJobs } from './jobs.ts';
import { demoPassword, demoPeople } from './people.ts';
import type { DemoPerson } from './people.ts';

/** Fills an empty database; leaves any other alone. */
export function seedDemo(db: Database, now: Date): void {
  if (db.setting('seeded')) return;
  db.transaction(() => {
    demoJobs.forEach((job, index) =>
      addJob(db, { ...job, posted: daysBefore(now, index).toISOString() }),
    );
    const passwordHash = hashPassword(demoPassword);
    demoPeople.forEach((person, index) => seedPerson(db, person, 1001 + index, passwordHash, now));
    db.saveSetting('seeded', now.toISOString());
  });
}

function seedPerson(
  db: Database,
  demo: DemoPerson,
  number: number,
  passwordHash: string,
  now: Date,
): void {
  const { proposals = [], contract, offer, asked, avatar, ...person } = demo;
  const account = `lf_${number}`;
  const photo = avatarPath(avatar);
  const personId = addPerson(db, { ...person, account, photo }, passwordHash);
  for (const { job, text, rateCents } of proposals) {
    const sent = daysBefore(now, 3);
    const draft = saveDraft(db, personId, job, text, rateCents, sent);
    if (draft.kind === 'saved') sendDraft(db, draft.id, sent);
  }
  if (contract) {
    const { work, ...terms } = contract;
    const started = daysBefore(now, 40).toISOString();
    const running: Omit<Contract, 'id'> = { ...terms, personId, started };
    const id = addContract(db, running);
    work.forEach(({ note, hours }, index) => {
      submitWork(db, { ...running, id }, note, hours, daysBefore(now, 28 - index * 7));
    });
  }
  if (offer) addOffer(db, { ...offer, personId });
  if (asked) db.run('INSERT INTO demo_requirements VALUES (?, ?)', account, asked);
}

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);
