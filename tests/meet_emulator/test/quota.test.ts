import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { meet_v2 } from '@googleapis/meet';
import {
  client,
  googlesAuth,
  nameOf,
  otherOrganiser,
  reasons,
  refusal,
  withEmulator,
} from './helpers.ts';

function create(meet: meet_v2.Meet) {
  return meet.spaces.create({ requestBody: {} });
}

test('a user makes ten spaces in any sixty seconds', async () => {
  await withEmulator({ clock: 'manual' }, async (emulator) => {
    const meet = client(emulator);
    for (let i = 0; i < 10; i++) {
      await create(meet);
      emulator.advance(1000);
    }
    const told = await refusal(create(meet));
    assert.deepEqual([told.code, told.status], [429, 'RESOURCE_EXHAUSTED']);
    assert.deepEqual(reasons(told), ['RATE_LIMIT_EXCEEDED']);
    await create(client(emulator, googlesAuth(emulator, { subject: otherOrganiser })));
    emulator.advance(49_999);
    await refusal(create(meet));
    emulator.advance(1);
    await create(meet);
    await refusal(create(meet));
    const { tooMany, byMethod, peaks } = emulator.counts();
    assert.deepEqual([tooMany, byMethod['spaces.create']], [3, 15]);
    assert.equal(peaks['create of the project'], 11);
  });
});

test('a project has a quota over all its users', async () => {
  const users = Array.from({ length: 11 }, (_, i) => `user${i}@x.example`);
  await withEmulator({ clock: 'manual', users }, async (emulator) => {
    for (const subject of users.slice(0, 10)) {
      const meet = client(emulator, googlesAuth(emulator, { subject }));
      for (let i = 0; i < 10; i++) await create(meet);
    }
    const subject = users[10] ?? '';
    const told = await refusal(create(client(emulator, googlesAuth(emulator, { subject }))));
    assert.match(told.message, /per minute' of service/);
  });
});

test('reading, writing and creating have quotas of their own', async () => {
  await withEmulator({ clock: 'manual' }, async (emulator) => {
    const meet = client(emulator);
    const name = nameOf(await create(meet));
    for (let i = 0; i < 100; i++) await meet.spaces.endActiveConference({ name });
    assert.equal((await refusal(meet.spaces.endActiveConference({ name }))).code, 429);
    await create(meet);
    for (let i = 0; i < 600; i++) await meet.spaces.get({ name });
    const told = await refusal(meet.spaces.get({ name }));
    assert.match(told.message, /'Read requests' and limit 'Read requests per minute per user'/);
    const { read, write, create: created } = emulator.counts();
    assert.deepEqual([read, write, created], [601, 101, 2]);
  });
});
