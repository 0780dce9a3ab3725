import assert from 'node:assert/strict';
import { createSign } from 'node:crypto';
import { type meet_v2, meet } from '@googleapis/meet';
import { JWT } from 'google-auth-library';
import { MeetEmulator } from '../emulator.ts';
import { type KeyFile, makeKeyFile } from '../oauth/service_account.ts';
import { createdScope } from '../workspace.ts';
import type { Options } from '../world.ts';

export const organiser = 'organiser1@workspace.example';
export const otherOrganiser = 'organiser2@workspace.example';
export const rita = 'rita@workspace.example';

/** An emulator for one test. */
export async function withEmulator(
  options: Options,
  use: (emulator: MeetEmulator) => Promise<void>,
): Promise<void> {
  const emulator = await MeetEmulator.listen(options);
  try {
    await use(emulator);
  } finally {
    await emulator.close();
  }
}

let madeKey: KeyFile | undefined;

/** One key for all tests of a file: making one takes longer than everything else. */
export function keyOf(emulator: MeetEmulator): KeyFile {
  madeKey ??= makeKeyFile(emulator.tokenUrl);
  emulator.registerKey(madeKey);
  return madeKey;
}

/** Google's own way to a token; only the address of its token endpoint is another one. */
export function googlesAuth(
  emulator: MeetEmulator,
  { key = keyOf(emulator), subject = organiser, scopes = [createdScope] } = {},
): JWT {
  const auth = new JWT({
    email: key.client_email,
    key: key.private_key,
    keyId: key.private_key_id,
    scopes,
    subject,
    additionalClaims: { aud: emulator.tokenUrl },
  });
  auth.transporter.interceptors.request.add({
    resolved: async (request) => {
      if (request.url.host === 'oauth2.googleapis.com') request.url = new URL(emulator.tokenUrl);
      return request;
    },
  });
  return auth;
}

/** Google's generated client. It does not try again: every answer is to be seen. */
export function client(emulator: MeetEmulator, auth = googlesAuth(emulator)): meet_v2.Meet {
  return meet({ version: 'v2', rootUrl: `${emulator.url}/`, auth, retryConfig: { retry: 0 } });
}

export interface Told {
  code: number;
  status: string;
  message: string;
  details: { '@type': string; reason?: string; fieldViolations?: { field?: string }[] }[];
}

/** What the client was told instead of an answer. */
export async function refusal(answer: Promise<unknown>): Promise<Told> {
  try {
    await answer;
  } catch (error) {
    const { response } = error as { response?: { status: number; data: { error: Told } } };
    assert.ok(response, `no answer, but ${String(error)}`);
    const told = response.data.error;
    assert.equal(told.code, response.status);
    return told;
  }
  return assert.fail('nothing was refused');
}

export function reasons({ details }: Told): (string | undefined)[] {
  return details.map(({ reason }) => reason);
}

export function fields({ details }: Told): (string | undefined)[] {
  return details.flatMap(({ fieldViolations }) =>
    (fieldViolations ?? []).map(({ field }) => field),
  );
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** A JWT by hand, for what Google's library would never send. */
export function signedJwt(key: KeyFile, claims: object, header: object = {}): string {
  const head = part({ alg: 'RS256', typ: 'JWT', kid: key.private_key_id, ...header });
  const signed = `${head}.${part(claims)}`;
  const signature = createSign('RSA-SHA256').update(signed).sign(key.private_key, 'base64url');
  return `${signed}.${signature}`;
}

export function goodClaims(emulator: MeetEmulator, key: KeyFile): Record<string, unknown> {
  const iat = Math.floor(emulator.now() / 1000);
  return {
    iss: key.client_email,
    sub: organiser,
    scope: createdScope,
    aud: emulator.tokenUrl,
    iat,
    exp: iat + 3600,
  };
}

export async function askToken(
  emulator: MeetEmulator,
  assertion: string,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const body = new URLSearchParams({ grant_type, assertion });
  const response = await fetch(emulator.tokenUrl, { method: 'POST', body });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** A request by hand, with a good token, for what Google's client would never send. */
export async function raw(
  emulator: MeetEmulator,
  verb: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Record<string, unknown> & { error?: Told } }> {
  const key = keyOf(emulator);
  const token = await askToken(emulator, signedJwt(key, goodClaims(emulator, key)));
  const response = await fetch(`${emulator.url}/v2/${path}`, {
    method: verb,
    headers: { authorization: `Bearer ${String(token.body.access_token)}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
  return { status: response.status, body: json };
}

/** A space's name; every space has one. */
export function nameOf(space: { data: { name?: string | null } }): string {
  assert.ok(space.data.name);
  return space.data.name;
}
