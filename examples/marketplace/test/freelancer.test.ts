import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { Site, accounts } from './site.ts';
import type { Browser } from './site.ts';

let site: Site;
beforeEach(async () => {
  site = await Site.open();
});
afterEach(() => site.close());

const identity = '/settings/identity-verification';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const upload = (bytes: Buffer) => {
  const form = new FormData();
  form.set('photo', new File([new Uint8Array(bytes)], 'me.png', { type: 'image/png' }));
  return form;
};
const proposal = { text: 'I would begin with the pier.', rate: '55' };
const balance = (text: string) =>
  Number(/data-testid="balance" data-cents="(-?\d+)"/.exec(text)?.[1]);
const idOf = (text: string, name: string) => new RegExp(`data-${name}="(\\d+)"`).exec(text)?.[1];

test('the first proposal is kept, verified for, and sent with one click', async () => {
  const noor = await site.signedIn('noor');
  const held = await noor.post('/jobs/1/proposals', proposal);
  assert.equal(held.status, 403);
  assert(held.has('denied') && held.has('draft-kept') && held.has('banner'));
  assert.match(held.text, /Identity verification is required\./);
  const asked = site.visavis.of(accounts.noor);
  assert.equal(asked.trigger, 'first_proposal');
  assert.equal(asked.return_url, `http://market.example${identity}`);
  assert.deepEqual(asked.profile, {
    name: 'Noor Haddad',
    photo_url: 'http://market.example/avatars/marigold.png',
    title: 'Interface designer',
    country: 'JO',
    skills: ['UX research', 'Figma', 'Mobile design', 'Arabic typography'],
    work: [{ title: 'Product designer', company: 'Tamr Delivery', from: '2021-04', to: '2026-08' }],
    education: [{ degree: 'BA Visual Communication', school: 'Amman Design School', year: '2020' }],
  });
  assert.deepEqual(asked.contact, { email: 'noor@larkfold.example', language: 'en' });

  // Another proposal, and the same one again: kept, refused, nobody asked twice.
  assert.equal((await noor.post('/jobs/2/proposals', proposal)).status, 403);
  assert.equal(
    (await noor.post('/jobs/1/proposals', { ...proposal, text: 'Better words.' })).status,
    403,
  );
  assert.equal(site.visavis.verifications.length, 1);
  assert.deepEqual(site.statuses('noor'), { draft: 2 });

  site.visavis.pass(accounts.noor);
  await site.visavis.deliver(site.visavis.events.at(-1)!);
  // Back from the call, the proposals that wait are one press away.
  const verified = await noor.get(identity);
  const card =
    /data-testid="verification-status"[\s\S]*?<\/section>/.exec(verified.text)?.[0] ?? '';
  assert.equal(card.match(/>\s*Send now/g)?.length, 2);
  assert.equal(card.match(/action="\/proposals\/\d+\/send"/g)?.length, 2);
  assert(!verified.has('drafts-ready'), 'said once');
  const list = await noor.get('/proposals');
  assert(!list.has('banner') && list.has('draft-send'));
  assert.match(list.text, /Better words\./);
  const id = idOf(list.text, 'proposal');
  assert.equal(
    (await noor.post(`/proposals/${id}/send`)).location,
    '/proposals?notice=proposal-sent',
  );
  assert.equal((await noor.post(`/proposals/${id}/send`)).status, 303);
  assert.deepEqual(site.statuses('noor'), { active: 1, draft: 1 });
  assert.equal(site.visavis.verifications.length, 1);
  assert((await noor.get('/freelancers/1')).has('verified-badge'));
});

test('a canceled first verification is not asked for again', async () => {
  const noor = await site.signedIn('noor');
  await noor.post('/jobs/1/proposals', proposal);
  const trust = await site.signedIn('trust');
  await trust.post(`/trust/${accounts.noor}/cancel`);
  assert.equal((await noor.post('/jobs/1/proposals', proposal)).status, 303);
  assert.deepEqual(site.statuses('noor'), { active: 1 });
});

test('who has sent proposals before is not asked at the next', async () => {
  const mei = await site.signedIn('mei');
  assert.equal((await mei.post('/jobs/1/proposals', proposal)).status, 303);
  assert.equal(site.visavis.verifications.length, 0);
});

