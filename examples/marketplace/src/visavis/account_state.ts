import type { Database } from '../database.ts';
import type { Action, Hold, LastResult, VisavisEvent } from './protocol.ts';

/** What the newest event we have had said about an account. The truth is at Visavis. */
export interface AccountState {
  account: string;
  verified: boolean;
  verifiedAt: string | null;
  verification: string;
  status: string;
  hold: Hold | null;
  lastResult: LastResult | null;
  sequence: number;
  position: number;
  updated: string;
}

interface Row {
  account: string;
  verified: number;
  verified_at: string | null;
  verification: string;
  status: string;
  hold: string | null;
  last_result: string | null;
  sequence: number;
  position: number;
  updated: string;
}

const fromRow = (row: Row): AccountState => ({
  account: row.account,
  verified: row.verified === 1,
  verifiedAt: row.verified_at,
  verification: row.verification,
  status: row.status,
  hold: row.hold === null ? null : (JSON.parse(row.hold) as Hold),
  lastResult: row.last_result === null ? null : (JSON.parse(row.last_result) as LastResult),
  sequence: row.sequence,
  position: row.position,
  updated: row.updated,
});

export function accountState(db: Database, account: string): AccountState | undefined {
  const row = db.get<Row>('SELECT * FROM visavis_accounts WHERE account = ?', account);
  return row && fromRow(row);
}

export function saveAccountState(db: Database, state: AccountState): void {
  db.run(
    'INSERT OR REPLACE INTO visavis_accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    state.account,
    state.verified ? 1 : 0,
    state.verifiedAt,
    state.verification,
    state.status,
    state.hold && JSON.stringify(state.hold),
    state.lastResult && JSON.stringify(state.lastResult),
    state.sequence,
    state.position,
    state.updated,
  );
}

/** Within a verification the sequence decides; a later verification is known by its position. */
export function isNewer(event: VisavisEvent, known: AccountState | undefined): boolean {
  if (!known) return true;
  if (event.verification === known.verification) return event.sequence > known.sequence;
  return event.position > known.position;
}

export function stateAfter(
  event: VisavisEvent,
  known: AccountState | undefined,
  now: Date,
): AccountState {
  const { status, hold, last_result } = event.data;
  // Being asked again does not take the badge away; not passing does.
  const verified =
    status === 'verified' || (status !== 'not_verified' && (known?.verified ?? false));
  const passedNow = event.type === 'verification.verified';
  return {
    account: event.account,
    verified,
    verifiedAt: verified
      ? passedNow
        ? event.created
        : (known?.verifiedAt ?? event.created)
      : null,
    verification: event.verification,
    status,
    hold,
    lastResult: last_result,
    sequence: event.sequence,
    position: event.position,
    updated: now.toISOString(),
  };
}

export const deniedByKnownHold = (state: AccountState | undefined, action: Action): boolean =>
  state?.hold?.denied_actions.includes(action) ?? false;

export const hasBadge = (state: AccountState | undefined): boolean =>
  state !== undefined && state.verified && state.hold?.kind !== 'failed';
