import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MeetEmulator } from '../emulator.ts';
import { client, nameOf, organiser, refusal, rita, withEmulator } from './helpers.ts';

async function control(
  emulator: MeetEmulator,
  verb: string,
  name: string,
  body?: unknown,
): Promise<Record<string, unknown>> {
  const response = await fetch(`${emulator.url}/emulator/${name}`, {
    method: verb,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  return response.ok ? answer : { status: response.status, ...answer };
}

test('faults come as often as they were asked for, and where', async () => {
  await withEmulator({}, async (emulator) => {
    const meet = client(emulator);
    const name = nameOf(await meet.spaces.create({ requestBody: {} }));
    emulator.fail({ times: 2, verb: 'GET', path: '/spaces/', status: 503 });
    assert.equal((await refusal(meet.spaces.get({ name }))).status, 'UNAVAILABLE');
    await meet.conferenceRecords.list();
    await refusal(meet.spaces.get({ name }));
    await meet.spaces.get({ name });
    emulator.fail({ times: 1, path: '/spaces', status: 403, reason: 'SERVICE_DISABLED' });
    assert.equal((await refusal(meet.spaces.get({ name }))).details[0]?.reason, 'SERVICE_DISABLED');
    emulator.fail({ times: 9, status: 500 });
    emulator.clearFaults();
    await meet.spaces.get({ name });
  });
});

test('an answer is late, or lost after all was done, or before', async () => {
  await withEmulator({}, async (emulator) => {
    const meet = client(emulator);
    const name = nameOf(await meet.spaces.create({ requestBody: {} }));
    emulator.fail({ times: 1, delayMs: 60 });
    const began = performance.now();
    await meet.spaces.get({ name });
    assert.ok(performance.now() - began >= 50);
    emulator.fail({ times: 1, reset: 'after' });
    await assert.rejects(meet.spaces.create({ requestBody: {} }));
    assert.equal(emulator.spaces().length, 2, 'made, but nobody was told');
    emulator.fail({ times: 1, reset: 'before' });
    await assert.rejects(meet.spaces.create({ requestBody: {} }));
    assert.equal(emulator.spaces().length, 2);
    assert.deepEqual(
      emulator
        .requests()
        .slice(-2)
        .map(({ status }) => status),
      [0, 0],
    );
  });
});

test('a fault answers text as it is, and an object as its JSON', async () => {
  await withEmulator({}, async (emulator) => {
    const bodies = ['<h1>no</h1>', { error_kind: [1, { innerName: 'x' }] }, [1, 2]];
    for (const body of bodies) {
      assert.deepEqual(await control(emulator, 'POST', 'faults', { status: 502, body }), {});
      const answer = await fetch(`${emulator.url}/v2/spaces/x`);
      assert.equal(answer.status, 502);
      const said = await answer.text();
      assert.deepEqual(typeof body === 'string' ? said : JSON.parse(said), body);
    }
    assert.equal((await control(emulator, 'POST', 'faults', { body: 7 })).status, 400);
    assert.equal((await control(emulator, 'POST', 'faults', { body: null })).status, 400);
  });
});

test('the log says who asked what, and no token', async () => {
  await withEmulator({}, async (emulator) => {
    const meet = client(emulator);
    const name = nameOf(await meet.spaces.create({ requestBody: {}, fields: 'name' }));
    const [token, created] = emulator.requests();
    assert.deepEqual([token?.path, token?.subject, token?.status], ['/token', organiser, 200]);
    assert.equal(created?.method, 'spaces.create');
    assert.equal(created?.query, 'fields=name');
    assert.doesNotMatch(JSON.stringify(emulator.requests()), /ya29/);
    emulator.clearLog();
    await meet.spaces.get({ name });
    assert.deepEqual(emulator.counts().byMethod, { 'spaces.get': 1 });
  });
});

test('other processes do the same by HTTP', async () => {
  await withEmulator({ clock: 'manual' }, async (emulator) => {
    const space = nameOf(await client(emulator).spaces.create({ requestBody: {} }));
    const { now } = await control(emulator, 'GET', 'clock');
    const later = await control(emulator, 'POST', 'clock', { advance_ms: 1500 });
    assert.equal(later.now, Number(now) + 1500);
    const ana = { kind: 'anonymous', name: 'Ana' };
    const asking = await control(emulator, 'POST', 'join', { space, person: ana });
    assert.equal(asking.state, 'asking');
    const person = { kind: 'signedin', user: rita };
    const host = await control(emulator, 'POST', 'join', { space, person });
    assert.deepEqual([host.state, host.may_admit, host.email], ['in', true, rita]);
    const answer = { visitor: asking.visitor, by: host.visitor };
    assert.equal((await control(emulator, 'POST', 'admit', answer)).state, 'in');
    assert.equal((await control(emulator, 'POST', 'admit', answer)).status, 400);
    const shown = await control(emulator, 'POST', 'space', { space });
    assert.deepEqual([shown.active_conference, shown.joins_after_end], [host.conference, 0]);
    const { conference } = host;
    const artifact = await control(emulator, 'POST', 'artifacts', {
      conference,
      kind: 'recording',
    });
    assert.equal(artifact.state, 'FILE_GENERATED');
    assert.equal(
      (await control(emulator, 'POST', 'leave', { visitor: host.visitor })).state,
      'left',
    );
    const switches = await control(emulator, 'POST', 'switches', { members_released: false });
    assert.equal(switches.members_released, false);
    assert.equal((await control(emulator, 'POST', 'switches', { colour: true })).status, 400);
    assert.equal((await control(emulator, 'POST', 'faults', { stauts: 500 })).status, 400);
    await control(emulator, 'POST', 'faults', { times: 1, path: '/token', status: 500 });
    assert.equal((await fetch(emulator.tokenUrl, { method: 'POST' })).status, 500);
    const counts = await control(emulator, 'GET', 'counts');
    assert.deepEqual(counts.by_method, { 'spaces.create': 1 });
    const { requests } = await control(emulator, 'GET', 'requests');
    assert.equal((requests as unknown[]).length, 3);
  });
});
