import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { accountState } from '../src/visavis/account_state.ts';
import { Site, accounts } from './site.ts';

let site: Site;
beforeEach(async () => {
  site = await Site.open();
});
afterEach(() => site.close());

const { bruno, ines } = accounts;
const doneRequests = () => site.visavis.requests.filter((line) => line.endsWith('/done'));
const newest = () => {
  const event = site.visavis.events.at(-1);
  assert(event);
  return event;
};
const outcomes = () =>
  site.db.all<{ outcome: string; deliveries: number }>(
    'SELECT outcome, deliveries FROM visavis_events ORDER BY position',
  );

/** Bruno fails; no webhook is sent yet. */
function brunoFails() {
  site.visavis.require(bruno, 'suspicion');
  site.visavis.waiting(bruno);
  site.visavis.callStarted(bruno);
  site.visavis.inReview(bruno);
  site.visavis.fail(bruno);
}

test('a webhook changes what is known of the account', async () => {
  site.visavis.require(ines);
  assert.equal(await site.visavis.deliver(newest()), 200);
  const state = accountState(site.db, ines);
  assert.equal(state?.status, 'required');
  assert.deepEqual(state?.hold?.denied_actions, ['submit_proposal', 'change_profile_photo']);
  assert.equal(state?.verified, false);
  site.visavis.pass(ines);
  await site.visavis.deliver(newest());
  assert.equal(accountState(site.db, ines)?.verified, true);
  assert.equal(accountState(site.db, ines)?.hold, null);
});

test('a wrong signature, an old one and a missing one are refused and leave nothing', async () => {
  site.visavis.require(ines);
  const secret = `whsec_${Buffer.from('another secret, also 32 bytes ok').toString('base64')}`;
  assert.equal(await site.visavis.deliver(newest(), { secret }), 400);
  const at = new Date(Date.now() - 10 * 60_000);
  assert.equal(await site.visavis.deliver(newest(), { at }), 400);
  const unsigned = await fetch(site.visavis.webhookUrl, { method: 'POST', body: '{}' });
  assert.equal(unsigned.status, 400);
  assert.equal(accountState(site.db, ines), undefined);
  assert.deepEqual(outcomes(), []);
});

test('a signature over other bytes is refused', async () => {
  site.visavis.require(ines);
  let seen: { headers: Record<string, string>; body: string } | undefined;
  const real = globalThis.fetch;
  globalThis.fetch = (_, init) => {
    seen = { headers: init?.headers as Record<string, string>, body: init?.body as string };
    return Promise.resolve(new Response(null, { status: 200 }));
  };
  await site.visavis.deliver(newest());
  globalThis.fetch = real;
  assert(seen);
  const body = seen.body.replace(ines, bruno);
  const answer = await fetch(site.visavis.webhookUrl, {
    method: 'POST',
    headers: seen.headers,
    body,
  });
  assert.equal(answer.status, 400);
  assert.equal(accountState(site.db, bruno), undefined);
});

test('a signed body that is no event is answered 422', async () => {
  const event = { id: 'evt_1', type: 'verification.required', created: '' };
  assert.equal(await site.visavis.deliver(event as never), 422);
});

test('a replayed webhook is accepted and does nothing more', async () => {
  brunoFails();
  await site.visavis.deliverAll();
  assert.deepEqual(site.statuses('bruno'), { cancelled: 3 });
  // He would not be able to, but if he could: a replay must not cancel it.
  site.db.run(
    "UPDATE proposals SET status = 'active' WHERE id = (SELECT max(id) FROM proposals WHERE status = 'cancelled')",
  );
  const failed = site.visavis.events.find(({ type }) => type === 'verification.not_verified');
  assert(failed);
  for (let i = 0; i < 3; i++) assert.equal(await site.visavis.deliver(failed), 200);
  assert.deepEqual(site.statuses('bruno'), { active: 1, cancelled: 2 });
  assert.deepEqual(
    outcomes().map(({ deliveries }) => deliveries),
    [1, 1, 1, 1, 4],
  );
});

test('twenty at once are one', async () => {
  brunoFails();
  const failed = newest();
  const answers = await Promise.all(Array.from({ length: 20 }, () => site.visavis.deliver(failed)));
  assert(answers.every((status) => status === 200));
  assert.deepEqual(outcomes(), [{ outcome: 'applied', deliveries: 20 }]);
  await site.services.effects.idle();
  assert.equal(doneRequests().length, 1);
});

test('an older event does not undo a newer one', async () => {
  site.visavis.require(ines);
  site.visavis.waiting(ines);
  site.visavis.callStarted(ines);
  site.visavis.pass(ines);
  const [required, waiting, started, verified] = site.visavis.eventsOf(ines);
  for (const event of [verified, started, required, waiting]) {
    assert(event);
    assert.equal(await site.visavis.deliver(event), 200);
  }
  assert.equal(accountState(site.db, ines)?.status, 'verified');
  assert.equal(accountState(site.db, ines)?.sequence, 4);
  assert.deepEqual(
    outcomes().map(({ outcome }) => outcome),
    ['older', 'older', 'older', 'applied'],
  );
});