test('a proposal not right yet comes back with what was written', async () => {
  const mei = await site.signedIn('mei');
  const page = await mei.post('/jobs/1/proposals', { text: `<b onload="x">&`, rate: 'much' });
  assert.equal(page.status, 422);
  assert(page.has('form-errors'));
  assert(page.text.includes('&lt;b onload=&quot;x&quot;&gt;&amp;</textarea>'));
  assert(!page.text.includes('<b onload'));
});

/** Every gated action, as its form sends it, and whether it has left a trace. */
const gated: Record<string, (browser: Browser) => ReturnType<Browser['post']>> = {
  submit_proposal: (browser) => browser.post('/jobs/4/proposals', proposal),
  change_profile_photo: (browser) => browser.post('/settings/photo/choose', { portrait: 'pine' }),
  withdraw_earnings: (browser) => browser.post('/earnings/withdraw', { amount: '10' }),
  accept_direct_hire: (browser) => browser.post('/offers/1/accept'),
  work_on_contract: (browser) => browser.post('/contracts/2/work', { note: 'Tests', hours: '2.5' }),
};

test("failed: all but existing contracts is refused, on Visavis's word alone", async () => {
  const bruno = await site.signedIn('bruno');
  site.visavis.require(accounts.bruno);
  site.visavis.fail(accounts.bruno); // no webhook has come
  const before = balance((await bruno.get('/earnings')).text);
  for (const [action, send] of Object.entries(gated)) {
    const page = await send(bruno);
    if (action === 'work_on_contract') assert.equal(page.status, 303);
    else {
      assert.equal(page.status, 403, action);
      assert(page.text.includes(`data-action="${action}"`) && page.has('denied-settings-link'));
      assert.match(page.text, /Identity verification was not passed\./);
    }
    assert(
      site.visavis.requests.includes(`GET /v1/accounts/lf_1003/permissions/${action}`),
      action,
    );
  }
  assert.equal(balance((await bruno.get('/earnings')).text), before + 2.5 * 9000);
  assert.match(
    (await bruno.get('/contracts')).text,
    /data-testid="offer" data-offer="1" data-status="open"/,
  );
  assert.match((await bruno.get('/settings/photo')).text, /avatars\/sage\.png" alt="You/);
  assert.equal((await bruno.post('/offers/1/decline')).status, 303);
});

test('nothing held: everything is done', async () => {
  const bruno = await site.signedIn('bruno');
  for (const [action, send] of Object.entries(gated)) {
    assert.equal((await send(bruno)).status, 303, action);
  }
  assert.deepEqual(site.statuses('bruno'), { active: 4 });
  assert.match((await bruno.get('/contracts')).text, /data-offer="1" data-status="accepted"/);
});

test('Visavis away: what needs its word waits, agreed work goes on', async () => {
  const bruno = await site.signedIn('bruno');
  site.visavis.failWith = 503;
  for (const [action, send] of Object.entries(gated)) {
    const page = await send(bruno);
    assert.equal(page.status, action === 'work_on_contract' ? 303 : 503, action);
    if (page.status === 503) assert(page.has('unavailable') && page.headers.get('retry-after'));
  }
  assert.deepEqual(site.statuses('bruno'), { active: 3, draft: 1 });
  const noor = await site.signedIn('noor');
  const page = await noor.post('/jobs/1/proposals', proposal);
  assert.equal(page.status, 503);
  assert(page.has('draft-kept'));
});

test('a hold that comes between the answer and the act is not overlooked', async () => {
  const bruno = await site.signedIn('bruno');
  let struck = false;
  site.visavis.onAnswer = async (line) => {
    if (!line.includes('permissions/') || struck) return;
    struck = true; // "allowed" is on its way, and the webhook of a failure overtakes it
    site.visavis.require(accounts.bruno);
    site.visavis.fail(accounts.bruno);
    await site.visavis.deliver(site.visavis.events.at(-1)!);
  };
  const page = await bruno.post('/jobs/4/proposals', proposal);
  assert.equal(page.status, 403);
  assert.deepEqual(site.statuses('bruno'), { cancelled: 3, draft: 1 });
});

