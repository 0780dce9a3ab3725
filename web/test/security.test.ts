import { expect, test } from 'vitest';
import { examine, examinedLooks, type Look, looks, pages, signIn, type Visitor } from './browser';
import type { MockService } from './mock_server';

// The second factor of staff: on the way in, and on the page where it is set up.

let service: MockService;
let url: string;
const newVisitor = pages((made, at) => {
  [service, url] = [made, at];
});

const factor = '/console/second-factor';
const codes = ['k7m2p-9xq4r-0a1bc-7d8ef', 'a1b2c-3d4e5-f6g7h-8j9k0'];
const secondStep = { totp: true, passkeys: false, recovery_codes: true };
const setUp = {
  proven: true,
  totp_since: '2026-11-20T09:00:00.000Z',
  recovery_codes_left: 9,
  passkeys: [],
  password_first: false,
};

async function atSecondStep(look: Look = looks.desktop): Promise<Visitor['page']> {
  const { page } = await newVisitor(look);
  service.when('POST /console/session', () => ({ staff: null, second_step: secondStep }));
  await page.goto(`${url}/console`);
  await page.getByTestId('email').fill('jonas@market.example');
  await page.getByTestId('password').fill('correct horse');
  await page.getByTestId('sign-in').click();
  await page.getByTestId('screen-second_step').waitFor();
  return page;
}

async function atSecurity(): Promise<Visitor['page']> {
  const { page } = await newVisitor(looks.desktop);
  await signIn(page, url);
  await page.getByTestId('nav-security').click();
  await page.getByTestId('screen-security').waitFor();
  return page;
}

/** As the service answers: from then on it is set up. */
function confirms(): void {
  service.when(`POST ${factor}/totp`, () => ({
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    url: 'otpauth://totp/Visavis:jonas',
    qr: { modules: 21, path: 'M4 4h7v1h-7z' },
  }));
  service.when(`POST ${factor}/totp/confirm`, () => {
    service.setUp = { ...setUp, recovery_codes_left: 10 };
    return { codes };
  });
}

test.each(examinedLooks)('every state is clean: $name', async (look) => {
  const step = await atSecondStep(look);
  await examine(step, `console-second_step-${look.name}`);
  service.refuse('POST /console/session/code', { status: 422, code: 'wrong_code' });
  await step.getByTestId('code').fill('123456');
  await step.getByTestId('send-code').click();
  await step.getByTestId('code-error').waitFor();
  await examine(step, `console-second_step-wrong-${look.name}`);

  service.when('POST /console/session', () => ({ staff: null, second_step: null }));
  confirms();
  await step.getByTestId('code').fill('654321');
  await step.getByTestId('send-code').click();
  await step.getByTestId('screen-desk').waitFor();
  await step.getByTestId('nav-security').click();
  await step.getByTestId('begin-app').waitFor();
  await examine(step, `console-security-none-${look.name}`);
  await step.getByTestId('begin-app').click();
  await step.getByTestId('app-qr').waitFor();
  await examine(step, `console-security-app-${look.name}`);
  await step.getByTestId('code').fill('654321');
  await step.getByTestId('send-code').click();
  await step.getByTestId('shown-codes').waitFor();
  await step.getByTestId('session').first().waitFor();
  await examine(step, `console-security-codes-${look.name}`);
});

test('the code is asked for after the password, and in the right kind of field', async () => {
  const page = await atSecondStep();
  const field = page.getByTestId('code');
  expect(await field.getAttribute('autocomplete')).toBe('one-time-code');
  expect(await field.getAttribute('inputmode')).toBe('numeric');
  await page.getByTestId('send-code').click();
  expect(await page.getByTestId('code-error').textContent()).toBe('Please enter a code.');
  await field.fill(' 123 456 ');
  await page.getByTestId('send-code').click();
  await page.getByTestId('screen-desk').waitFor();
  expect(service.said('POST /console/session/code')).toEqual([{ code: '123 456' }]);
});

test('a recovery code will do, and one can turn back', async () => {
  const page = await atSecondStep();
  await page.getByTestId('use-recovery').click();
  expect(await page.getByTestId('code').getAttribute('autocomplete')).toBe('off');
  await page.getByTestId('use-totp').click();
  await page.getByTestId('use-recovery').click();
  await page.getByTestId('code').fill('k7m2p-9xq4r-0a1bc-7d8ef');
  await page.getByTestId('send-code').click();
  await page.getByTestId('screen-desk').waitFor();
  expect(service.said('POST /console/session/code')).toEqual([{ code: 'k7m2p-9xq4r-0a1bc-7d8ef' }]);
});

