import { randomBytes } from 'node:crypto';
import type { Database } from '../database.ts';
import { setPhoto } from './people.ts';

export const photoBytesMax = 2 * 1024 * 1024;

export interface Photo {
  type: string;
  bytes: Buffer;
}

/** Known by its first bytes: what the browser claims about a file is not evidence. No SVG: it can run. */
export function photoType(bytes: Buffer): string | undefined {
  const starts = (...head: number[]) => head.every((value, index) => bytes[index] === value);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  const isRiff = bytes.subarray(0, 4).toString('latin1') === 'RIFF';
  if (isRiff && bytes.subarray(8, 12).toString('latin1') === 'WEBP') return 'image/webp';
  return undefined;
}

export function uploadPhoto(db: Database, personId: number, photo: Photo): void {
  const id = randomBytes(12).toString('hex');
  db.transaction(() => {
    db.run('DELETE FROM photos WHERE person_id = ?', personId);
    db.run('INSERT INTO photos VALUES (?, ?, ?, ?)', id, personId, photo.type, photo.bytes);
    setPhoto(db, personId, `/photos/${id}`);
  });
}

export function choosePhoto(db: Database, personId: number, path: string): void {
  db.transaction(() => {
    db.run('DELETE FROM photos WHERE person_id = ?', personId);
    setPhoto(db, personId, path);
  });
}

export function photoById(db: Database, id: string): Photo | undefined {
  const row = db.get<{ type: string; bytes: ArrayBuffer }>('SELECT * FROM photos WHERE id = ?', id);
  return row && { type: row.type, bytes: Buffer.from(row.bytes) };
}
