import { ask } from '../../shared/api/http';
import type {
  OwnSession,
  PasskeyAsked,
  PasskeyMade,
  PasskeySigned,
  PasskeyWanted,
  RecoveryCodes,
  SecondFactorSetUp,
  StaffSessions,
  TotpBegun,
} from '../../shared/api/types';

// What the security page asks of the service.

const factor = '/console/second-factor';

export function seeSetUp(): Promise<SecondFactorSetUp> {
  return ask('GET', factor);
}

export function proveWithCode(code: string): Promise<unknown> {
  return ask('POST', `${factor}/code`, { code });
}

/** In a session that began a while ago, before a first factor is set up. */
export function typePassword(password: string): Promise<void> {
  return ask('POST', `${factor}/password`, { password });
}

export function beginTotp(): Promise<TotpBegun> {
  return ask('POST', `${factor}/totp`);
}

/** The first recovery codes; none where there are some. */
export async function confirmTotp(code: string): Promise<string[]> {
  return (await ask<RecoveryCodes>('POST', `${factor}/totp/confirm`, { code })).codes;
}

export function removeTotp(): Promise<void> {
  return ask('DELETE', `${factor}/totp`);
}

export async function makeRecoveryCodes(): Promise<string[]> {
  return (await ask<RecoveryCodes>('POST', `${factor}/recovery-codes`)).codes;
}

export function wantPasskey(): Promise<PasskeyWanted> {
  return ask('POST', `${factor}/passkeys/options`);
}

/** The first recovery codes; none where there are some. */
export async function addPasskey(made: PasskeyMade): Promise<string[]> {
  return (await ask<RecoveryCodes>('POST', `${factor}/passkeys`, made)).codes;
}

export function removePasskey(id: string): Promise<void> {
  return ask('DELETE', `${factor}/passkeys/${encodeURIComponent(id)}`);
}

export function askPasskey(): Promise<PasskeyAsked> {
  return ask('POST', `${factor}/passkey/options`);
}

export function proveWithPasskey(signed: PasskeySigned): Promise<unknown> {
  return ask('POST', `${factor}/passkey`, signed);
}

export async function seeSessions(): Promise<OwnSession[]> {
  return (await ask<StaffSessions>('GET', '/console/sessions')).sessions;
}

export function endSession(id: string): Promise<void> {
  return ask('DELETE', `/console/sessions/${encodeURIComponent(id)}`);
}

export function endOtherSessions(): Promise<void> {
  return ask('DELETE', '/console/sessions');
}