test('who took too long signs in again, and is told why', async () => {
  const page = await atSecondStep();
  service.refuse('POST /console/session/code', { status: 401, code: 'sign_in_over' });
  await page.getByTestId('code').fill('123456');
  await page.getByTestId('send-code').click();
  await page.getByTestId('screen-sign_in').waitFor();
  expect(await page.getByTestId('sign-in-error').textContent()).toContain('too long');
  expect(await page.getByTestId('password').inputValue()).toBe('');
});

test('an app is set up with a first code, and the recovery codes are shown once', async () => {
  confirms();
  const page = await atSecurity();
  await page.getByTestId('begin-app').click();
  expect(await page.getByTestId('app-secret').textContent()).toBe(
    'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ',
  );
  service.refuse(`POST ${factor}/totp/confirm`, { status: 422, code: 'wrong_code' });
  await page.getByTestId('code').fill('111111');
  await page.getByTestId('send-code').click();
  await page.getByTestId('code-error').waitFor();
  await page.getByTestId('code').fill('222222');
  await page.getByTestId('send-code').click();
  await page.getByTestId('shown-codes').waitFor();
  expect(await page.getByTestId('recovery-code').allTextContents()).toEqual(codes);
  expect(await page.getByTestId('codes-left').textContent()).toContain('10 codes');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByTestId('copy-codes').click();
  await expect.poll(() => page.getByTestId('codes-said').textContent()).toBe('Copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(codes.join('\n'));
  await page.getByTestId('codes-saved').click();
  expect(await page.getByTestId('shown-codes').count()).toBe(0);
});

test('what is set up is removed, and codes are made anew, only after a question', async () => {
  service.setUp = { ...setUp };
  service.when(`POST ${factor}/recovery-codes`, () => ({ codes }));
  const page = await atSecurity();
  await page.getByTestId('new-codes').click();
  await page.getByTestId('new-codes-back').click();
  expect(service.said(`POST ${factor}/recovery-codes`)).toEqual([]);
  await page.getByTestId('new-codes').click();
  await page.getByTestId('new-codes-go').click();
  await page.getByTestId('shown-codes').waitFor();
  service.when(`DELETE ${factor}/totp`, () => {
    service.setUp = { ...setUp, totp_since: null, recovery_codes_left: 0 };
  });
  await page.getByTestId('remove-app').click();
  await page.getByTestId('remove-app-go').click();
  await expect.poll(() => page.getByTestId('begin-app').textContent()).toContain('Set up');
});

test('sessions are told apart, and end one by one or all but this', async () => {
  service.setUp = { ...setUp };
  service.when('DELETE /console/sessions/session_1', () => {
    service.sessions = service.sessions.filter(({ current }) => current);
  });
  const page = await atSecurity();
  const listed = page.getByTestId('session');
  await listed.first().waitFor();
  const said = await listed.allTextContents();
  expect(said[0]).toContain('Chrome on Windows');
  expect(said[1]).toContain('Unknown browser');
  expect(said[1]).toContain('This browser');
  expect(await page.getByTestId('end-session').count()).toBe(1);
  await page.getByTestId('end-session').click();
  await expect.poll(() => listed.count()).toBe(1);
  expect(await page.getByTestId('end-others').count()).toBe(0);
});

test('a session from before the factor proves it once', async () => {
  service.setUp = { ...setUp, proven: false };
  service.when(`POST ${factor}/code`, () => {
    service.setUp = { ...setUp };
    return {};
  });
  const page = await atSecurity();
  await page.getByTestId('prove').waitFor();
  expect(await page.getByTestId('sessions').count()).toBe(0);
  await page.getByTestId('code').fill('123456');
  await page.getByTestId('send-code').click();
  await page.getByTestId('sessions').waitFor();
});

test('in a session that was left open the password is typed before the first factor', async () => {
  service.setUp = { ...setUp, proven: false, totp_since: null, password_first: true };
  const page = await atSecurity();
  await page.getByTestId('password-again').waitFor();
  expect(await page.getByTestId('begin-app').count()).toBe(0);
  await examine(page, 'console-security-password');
  service.refuse(`POST ${factor}/password`, { status: 401, code: 'wrong_credentials' });
  await page.getByTestId('send-password').click();
  await page.getByTestId('password-error').waitFor();
  await page.getByTestId('password').fill('not it');
  await page.getByTestId('send-password').click();
  await expect
    .poll(() => page.getByTestId('password-error').textContent())
    .toBe('That isn’t your password.');
  service.when(`POST ${factor}/password`, () => {
    service.setUp = { ...service.setUp, password_first: false };
  });
  await page.getByTestId('password').fill('correct horse');
  await page.getByTestId('send-password').click();
  await page.getByTestId('begin-app').waitFor();
  expect(service.said(`POST ${factor}/password`)).toContainEqual({ password: 'correct horse' });
});
