import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { Site } from './site.ts';

let site: Site;
beforeEach(async () => {
  site = await Site.open();
});
afterEach(() => site.close());

test('forms from elsewhere are refused', async () => {
  const mei = await site.signedIn('mei');
  const amount = { amount: '1' };
  assert.equal((await mei.post('/earnings/withdraw', amount, 'https://evil.example')).status, 403);
  assert.equal((await mei.post('/earnings/withdraw', amount, 'null')).status, 403);
  assert.equal((await mei.post('/earnings/withdraw', amount, 'http://market.example')).status, 303);
});

test('the session cookie is signed, closed to scripts, and ends with signing out', async () => {
  const answer = await fetch(`${site.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: site.url },
    body: new URLSearchParams({ email: 'MEI@larkfold.example ', password: 'demo' }),
  });
  const [cookie = ''] = answer.headers.getSetCookie();
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, /SameSite=Lax/);
  const pair = cookie.split(';')[0] ?? '';
  const look = (value: string) =>
    fetch(`${site.url}/earnings`, { redirect: 'manual', headers: { cookie: value } });
  assert.equal((await look(pair)).status, 200);
  assert.equal(await look(pair).then((page) => page.headers.get('cache-control')), 'no-store');
  assert.equal((await look(pair.slice(0, -6) + 'AAAAA%3D')).status, 303);
  await fetch(`${site.url}/sign-out`, {
    method: 'POST',
    headers: { cookie: pair, origin: site.url },
  });
  assert.equal((await look(pair)).status, 303);
});

test('a wrong password does not say which part is wrong', async () => {
  const browser = site.browser();
  const wrong = await browser.post('/sign-in', { email: 'mei@larkfold.example', password: 'x' });
  const unknown = await browser.post('/sign-in', {
    email: 'nobody@larkfold.example',
    password: 'x',
  });
  assert.equal(wrong.status, 422);
  assert.equal(unknown.status, 422);
});

test('after signing in one stays on this site', async () => {
  assert.equal(await afterSignIn('/jobs/2'), '/jobs/2');
  for (const away of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
  ]) {
    const location = await afterSignIn(away);
    assert.equal(new URL(location ?? '', site.url).origin, site.url, away);
  }
});

async function afterSignIn(return_to: string): Promise<string | null> {
  const form = { email: 'mei@larkfold.example', password: 'demo', return_to };
  return (await site.browser().post('/sign-in', form)).location;
}

test('pages allow no inline code, and forms lead here or to Visavis', async () => {
  const page = await site.browser().get('/sign-in');
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self';/);
  assert.match(policy, /style-src 'self';/);
  assert(policy.includes(`form-action 'self' ${site.visavis.publicUrl}`));
  assert.match(policy, /frame-ancestors 'none'/);
  assert(!/<script(?! src)|<style| style=| on\w+=/.test(page.text));
  assert.equal(page.headers.get('referrer-policy'), 'same-origin');
});

test('pages for freelancers send visitors to sign in and back', async () => {
  const page = await site.browser().get('/settings/identity-verification');
  assert.equal(page.location, '/sign-in?return_to=%2Fsettings%2Fidentity-verification');
  assert.equal((await site.browser().get('/nothing')).status, 404);
  assert.equal((await site.browser().get('/jobs/x')).status, 404);
});
