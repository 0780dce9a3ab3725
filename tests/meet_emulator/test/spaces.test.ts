import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  client,
  fields,
  googlesAuth,
  nameOf,
  otherOrganiser,
  raw,
  refusal,
  rita,
  withEmulator,
} from './helpers.ts';

test('a space is made, and read by its id and by its code', async () => {
  await withEmulator({ publicUrl: 'http://meet.example/' }, async (emulator) => {
    const meet = client(emulator);
    const config = { accessType: 'OPEN', moderation: 'ON' };
    const { data } = await meet.spaces.create({ requestBody: { config } });
    assert.match(data.name ?? '', /^spaces\/\w{12}$/);
    assert.match(data.meetingCode ?? '', /^[a-z]{3}-[a-z]{4}-[a-z]{3}$/);
    assert.equal(data.meetingUri, `http://meet.example/${data.meetingCode}`);
    assert.equal(data.config?.accessType, 'OPEN');
    assert.equal(data.config?.entryPointAccess, 'ALL');
    assert.equal(data.activeConference, undefined);
    const byId = await meet.spaces.get({ name: data.name ?? '' });
    const byCode = await meet.spaces.get({ name: `spaces/${data.meetingCode?.toUpperCase()}` });
    assert.deepEqual(byId.data, data);
    assert.deepEqual(byCode.data, data);
  });
});

test('a patch changes what its mask names, and needs a mask', async () => {
  await withEmulator({}, async (emulator) => {
    const meet = client(emulator);
    const requestBody = { config: { accessType: 'OPEN', moderation: 'ON' } };
    const name = nameOf(await meet.spaces.create({ requestBody }));
    const patch = (updateMask: string, config: object) =>
      meet.spaces.patch({ name, updateMask, requestBody: { config } });

    const said = { accessType: 'RESTRICTED', moderation: 'OFF' };
    const one = await patch('config.accessType', said);
    assert.deepEqual(
      [one.data.config?.accessType, one.data.config?.moderation],
      ['RESTRICTED', 'ON'],
    );
    const recording = { artifactConfig: { recordingConfig: { autoRecordingGeneration: 'ON' } } };
    const deep = await patch(
      'config.artifact_config.recording_config.auto_recording_generation,config.moderation',
      recording,
    );
    const { config } = deep.data;
    assert.equal(config?.artifactConfig?.recordingConfig?.autoRecordingGeneration, 'ON');
    assert.equal(config?.moderation, 'OFF', 'what a mask names and nobody says, falls back');
    assert.equal(config?.accessType, 'RESTRICTED');
    const whole = await patch('*', { moderation: 'ON' });
    assert.equal(whole.data.config?.accessType, 'TRUSTED');

    const missing = await refusal(meet.spaces.patch({ name, requestBody }));
    assert.deepEqual([missing.status, fields(missing)], ['INVALID_ARGUMENT', ['update_mask']]);
    for (const mask of ['config.nothing', 'meetingCode', 'config,', 'config.accessType.OPEN']) {
      assert.deepEqual(fields(await refusal(patch(mask, said))), ['update_mask'], mask);
    }
  });
});

test('restrictions hold while there is moderation', async () => {
  await withEmulator({}, async (emulator) => {
    const meet = client(emulator);
    const moderationRestrictions = { chatRestriction: 'HOSTS_ONLY' };
    const config = { moderation: 'ON', moderationRestrictions };
    const { data } = await meet.spaces.create({ requestBody: { config } });
    assert.equal(data.config?.moderationRestrictions?.chatRestriction, 'HOSTS_ONLY');
    const off = await meet.spaces.patch({
      name: data.name ?? '',
      updateMask: 'config.moderation',
      requestBody: { config: { moderation: 'OFF' } },
    });
    assert.equal(off.data.config?.moderationRestrictions?.chatRestriction, 'NO_RESTRICTION');
  });
});

