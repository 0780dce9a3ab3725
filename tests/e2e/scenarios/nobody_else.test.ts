import assert from 'node:assert/strict';
import { Api } from '../harness/api.ts';
import { eva, scenario } from '../harness/scenario.ts';
import type { Tab } from '../harness/tab.ts';
import * as applicant from '../steps/applicant.ts';
import * as representative from '../steps/representative.ts';

/** How a WebSocket of this page ends up, given the page's cookies. */
function socketOpens(tab: Tab, path: string): Promise<boolean> {
  return tab.ask(
    (address) =>
      new Promise<boolean>((resolve) => {
        const socket = new WebSocket(new URL(address, location.href.replace(/^http/, 'ws')));
        socket.addEventListener('message', () => {
          socket.close();
          resolve(true);
        });
        socket.addEventListener('close', () => resolve(false));
      }),
    path,
  );
}

const statusOf = (tab: Tab, path: string): Promise<number> =>
  tab.ask(async (address) => (await fetch(address)).status, path);

scenario('nobody else sees a verification', {}, async (world) => {
  const other = new Api(
    world.service.url,
    (await world.service.addMarketplace('Elsewhere')).api_key,
  );
  const more = await world.browser();
  const noor = await more('noor');
  const thief = await more('thief');
  const desk = await more('eva');
  const verification = await world.api.require('noor', 'Noor Haddad');
  const { id } = verification;

  await world.step('another marketplace sees nothing', async () => {
    const seen = async (path: string) => (await other.ask('GET', path)).body;
    assert.equal((await other.ask('GET', `/v1/verifications/${id}`)).status, 404);
    assert.equal((await other.ask('POST', `/v1/verifications/${id}/cancel`, {})).status, 404);
    assert.equal((await other.ask('POST', `/v1/verifications/${id}/retry`, {})).status, 404);
    for (const path of [
      '/v1/verifications',
      '/v1/verifications?account=noor',
      '/v1/events?after=0',
    ]) {
      assert.deepEqual(((await seen(path)) as { data: unknown[] }).data, [], path);
    }
    const account = (await seen('/v1/accounts/noor')) as { verification: unknown; hold: unknown };
    assert.deepEqual([account.verification, account.hold], [null, null]);
    const permission = await seen('/v1/accounts/noor/permissions/submit_proposal');
    assert.equal((permission as { allowed: boolean }).allowed, true, 'an account of their own');
    assert.equal(
      (await new Api(world.service.url, 'vsv_wrong').ask('GET', '/v1/events')).status,
      401,
    );
    assert.equal((await world.api.verification(id)).status, 'required');
  });

  await world.step('a used link is refused to a second browser', async () => {
    await applicant.opensLink(noor, verification.url);
    await noor.see('screen-intro');
    await thief.open(verification.url);
    await thief.press('use-link');
    await thief.see('screen-link_problem');
    await thief.read('screen-link_problem', /another device/);
    await world.look(thief, 'applicant-link-used');
    assert.equal(await statusOf(thief, '/applicant/verification'), 401);
    await applicant.opensLink(noor, verification.url);
    await noor.see('screen-intro');
  });

  await world.step('cookies open only their own doors', async () => {
    await representative.signsIn(desk, world.service.url, eva);
    assert.ok(await socketOpens(desk, '/console/live'), 'her own');
    await desk.press('take-over'); // The newer line has replaced her page's.
    await desk.see('screen-desk');
    assert.equal(await socketOpens(noor, '/console/live'), false, 'an applicant at the console');
    assert.equal(await statusOf(noor, '/console/session'), 401);
    assert.equal(await statusOf(noor, '/console/reviews'), 401);
    assert.equal(
      await socketOpens(desk, `/applicant/live?verification=${id}`),
      false,
      'staff as an applicant',
    );
    assert.equal(await statusOf(desk, '/applicant/verification'), 401);
    assert.equal(await socketOpens(thief, `/applicant/live?verification=${id}`), false);
    assert.equal(await statusOf(noor, `/v1/verifications/${id}`), 401);
  });

  await world.step('a page of another origin cannot use them', async () => {
    const cookie = (await noor.context.cookies())
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const from = (origin: string) =>
      fetch(`${world.service.url}/applicant/consent?verification=${id}`, {
        method: 'POST',
        headers: { cookie, origin, 'content-type': 'application/json' },
        body: '{"version":"2026-11"}',
      });
    assert.equal((await from('https://elsewhere.example')).status, 403);
    assert.equal((await from(world.service.url)).status, 200);
    for (const { httpOnly, sameSite } of await noor.context.cookies()) {
      assert.deepEqual([httpOnly, sameSite], [true, 'Strict']);
    }
  });

  await world.step('signed out is out', async () => {
    await desk.press('sign-out');
    await desk.see('screen-sign_in');
    assert.equal(await socketOpens(desk, '/console/live'), false);
    assert.equal(await statusOf(desk, '/console/session'), 401);
  });
});
