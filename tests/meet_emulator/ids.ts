import { randomBytes, randomInt } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';

function some(of: string, count: number): string {
  return Array.from({ length: count }, () => of[randomInt(of.length)]).join('');
}

/** As `jQCFfuBOdN5z`: case sensitive, with nothing to be guessed from it. */
export function spaceId(): string {
  return some(letters + letters.toUpperCase() + digits, 12);
}

/** As `abc-mnop-xyz`: what people type. */
export function meetingCode(): string {
  return [3, 4, 3].map((count) => some(letters, count)).join('-');
}

/** Accounts and participants have long numbers that no double can hold. */
export function number21(): string {
  return `1${some(digits, 20)}`;
}

/** Conferences, sessions, recordings, transcripts, visitors of the page. */
export function opaque(): string {
  return randomBytes(18).toString('base64url');
}
