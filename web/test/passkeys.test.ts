import type { CDPSession } from 'playwright-core';
import { expect, test } from 'vitest';
import type { PasskeySigned } from '../src/shared/api/types';
import { examine, examinedLooks, type Look, looks, pages, signIn, type Visitor } from './browser';
import type { MockService } from './mock_server';

// Passkeys of staff, with the browser's own stand-in for an authenticator.

let service: MockService;
let url: string;
const newVisitor = pages((made, at) => {
  // Browsers give no passkeys to an address in figures.
  [service, url] = [made, at.replace('127.0.0.1', 'localhost')];
});

const factor = '/console/second-factor';
const challenge = 'AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcY';
const codes = ['k7m2p-9xq4r-0a1bc-7d8ef'];
const mine = { id: 'passkey_1', name: 'Work laptop', added: '2026-11-20T09:00:00.000Z' };
const setUp = {
  proven: true,
  totp_since: null,
  recovery_codes_left: 10,
  passkeys: [],
  password_first: false,
};

async function plugIn(page: Visitor['page']): Promise<{ cdp: CDPSession; authenticator: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, authenticator: authenticatorId };
}

async function atSecurity(look: Look = looks.desktop): Promise<Visitor['page']> {
  const { page } = await newVisitor(look);
  await signIn(page, url);
  await page.getByTestId('nav-security').click();
  await page.getByTestId('passkeys').waitFor();
  return page;
}

/** As the service answers; gives the credential that was made. */
function takesPasskeys(): void {
  const known: string[] = [];
  service.when(`POST ${factor}/passkeys/options`, () => ({
    challenge,
    rp_id: 'localhost',
    user: 'AQ',
    user_name: 'jonas@market.example',
    algorithms: [-7, -8, -257],
    known,
  }));
  service.when(`POST ${factor}/passkeys`, ({ name }) => {
    service.setUp = { ...setUp, passkeys: [{ ...mine, name: String(name), used: null }] };
    return { codes };
  });
}

function clientDataIn(text: unknown): object {
  return JSON.parse(Buffer.from(String(text), 'base64url').toString()) as object;
}

async function adds(page: Visitor['page']): Promise<void> {
  await page.getByTestId('add-passkey').click();
  await page.getByTestId('passkey-name').fill('Work laptop');
  await page.getByTestId('make-passkey').click();
  await page.getByTestId('shown-codes').waitFor();
}

/** What the authenticator has, as the service would know it. */
async function credentialIn(cdp: CDPSession, authenticatorId: string): Promise<string> {
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
  const [one] = credentials;
  return Buffer.from(one?.credentialId ?? '', 'base64').toString('base64url');
}

test.each(examinedLooks)('every state is clean: $name', async (look) => {
  takesPasskeys();
  const page = await atSecurity(look);
  await plugIn(page);
  await page.getByTestId('add-passkey').click();
  await page.getByTestId('passkey-name').fill('Work laptop');
  await examine(page, `console-passkey-add-${look.name}`);
  await page.getByTestId('make-passkey').click();
  await page.getByTestId('passkey').waitFor();
  await page.getByTestId('codes-saved').click();
  await page.getByTestId('session').first().waitFor();
  await examine(page, `console-passkeys-${look.name}`);
});

test('a passkey is made as the service asks, and named by its owner', async () => {
  takesPasskeys();
  const page = await atSecurity();
  await plugIn(page);
  await adds(page);
  const [said] = service.said(`POST ${factor}/passkeys`);
  expect(said?.['name']).toBe('Work laptop');
  expect(clientDataIn(said?.['client_data'])).toMatchObject({
    type: 'webauthn.create',
    challenge,
    origin: url,
  });
  // Its head: the hash of whom it is for, flags (somebody is there, is verified, a key follows), the count.
  const data = Buffer.from(String(said?.['authenticator_data']), 'base64url');
  expect((data[32] ?? 0) & 0x45).toBe(0x45);
  expect(await page.getByTestId('passkey').textContent()).toContain('Work laptop');
});

test('it signs in the second step, and another way stays open', async () => {
  takesPasskeys();
  const page = await atSecurity();
  const { cdp, authenticator } = await plugIn(page);
  await adds(page);
  const credential = await credentialIn(cdp, authenticator);
  service.when('POST /console/session', () => ({
    staff: null,
    second_step: { totp: false, passkeys: true, recovery_codes: true },
  }));
  service.when('POST /console/session/passkey/options', () => ({
    challenge,
    rp_id: 'localhost',
    credentials: [credential],
  }));
  service.when('POST /console/session/passkey', () => ({
    staff: service.console.staff,
    second_factor: true,
  }));
  await page.getByTestId('sign-out').click();
  await page.getByTestId('email').fill('jonas@market.example');
  await page.getByTestId('password').fill('correct horse');
  await page.getByTestId('sign-in').click();
  await page.getByTestId('screen-second_step').waitFor();
  await page.getByTestId('use-recovery').click();
  await page.getByTestId('code').waitFor();
  await page.getByTestId('use-a-passkey').click();
  service.refuse('POST /console/session/passkey', { status: 422, code: 'passkey_refused' });
  await page.getByTestId('use-passkey').click();
  await page.getByTestId('passkey-error').waitFor();
  await page.getByTestId('use-passkey').click();
  await page.getByTestId('nav-desk').waitFor();
  const signed = service.said('POST /console/session/passkey').at(-1) as unknown as PasskeySigned;
  expect(signed.credential).toBe(credential);
  expect(clientDataIn(signed.client_data)).toMatchObject({
    type: 'webauthn.get',
    challenge,
    origin: url,
  });
  expect(signed.signature.length).toBeGreaterThan(60);
});

test('who has no such passkey here is told so', async () => {
  service.setUp = {
    ...setUp,
    proven: false,
    recovery_codes_left: 3,
    password_first: false,
    passkeys: [{ ...mine, used: null }],
  };
  service.when(`POST ${factor}/passkey/options`, () => ({
    challenge,
    rp_id: 'localhost',
    credentials: ['AQ'],
  }));
  const { page } = await newVisitor(looks.desktop);
  await signIn(page, url);
  await plugIn(page);
  await page.getByTestId('nav-security').click();
  await page.getByTestId('use-passkey').click();
  await page.getByTestId('passkey-error').waitFor();
  expect(await page.getByTestId('code').count()).toBe(1);
});

test('one is removed after a question', async () => {
  service.setUp = { ...setUp, passkeys: [{ ...mine, used: '2026-11-22T09:00:00.000Z' }] };
  service.when(`DELETE ${factor}/passkeys/passkey_1`, () => {
    service.setUp = { ...setUp, recovery_codes_left: 0 };
  });
  const page = await atSecurity();
  expect(await page.getByTestId('passkey').textContent()).toContain('Last used on');
  await page.getByTestId('remove-passkey').click();
  await page.getByTestId('remove-passkey-go').click();
  await expect.poll(() => page.getByTestId('passkey').count()).toBe(0);
});