test('search shows whom Visavis lets appear; without Visavis, the last hold decides', async () => {
  const visitor = site.browser();
  assert(found((await visitor.get('/search')).text).includes(accounts.bruno));
  site.visavis.require(accounts.bruno);
  site.visavis.fail(accounts.bruno);
  assert(!found((await visitor.get('/search')).text).includes(accounts.bruno));
  site.visavis.failWith = 503;
  assert(found((await visitor.get('/search')).text).includes(accounts.bruno));
  await site.visavis.deliverAll();
  assert(!found((await visitor.get('/search')).text).includes(accounts.bruno));
  assert.deepEqual(found((await visitor.get('/search?q=watercolour')).text), [accounts.mei]);
});

const found = (text: string) =>
  [...text.matchAll(/data-testid="search-result" data-account="(\w+)"/g)].map(
    ([, account]) => account,
  );

test('a booked time and an appeal that waits are told, each as long as it counts', async () => {
  const bruno = await site.signedIn('bruno');
  const { id } = site.visavis.require(accounts.bruno);
  await site.visavis.deliverAll();
  assert(!(await bruno.get(identity)).has('booked'));
  site.visavis.of(accounts.bruno).slot = { at: '2026-12-01T09:00:00.000Z' };
  const booked = await bruno.get(identity);
  assert.match(booked.text, /Your call is booked for/);
  assert.match(booked.text, /2026-12-01T09:00:00/);
  site.visavis.waiting(accounts.bruno);
  const waiting = await bruno.get(identity);
  assert(waiting.has('booked'));
  assert(!waiting.text.includes('Keep the queue page open'), 'only that page knows');
  site.visavis.fail(accounts.bruno);
  const failed = await bruno.get(identity);
  assert(!failed.has('booked') && !failed.has('appeal-waits'), id);
  site.visavis.appeal(accounts.bruno);
  const appealed = await bruno.get(identity);
  assert(appealed.has('appeal-waits'));
  assert(!appealed.text.includes('or appeal'));
  assert.match(appealed.text, /Another call also settles your appeal/);
  await bruno.post(`${identity}/retry`);
  site.visavis.grantAppeal(accounts.bruno);
  const granted = await bruno.get(identity);
  assert(granted.has('appeal-granted') && !granted.has('appeal-waits'));
});