test('what the API does not know is refused, and so is what is not to be written', async () => {
  await withEmulator({}, async (emulator) => {
    const wrong: [unknown, (string | undefined)[]][] = [
      [{ colour: 'red' }, ['space']],
      [{ config: { colour: 'red', accessType: 'OPEN' } }, ['space.config']],
      [{ config: { accessType: 'CLOSED' } }, ['space.config.access_type']],
      [{ config: 'OPEN' }, ['space.config']],
      [{ meetingCode: 'abc-defg-hij' }, ['space.meeting_code']],
      [{ name: 'spaces/x', activeConference: {} }, ['space.name', 'space.active_conference']],
    ];
    for (const [body, named] of wrong) {
      const { status, body: answer } = await raw(emulator, 'POST', 'spaces', body);
      assert.equal(status, 400, JSON.stringify(body));
      assert.ok(answer.error);
      assert.equal(answer.error.status, 'INVALID_ARGUMENT');
      assert.deepEqual(fields(answer.error), named);
    }
    assert.equal((await raw(emulator, 'POST', 'spaces', 'text')).status, 400);
    assert.equal((await raw(emulator, 'POST', 'spaces?colour=red', {})).status, 400);
    assert.equal((await raw(emulator, 'POST', 'spaces?alt=proto', {})).status, 400);
    assert.equal((await raw(emulator, 'POST', 'spaces?prettyPrint=false', {})).status, 200);
    assert.equal((await raw(emulator, 'GET', 'rooms')).status, 404);
    assert.equal((await raw(emulator, 'DELETE', 'spaces/x')).status, 404);
    assert.equal(emulator.spaces().length, 1);
  });
});

test('a field mask chooses what is answered', async () => {
  await withEmulator({}, async (emulator) => {
    const meet = client(emulator);
    const create = (mask: string) => meet.spaces.create({ requestBody: {}, fields: mask });
    assert.deepEqual(Object.keys((await create('name,meetingCode')).data), ['name', 'meetingCode']);
    const nested = await create('config(accessType,artifactConfig/recordingConfig)');
    assert.deepEqual(nested.data, {
      config: {
        accessType: 'TRUSTED',
        artifactConfig: { recordingConfig: { autoRecordingGeneration: 'OFF' } },
      },
    });
    assert.ok((await create('*')).data.meetingUri);
    for (const mask of ['colour', 'config/colour', 'name/first', 'config(', 'name,,config']) {
      assert.deepEqual(fields(await refusal(create(mask))), ['fields'], mask);
    }
  });
});

test('only who made a space may change and end it, or see how it is configured', async () => {
  await withEmulator({}, async (emulator) => {
    const name = nameOf(await client(emulator).spaces.create({ requestBody: {} }));
    const other = client(emulator, googlesAuth(emulator, { subject: otherOrganiser }));
    const patch = other.spaces.patch({ name, updateMask: 'config', requestBody: { config: {} } });
    assert.equal((await refusal(patch)).status, 'PERMISSION_DENIED');
    const end = other.spaces.endActiveConference({ name, requestBody: {} });
    assert.equal((await refusal(end)).status, 'PERMISSION_DENIED');
    assert.equal((await other.spaces.get({ name })).data.config, undefined);
  });
});

test('a space that is not there is not found; a code is only for reading', async () => {
  await withEmulator({}, async (emulator) => {
    const meet = client(emulator);
    const { data } = await meet.spaces.create({ requestBody: {} });
    const name = `spaces/${data.meetingCode}`;
    const patch = meet.spaces.patch({ name, updateMask: 'config', requestBody: {} });
    assert.equal((await refusal(patch)).status, 'NOT_FOUND');
    assert.equal((await refusal(meet.spaces.get({ name: 'spaces/x' }))).status, 'NOT_FOUND');
  });
});

test('members are added once, listed, read and taken away', async () => {
  await withEmulator({}, async (emulator) => {
    const name = nameOf(await client(emulator).spaces.create({ requestBody: {} }));
    const members = `${name}/members`;
    const add = (body: unknown) => raw(emulator, 'POST', members, body);
    const added = await add({ email: rita, role: 'COHOST' });
    assert.equal(added.body.email, rita);
    assert.equal(added.body.role, 'COHOST');
    assert.match(String(added.body.user), /^users\/\d+$/);
    assert.equal((await add({ email: rita })).status, 409);
    assert.equal((await add({ email: 'nobody' })).status, 400);
    assert.equal((await add({ email: 'a@x.example', role: 'HOST' })).status, 400);
    assert.equal((await add({ email: 'a@x.example', user: 'users/1' })).status, 400);
    const list = await raw(emulator, 'GET', `${members}?fields=members(email,role)`);
    assert.deepEqual(list.body, { members: [{ email: rita, role: 'COHOST' }] });
    const one = String(added.body.name);
    assert.deepEqual((await raw(emulator, 'GET', one)).body, added.body);
    assert.deepEqual(await raw(emulator, 'DELETE', one), { status: 200, body: {} });
    assert.equal((await raw(emulator, 'GET', one)).status, 404);
    emulator.set({ membersReleased: false });
    assert.deepEqual(await raw(emulator, 'GET', members), { status: 404, body: {} });
  });
});
