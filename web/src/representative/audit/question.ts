import { attempt } from '../../shared/attempt';

// What is asked of the log of acts, as it stands behind the # of the page's address. No browser here.

export interface Question {
  /** The id of a member of staff, or "operator"; empty, as everything here: not asked for. */
  by: string;
  name: string;
  /** A verification's id, or an account's. */
  of: string;
  /** Days, as date fields have them ("2026-11-20"): both are in it. */
  from: string;
  until: string;
}

const nothing: Question = { by: '', name: '', of: '', from: '', until: '' };
const page = '#/audit';
export const exports_hash = '#/audit/exports';
const accounts = '#/audit/accounts/';
const pageSize = 50;

export function isAudit(hash: string): boolean {
  return (
    [page, exports_hash].includes(hash) ||
    [`${page}?`, accounts].some((one) => hash.startsWith(one))
  );
}

/** Where all of an account is on one time line. */
export function accountHash(account: string): string {
  return accounts + encodeURIComponent(account);
}
/** The account that is looked at; null: none. */
export function accountIn(hash: string): string | null {
  if (!hash.startsWith(accounts)) return null;
  return attempt(() => decodeURIComponent(hash.slice(accounts.length))) ?? null;
}

export function questionIn(hash: string): Question {
  const said = new URLSearchParams(hash.slice(page.length + 1));
  const known = Object.keys(nothing).map((name) => [name, said.get(name) ?? '']);
  return Object.fromEntries(known) as unknown as Question;
}

export function hashOf(question: Partial<Question>): string {
  const said = new URLSearchParams(
    Object.entries(question).filter(([, value]) => value !== '') as [string, string][],
  ).toString();
  return said === '' ? page : `${page}?${said}`;
}

export function asksNothing(question: Question): boolean {
  return Object.values(question).every((value) => value === '');
}

/** Why it cannot be asked, by the field that is to be changed. */
export type Wrong = 'of' | 'until' | null;

export function wrongIn({ of, from, until }: Question): Wrong {
  if (!canBeOf(of)) return 'of';
  return from !== '' && until !== '' && until < from ? 'until' : null;
}

/** What is typed there can be looked for: ids are like this, of verifications and of accounts. */
function canBeOf(typed: string): boolean {
  if (typed.startsWith('ver_')) return isVerification(typed);
  return typed === '' || /^[\w.-]{1,64}$/.test(typed);
}

/** Its id, and not an account's. */
export function isVerification(typed: string): boolean {
  return /^ver_[0-9a-z]{26}$/.test(typed);
}

/** The day's first moment where the reader is; `later`: so many days after. Null: no such day. */
function momentOf(day: string, later = 0): string | null {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return attempt(() => new Date(year, month - 1, date + later).toISOString());
}

/** The path of a page of the answer, behind the act at that position. */
export function pathOf(question: Question, olderThan?: number): string {
  const { by, name, of, from, until } = question;
  const asked: Record<string, string | number | null | undefined> = {
    by: by || undefined,
    name: name || undefined,
    [of.startsWith('ver_') ? 'verification' : 'account']: of || undefined,
    from: from ? momentOf(from) : undefined,
    until: until ? momentOf(until, 1) : undefined,
    older_than: olderThan,
    limit: pageSize,
  };
  const said = Object.entries(asked).filter(([, value]) => value ?? false);
  return `/console/acts?${new URLSearchParams(said.map(([key, value]) => [key, String(value)]))}`;
}