test('Settings tells the status, the limits, the date, and leads to the call', async () => {
  const ines = await site.signedIn('ines');
  const nothing = await ines.get(identity);
  assert.match(nothing.text, /data-status="none"/);
  assert(!nothing.has('banner') && !nothing.has('verify-button'));

  await site.keepInStep(); // the demo asks for Inês and Bruno
  assert.deepEqual(
    site.visavis.verifications.map(({ account }) => account),
    [accounts.ines, accounts.bruno],
  );
  const asked = await ines.get(identity);
  assert.match(asked.text, /data-status="required" data-hold="pending"/);
  assert(asked.has('banner') && asked.has('deadline') && asked.has('verify-button'));
  assert.match(asked.text, /data-testid="limited"><li data-action="submit_proposal">/);
  assert(
    !site.visavis.requests.some((line) => line.startsWith('GET /v1/verifications/ver')),
    'no link minted',
  );

  const go = await ines.post(`${identity}/start`);
  assert.equal(go.status, 303);
  assert(go.location?.startsWith(`${site.visavis.publicUrl}/verify#lnk_ver_1_`));
  const again = await ines.post(`${identity}/start`);
  assert.notEqual(again.location, go.location, 'a fresh link each time');

  site.visavis.waiting(accounts.ines);
  assert.match((await ines.get(identity)).text, /Go back to the queue/);
  site.visavis.inconclusive(accounts.ines);
  const unclear = await ines.get(identity);
  assert.match(unclear.text, /data-outcome="inconclusive"/);
  assert.match(unclear.text, /data-reason="document_unreadable"/);
  site.visavis.inReview(accounts.ines);
  assert(!(await ines.get(identity)).has('verify-button'));
  assert((await ines.get(identity)).has('verification-page'), 'the way to the calls and the data');
  assert.match((await ines.post(`${identity}/start`)).location ?? '', /#lnk_ver_1_/);

  site.visavis.overdue(accounts.ines);
  site.visavis.failWith = 503;
  const away = await ines.get(identity);
  assert.equal(away.status, 200);
  assert(away.has('not-live'));
  assert.equal((await ines.post(`${identity}/start`)).status, 503);
});

test('the last result is told until something newer is', async () => {
  const bruno = await site.signedIn('bruno');
  site.visavis.require(accounts.bruno);
  site.visavis.leave(accounts.bruno);
  const left = await bruno.get(identity);
  assert.match(left.text, /Your last call: You left it/);
  assert(!left.text.includes('technical problem'), 'nothing broke off');

  site.visavis.review(accounts.bruno);
  assert(!(await bruno.get(identity)).has('last-result'), 'a newer call is being reviewed');

  site.visavis.cancel(accounts.bruno);
  const canceled = await bruno.get(identity);
  assert.match(canceled.text, /data-status="canceled"/);
  assert(!canceled.has('last-result'), 'no other call can be taken');
});

test('whoever is not verified reads that their proposals were canceled', async () => {
  const bruno = await site.signedIn('bruno');
  site.visavis.require(accounts.bruno);
  site.visavis.fail(accounts.bruno);
  await site.visavis.deliverAll();
  const failed = await bruno.get(identity);
  assert.match(failed.text, /We canceled your 3 active proposals\./);
});

test('after not passing: all reasons, one call at once, further ones by the trust team', async () => {
  const bruno = await site.signedIn('bruno');
  site.visavis.require(accounts.bruno);
  site.visavis.fail(accounts.bruno);
  const failed = await bruno.get(identity);
  assert.match(failed.text, /data-status="not_verified" data-hold="failed"/);
  assert.match(failed.text, /data-reason="document_not_genuine"/);
  assert.match(failed.text, /data-reason="profile_not_confirmed"/);
  assert(failed.has('banner') && failed.has('retry-button'));

  assert.equal(
    (await bruno.post(`${identity}/retry`)).location,
    `${identity}?notice=retry-granted`,
  );
  const retried = await bruno.get(identity);
  assert.match(retried.text, /data-status="required" data-hold="failed"/);
  assert(retried.has('verify-button'));

  site.visavis.fail(accounts.bruno);
  await site.visavis.deliverAll();
  assert.equal((await bruno.post(`${identity}/retry`)).location, `${identity}?notice=retry-noted`);
  const noted = await bruno.get(identity);
  assert(noted.has('retry-noted') && !noted.has('retry-button'));

  const trust = await site.signedIn('trust');
  assert((await trust.get('/trust')).has('trust-asked'));
  assert.equal(
    (await trust.post(`/trust/${accounts.bruno}/grant`)).location,
    '/trust?notice=trust-granted',
  );
  assert.equal(
    (await trust.post(`/trust/${accounts.bruno}/grant`)).location,
    '/trust?notice=trust-refused',
  );
  const granted =
    (await trust.get('/trust')).text.split(`data-account="${accounts.bruno}"`)[1] ?? '';
  assert(!granted.split('</li>')[0]?.includes('trust-cancel'), 'only a pass lifts a failure');
  assert.equal(
    (await trust.post(`/trust/${accounts.bruno}/cancel`)).location,
    '/trust?notice=trust-refused',
  );
  assert(!(await trust.get('/trust')).has('trust-asked'));
  site.visavis.pass(accounts.bruno);
  await site.visavis.deliverAll();
  assert.match((await bruno.get(identity)).text, /data-status="verified" data-hold=""/);
});

test('the trust team requires and cancels; a freelancer may not', async () => {
  const trust = await site.signedIn('trust');
  const require = `/trust/${accounts.tomasz}/require`;
  assert.equal(
    (await trust.post(require, { trigger: 'suspicion' })).location,
    '/trust?notice=trust-required',
  );
  assert.equal(
    (await trust.post(require, { trigger: 'manual' })).location,
    '/trust?notice=trust-exists',
  );
  assert.equal((await trust.post(require, { trigger: 'revenge' })).status, 422);
  assert.match(
    (await trust.get('/trust')).text,
    /data-type="verification.required" data-account="lf_1005"/,
  );
  assert.equal(
    (await trust.post(`/trust/${accounts.tomasz}/cancel`)).location,
    '/trust?notice=trust-canceled',
  );
  const tomasz = await site.signedIn('tomasz');
  assert.equal((await tomasz.get('/trust')).status, 403);
  assert.equal((await tomasz.post(require, { trigger: 'manual' })).status, 403);
  site.visavis.failWith = 500;
  assert.equal((await trust.post(require, { trigger: 'manual' })).status, 503);
});

test('the trust team is asked before it requires or cancels, and can go back', async () => {
  const trust = await site.signedIn('trust');
  const account = `/trust/${accounts.tomasz}`;
  assert(!(await trust.get('/trust')).text.includes(`action="${account}/require"`));
  const question = await trust.get(`${account}/require`);
  assert.match(question.text, /Require Tomasz Wójcik to verify\?/);
  assert(question.has('trust-confirm') && question.has('trust-back'));
  assert.equal(site.visavis.verifications.length, 0, 'asking the question changes nothing');
  await trust.post(`${account}/require`, { trigger: 'periodic' });
  assert.match((await trust.get('/trust')).text, new RegExp(`href="${account}/cancel"`));
  assert.match((await trust.get(`${account}/cancel`)).text, /Cancel the verification of Tomasz/);
  assert.equal(site.visavis.of(accounts.tomasz).status, 'required');
  const tomasz = await site.signedIn('tomasz');
  assert.equal((await tomasz.get(`${account}/require`)).status, 403);
  assert.equal((await trust.get('/trust/lf_9999/require')).status, 404);
});

test('the trust team finds people, names first, and what is known of them', async () => {
  const trust = await site.signedIn('trust');
  site.visavis.require(accounts.bruno);
  site.visavis.fail(accounts.bruno);
  await site.visavis.deliverAll();
  const namesFound = async (query: string): Promise<string[]> => {
    const { text } = await trust.get(`/trust?q=${encodeURIComponent(query)}`);
    const cards = text.split('data-testid="trust-account"').slice(1);
    return cards.map((card) => /<bdi>([^<]+)<\/bdi>/.exec(card)?.[1] ?? '');
  };
  assert.deepEqual(await namesFound('bruno'), ['Bruno Keller']);
  assert.deepEqual(await namesFound(accounts.mei), ['Mei Tanaka']);
  assert.deepEqual(await namesFound('translator'), ['Suryani']);
  assert.deepEqual(await namesFound('nobody like this'), []);
  assert.equal((await namesFound('')).length, 7);

  const { text: list } = await trust.get('/trust?q=bruno');
  const card = list.split('data-testid="trust-account"')[1]?.split('</li>')[0] ?? '';
  assert(!card.includes('<code>'), 'ids are for the page of one account');
  assert.match(card, /not passed; can’t withdraw earnings, .*their profile photo/);
  for (const part of ['hold', 'result']) assert(card.includes(`/trust/lf_1003#${part}`), part);
  const { text: others } = await trust.get('/trust?q=mei');
  assert.match(others, /class="badge calm" data-testid="trust-status">not requested/);

  site.visavis.appeal(accounts.bruno);
  const page = await trust.get(`/trust/${accounts.bruno}`);
  for (const id of ['hold-details', 'result-details', 'appeal-details', 'trust-ids'])
    assert(page.has(id), id);
  assert.match(page.text, /Appeal: Waiting for an answer/);
  assert.match(page.text, /Your answers did not fit the work in your profile/);
  site.visavis.failWith = 500;
  assert((await trust.get(`/trust/${accounts.bruno}`)).has('not-live'));
});

/** The links that look like buttons. */
const pressed = (text: string): string[] =>
  [...text.matchAll(/<a class="button[^>]*>\s*([^<]+?)\s*</g)].map(([, words]) => words ?? '');

test('a refusal has one thing to press, and it leads to what can be done', async () => {
  const ines = await site.signedIn('ines');
  site.visavis.require(accounts.ines);
  await site.visavis.deliverAll();
  const send = (who: typeof ines): ReturnType<typeof who.post> =>
    who.post('/jobs/1/proposals', { text: 'I would begin on Monday.', rate: '48' });
  const held = await send(ines);
  assert.equal(held.status, 403);
  assert.deepEqual(pressed(held.text), ['Verify your identity']);
  site.visavis.fail(accounts.ines);
  await site.visavis.deliverAll();
  const failed = await send(ines);
  assert.deepEqual(pressed(failed.text), ['See what you can do']);
  const there = await ines.get(identity);
  assert(there.has('retry-button') && there.has('verification-page'), 'what is promised is there');
  assert.match(there.text, /first request is granted right away/);
});

test('words say what is so', async () => {
  const noor = await site.signedIn('noor');
  const refused = await noor.get('/trust');
  assert.equal(refused.status, 403);
  assert.match(refused.text, /You don’t have access/);
  assert.match(refused.text, /Go to the home page/);
  site.visavis.require(accounts.noor);
  await site.visavis.deliverAll();
  const jobs = await noor.get('/jobs');
  assert.match(jobs.text, /data-testid="banner-link">\s*Verify now/);
  assert.match((await noor.get(identity)).text, /<h2>Paused<\/h2>/);
  assert.match((await noor.get('/earnings')).text, /<h2>Transactions<\/h2>/);
});

test('e-mails are asked for in the time zone of who signed in', async () => {
  const tomasz = site.browser();
  const signIn = (time_zone: string): ReturnType<typeof tomasz.post> =>
    tomasz.post('/sign-in', { email: 'tomasz@larkfold.example', password: 'demo', time_zone });
  assert.equal((await signIn('Europe/Warsaw')).status, 303);
  assert.equal((await signIn('Mars/Olympus')).status, 303);
  const trust = await site.signedIn('trust');
  await trust.post(`/trust/${accounts.tomasz}/require`, { trigger: 'manual' });
  await trust.post(`/trust/${accounts.mei}/require`, { trigger: 'manual' });
  const contact = (name: 'tomasz' | 'mei'): unknown => site.visavis.of(accounts[name]).contact;
  assert.deepEqual(contact('tomasz'), {
    email: 'tomasz@larkfold.example',
    language: 'en',
    time_zone: 'Europe/Warsaw',
  });
  assert.deepEqual(contact('mei'), { email: 'mei@larkfold.example', language: 'en' });
});

test('photos: a picture is shown, anything else refused', async () => {
  const mei = await site.signedIn('mei');
  assert.equal((await mei.post('/settings/photo/upload', upload(png))).status, 303);
  const path = /\/photos\/\w+/.exec((await mei.get('/settings/photo')).text)?.[0];
  assert(path);
  const photo = await fetch(site.url + path);
  assert.equal(photo.headers.get('content-type'), 'image/png');
  assert.equal(photo.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(photo.headers.get('cross-origin-resource-policy'), 'same-origin');
  assert.deepEqual(Buffer.from(await photo.arrayBuffer()), png);
  const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>");
  assert.equal((await mei.post('/settings/photo/upload', upload(svg))).status, 422);
  const big = await mei.post(
    '/settings/photo/upload',
    upload(Buffer.concat([png, Buffer.alloc(3e6)])),
  );
  assert.equal(big.status, 413);
  assert.equal((await mei.post('/settings/photo/choose', { portrait: '../x' })).status, 422);
});

test("nobody withdraws more than there is, or answers another's offer", async () => {
  const mei = await site.signedIn('mei');
  const had = balance((await mei.get('/earnings')).text);
  for (const amount of ['0', '-5', '1e3', 'x', '99999']) {
    assert.equal((await mei.post('/earnings/withdraw', { amount })).status, 422, amount);
  }
  assert.equal((await mei.post('/earnings/withdraw', { amount: '44.50' })).status, 303);
  assert.equal(balance((await mei.get('/earnings')).text), had - 4450);
  assert.equal((await mei.post('/offers/1/accept')).status, 404);
  assert.equal((await mei.get('/contracts/1')).status, 404);
});
