import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeKeyFile } from '../oauth/service_account.ts';
import { readonlyScope } from '../workspace.ts';
import {
  askToken,
  client,
  goodClaims,
  googlesAuth,
  keyOf,
  nameOf,
  reasons,
  refusal,
  signedJwt,
  withEmulator,
} from './helpers.ts';

test("Google's library gets a token for a member of the Workspace", async () => {
  await withEmulator({}, async (emulator) => {
    const { token } = await googlesAuth(emulator).getAccessToken();
    assert.match(token ?? '', /^ya29\./);
    assert.equal(emulator.counts().token, 1);
  });
});

test('a JWT that is wrong in one thing is refused in the words of Google', async () => {
  await withEmulator({}, async (emulator) => {
    const key = keyOf(emulator);
    const good = goodClaims(emulator, key);
    const now = Number(good.iat);
    const ok = await askToken(emulator, signedJwt(key, good));
    assert.deepEqual([ok.status, ok.body.expires_in, ok.body.token_type], [200, 3599, 'Bearer']);
    const wrong: [string, object, number, string, RegExp][] = [
      ['issuer', { iss: 'who@x.example' }, 400, 'invalid_grant', /account not found/],
      ['subject', { sub: 'who@x.example' }, 400, 'invalid_grant', /Invalid email or User ID/],
      ['audience', { aud: 'https://x.example/token' }, 400, 'invalid_grant', /audience check/],
      ['too long', { exp: now + 3601 }, 400, 'invalid_grant', /short-lived/],
      ['expired', { iat: now - 7200, exp: now - 3700 }, 400, 'invalid_grant', /short-lived/],
      ['to come', { iat: now + 300, exp: now + 3600 }, 400, 'invalid_grant', /short-lived/],
      ['no times', { iat: undefined, exp: undefined }, 400, 'invalid_grant', /short-lived/],
      ['no scope', { scope: '' }, 400, 'invalid_scope', /Invalid OAuth scope/],
      ['unknown scope', { scope: 'meetings' }, 400, 'invalid_scope', /Invalid OAuth scope/],
      ['not delegated', { scope: readonlyScope }, 401, 'unauthorized_client', /unauthorized/],
    ];
    for (const [what, claims, status, error, description] of wrong) {
      const answer = await askToken(emulator, signedJwt(key, { ...good, ...claims }));
      assert.deepEqual([answer.status, answer.body.error], [status, error], what);
      assert.match(String(answer.body.error_description), description, what);
    }
  });
});

test('nothing but RS256 with a registered key is a signature', async () => {
  await withEmulator({}, async (emulator) => {
    const key = keyOf(emulator);
    const good = goodClaims(emulator, key);
    const strange = { ...makeKeyFile(emulator.tokenUrl), private_key_id: key.private_key_id };
    const attempts = [
      signedJwt(strange, good),
      signedJwt(key, good, { alg: 'none' }),
      signedJwt(key, good, { alg: 'HS256' }),
      signedJwt(key, good, { kid: 'another' }),
      signedJwt(key, good).slice(0, -10),
    ];
    for (const assertion of attempts) {
      const { status, body } = await askToken(emulator, assertion);
      assert.deepEqual([status, body.error_description], [400, 'Invalid JWT Signature.']);
    }
    const broken = await askToken(emulator, 'a.b');
    assert.deepEqual([broken.status, broken.body.error], [400, 'invalid_grant']);
    assert.equal((await askToken(emulator, signedJwt(key, good, { kid: undefined }))).status, 200);
  });
});

test('another grant type is not supported, and an assertion has to be there', async () => {
  await withEmulator({}, async (emulator) => {
    const ask = async (body: Record<string, string>) => {
      const response = await fetch(emulator.tokenUrl, {
        method: 'POST',
        body: new URLSearchParams(body),
      });
      return ((await response.json()) as { error: string }).error;
    };
    assert.equal(await ask({ grant_type: 'password' }), 'unsupported_grant_type');
    const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
    assert.equal(await ask({ grant_type }), 'invalid_request');
  });
});

test('a delegation that was taken away is an unauthorized client', async () => {
  await withEmulator({}, async (emulator) => {
    emulator.set({ delegation: false });
    const key = keyOf(emulator);
    const refused = await askToken(emulator, signedJwt(key, goodClaims(emulator, key)));
    assert.deepEqual([refused.status, refused.body.error], [401, 'unauthorized_client']);
    emulator.set({ delegation: true });
    const granted = await askToken(emulator, signedJwt(key, goodClaims(emulator, key)));
    assert.equal(granted.status, 200);
  });
});

test('the API refuses no token, a strange one and one whose hour is over', async () => {
  await withEmulator({ clock: 'manual' }, async (emulator) => {
    const key = keyOf(emulator);
    const { body } = await askToken(emulator, signedJwt(key, goodClaims(emulator, key)));
    const ask = async (authorization?: string) => {
      const headers = authorization ? { authorization } : {};
      const response = await fetch(`${emulator.url}/v2/conferenceRecords`, { headers });
      const answer = (await response.json()) as {
        error?: { status: string; details: { reason: string }[] };
      };
      return [response.status, answer.error?.status, answer.error?.details[0]?.reason];
    };
    const good = `Bearer ${String(body.access_token)}`;
    assert.deepEqual(await ask(), [401, 'UNAUTHENTICATED', 'CREDENTIALS_MISSING']);
    assert.deepEqual(await ask('Bearer x'), [401, 'UNAUTHENTICATED', 'ACCESS_TOKEN_INVALID']);
    assert.equal((await ask(good))[0], 200);
    emulator.advance(3599_000);
    assert.deepEqual(await ask(good), [401, 'UNAUTHENTICATED', 'ACCESS_TOKEN_EXPIRED']);
  });
});

test('a scope is for what it is for', async () => {
  await withEmulator({ scopes: [readonlyScope] }, async (emulator) => {
    const meet = client(emulator, googlesAuth(emulator, { scopes: [readonlyScope] }));
    const told = await refusal(meet.spaces.create({ requestBody: {} }));
    assert.deepEqual([told.code, told.status], [403, 'PERMISSION_DENIED']);
    assert.deepEqual(reasons(told), ['ACCESS_TOKEN_SCOPE_INSUFFICIENT']);
    await meet.conferenceRecords.list();
  });
});

test('a service account that acts for nobody gets a token, and nothing with it', async () => {
  await withEmulator({}, async (emulator) => {
    const key = keyOf(emulator);
    const own = { ...goodClaims(emulator, key), sub: undefined };
    const { status, body } = await askToken(emulator, signedJwt(key, own));
    assert.equal(status, 200);
    const headers = { authorization: `Bearer ${String(body.access_token)}` };
    const answer = await fetch(`${emulator.url}/v2/conferenceRecords`, { headers });
    const { error } = (await answer.json()) as { error: { status: string } };
    assert.deepEqual([answer.status, error.status], [403, 'PERMISSION_DENIED']);
  });
});

test('an API that was never enabled says where to enable it', async () => {
  await withEmulator({}, async (emulator) => {
    const meet = client(emulator);
    emulator.set({ apiEnabled: false });
    const told = await refusal(meet.spaces.create({ requestBody: {} }));
    assert.deepEqual([told.code, reasons(told)], [403, ['SERVICE_DISABLED']]);
    emulator.set({ apiEnabled: true });
    assert.match(nameOf(await meet.spaces.create({ requestBody: {} })), /^spaces\//);
  });
});