test('a later verification begins at sequence 1 and still counts; being asked keeps the badge', async () => {
  site.visavis.require(ines);
  site.visavis.pass(ines);
  const first = site.visavis.require(ines, 'periodic');
  await site.visavis.deliverAll();
  assert.equal(accountState(site.db, ines)?.verification, first.id);
  assert.equal(accountState(site.db, ines)?.status, 'required');
  assert.equal(accountState(site.db, ines)?.verified, true);
  const [old] = site.visavis.eventsOf(ines);
  assert(old);
  site.db.run('DELETE FROM visavis_events WHERE id = ?', old.id);
  await site.visavis.deliver(old);
  assert.equal(accountState(site.db, ines)?.verification, first.id);
});

test('an effect in a late event is done while its hold lasts, and not after', async () => {
  brunoFails();
  const failed = newest();
  site.visavis.verifications[0]!.effects = []; // the next event does not repeat it
  await fetch(`${site.visavis.publicUrl}/v1/verifications/ver_1/retry`, {
    method: 'POST',
    headers: { authorization: 'Bearer test_key_0123456789' },
  });
  const retried = newest();
  assert.equal(retried.type, 'verification.required');
  await site.visavis.deliver(retried);
  assert.deepEqual(site.statuses('bruno'), { active: 3 });
  await site.visavis.deliver(failed);
  assert.equal(accountState(site.db, bruno)?.status, 'required');
  assert.deepEqual(site.statuses('bruno'), { cancelled: 3 });
});

test('an effect that arrives after the pass is not done', async () => {
  brunoFails();
  const failed = newest();
  site.visavis.pass(bruno);
  await site.visavis.deliver(newest());
  await site.visavis.deliver(failed);
  assert.deepEqual(site.statuses('bruno'), { active: 3 });
});

test('events, state and effect are one transaction', async () => {
  brunoFails();
  site.db.run(
    `CREATE TRIGGER fault BEFORE UPDATE ON proposals WHEN new.status = 'cancelled' AND new.job_id = 1
     BEGIN SELECT raise(ABORT, 'disk on fire'); END`,
  );
  assert.equal(await site.visavis.deliver(newest()), 500);
  assert.deepEqual(site.statuses('bruno'), { active: 3 });
  assert.equal(accountState(site.db, bruno), undefined);
  assert.deepEqual(outcomes(), []);
  site.db.run('DROP TRIGGER fault');
  assert.equal(await site.visavis.deliver(newest()), 200);
  assert.deepEqual(site.statuses('bruno'), { cancelled: 3 });
});

test('an effect is reported until Visavis has heard', async () => {
  brunoFails();
  site.visavis.failWith = 503;
  await site.visavis.deliver(newest());
  await site.services.effects.idle();
  await site.services.effects.reportDue();
  assert.equal(doneRequests().length, 1, 'waits before the second try');
  site.later = 2;
  await site.services.effects.reportDue();
  assert.equal(doneRequests().length, 2);
  site.visavis.failWith = null;
  site.later = 10;
  await site.services.effects.reportDue();
  site.later = 1000;
  await site.services.effects.reportDue();
  assert.equal(doneRequests().length, 3);
  assert.deepEqual(
    site.visavis.of(bruno).effects.map(({ status }) => status),
    ['done'],
  );
});

test('an effect not reported before a restart is reported after it, and not done again', async () => {
  brunoFails();
  site.visavis.failWith = 503;
  await site.visavis.deliver(newest());
  await site.services.effects.idle();
  await site.stop();
  site.visavis.failWith = null;
  await site.start();
  site.db.run(
    "UPDATE proposals SET status = 'active' WHERE id = (SELECT max(id) FROM proposals WHERE status = 'cancelled')",
  );
  await site.keepInStep();
  assert.equal(site.visavis.of(bruno).effects[0]?.status, 'done');
  assert.deepEqual(site.statuses('bruno'), { active: 1, cancelled: 2 });
});

test('an effect this site does not know is never said to be done', async () => {
  site.visavis.require(bruno);
  site.visavis.of(bruno).effects.push({ id: 'eff_x', name: 'send_a_letter', status: 'open' });
  site.visavis.waiting(bruno);
  assert.equal(await site.visavis.deliver(newest()), 200);
  await site.services.effects.idle();
  assert.deepEqual(doneRequests(), []);
  assert.deepEqual(site.statuses('bruno'), { active: 3 });
});

test('webhooks that were lost are caught up, page by page, once', async () => {
  brunoFails();
  for (let i = 0; i < 60; i++) {
    site.visavis.require(`lf_${2000 + i}`);
    site.visavis.pass(`lf_${2000 + i}`);
  }
  site.visavis.require(ines);
  await site.services.reconciler.run();
  assert.equal(accountState(site.db, ines)?.status, 'required');
  assert.deepEqual(site.statuses('bruno'), { cancelled: 3 });
  const before = site.visavis.requests.length;
  await site.services.reconciler.run();
  assert.equal(site.visavis.requests.length, before + 1);
  for (const event of site.visavis.events.slice()) await site.visavis.deliver(event);
  assert.equal(outcomes().filter(({ outcome }) => outcome === 'unknown_account').length, 120);
  assert(outcomes().every(({ deliveries }) => deliveries === 2));
});
