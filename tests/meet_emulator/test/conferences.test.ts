import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { meet_v2 } from '@googleapis/meet';
import type { MeetEmulator } from '../emulator.ts';
import {
  client,
  fields,
  googlesAuth,
  nameOf,
  otherOrganiser,
  refusal,
  rita,
  withEmulator,
} from './helpers.ts';

const ana = { kind: 'anonymous', name: 'Ana' } as const;
const representative = { kind: 'signedin', user: rita } as const;

async function openSpace(meet: meet_v2.Meet): Promise<string> {
  return nameOf(await meet.spaces.create({ requestBody: { config: { accessType: 'OPEN' } } }));
}

/** The conference that runs, as the API says it. */
async function activeConference(meet: meet_v2.Meet, name: string): Promise<string | undefined> {
  const { data } = await meet.spaces.get({ name, fields: 'activeConference' });
  return data.activeConference?.conferenceRecord ?? undefined;
}

test('a conference begins with the first and ends with the last', async () => {
  await withEmulator({ clock: 'manual' }, async (emulator) => {
    const meet = client(emulator);
    const name = await openSpace(meet);
    assert.equal(await activeConference(meet, name), undefined);
    const first = emulator.join(name, representative);
    const parent = await activeConference(meet, name);
    assert.equal(parent, first.conference);
    const second = emulator.join(name, ana);
    assert.equal(second.conference, parent);
    emulator.advance(60_000);
    emulator.leave(first.visitor);
    const running = await meet.conferenceRecords.get({ name: parent ?? '' });
    assert.equal(running.data.endTime, undefined);
    assert.equal(running.data.space, name);
    emulator.leave(second.visitor);
    const { data } = await meet.conferenceRecords.get({ name: parent ?? '' });
    assert.match(data.startTime ?? '', /\.\d{6}Z$/);
    assert.equal(Date.parse(data.endTime ?? ''), Date.parse(data.startTime ?? '') + 60_000);
    assert.equal(Date.parse(data.expireTime ?? ''), emulator.now() + 30 * 24 * 3600_000);
    assert.equal(await activeConference(meet, name), undefined);
    assert.notEqual(emulator.join(name, ana).conference, parent);
  });
});

test('who is signed in stays one participant with many sessions; others come anew', async () => {
  await withEmulator({ clock: 'manual' }, async (emulator) => {
    const meet = client(emulator);
    const name = await openSpace(meet);
    emulator.join(name, { kind: 'phone', name: '+34 6** *** *12' });
    const guests = [emulator.join(name, ana), emulator.join(name, representative)];
    for (const { visitor } of guests) emulator.leave(visitor);
    emulator.advance(1000);
    const again = emulator.join(name, representative);
    emulator.join(name, ana);
    const parent = again.conference ?? '';
    const { data } = await meet.conferenceRecords.participants.list({ parent });
    const [newAna, sameRita, oldAna, phone] = data.participants ?? [];
    assert.equal(data.participants?.length, 4);
    assert.equal(data.totalSize, undefined, 'comes only where it is asked for');
    assert.equal(sameRita?.signedinUser?.displayName, 'Rita Representative');
    assert.match(sameRita?.signedinUser?.user ?? '', /^users\/\d{21}$/);
    assert.equal(sameRita?.latestEndTime, undefined);
    assert.deepEqual(newAna?.anonymousUser, { displayName: 'Ana' });
    assert.ok(oldAna?.latestEndTime);
    assert.deepEqual(phone?.phoneUser, { displayName: '+34 6** *** *12' });

    const here = await meet.conferenceRecords.participants.list({
      parent,
      filter: 'latest_end_time IS NULL',
      fields: 'participants(name),totalSize',
    });
    assert.equal(here.data.totalSize, 3);
    const participant = sameRita?.name ?? '';
    const sessions = await meet.conferenceRecords.participants.participantSessions.list({
      parent: participant,
    });
    const [open, closed] = sessions.data.participantSessions ?? [];
    assert.equal(open?.name, again.session);
    assert.equal(open?.endTime, undefined);
    assert.ok(closed?.endTime);
    const one = await meet.conferenceRecords.participants.participantSessions.get({
      name: closed.name ?? '',
    });
    assert.deepEqual(one.data, closed);
    const got = await meet.conferenceRecords.participants.get({ name: participant });
    assert.deepEqual(got.data, sameRita);
  });
});

test('participants come in pages that nobody shifts', async () => {
  await withEmulator({}, async (emulator) => {
    const meet = client(emulator);
    const name = await openSpace(meet);
    for (let i = 0; i < 120; i++) emulator.join(name, { kind: 'anonymous', name: `Guest ${i}` });
    const parent = (await activeConference(meet, name)) ?? '';
    const list = (query: object) => meet.conferenceRecords.participants.list({ parent, ...query });
    assert.equal((await list({})).data.participants?.length, 100);
    assert.equal((await list({ pageSize: 1000 })).data.participants?.length, 120);
    const first = await list({ pageSize: 50 });
    emulator.join(name, ana);
    const pageToken = first.data.nextPageToken ?? '';
    const second = await list({ pageSize: 50, pageToken });
    const third = await list({ pageSize: 50, pageToken: second.data.nextPageToken });
    assert.equal(third.data.nextPageToken, undefined);
    const pages = [first, second, third].flatMap(({ data }) => data.participants ?? []);
    assert.equal(new Set(pages.map((each) => each.name)).size, 120);
    const otherList = list({ pageToken, filter: 'latest_end_time IS NULL' });
    assert.deepEqual(fields(await refusal(otherList)), ['page_token']);
    assert.deepEqual(fields(await refusal(list({ pageToken: 'x' }))), ['page_token']);
    assert.deepEqual(fields(await refusal(list({ pageSize: -1 }))), ['page_size']);
  });
});

test('ending by the API ends it for everybody, and who comes back is counted', async () => {
  await withEmulator({}, async (emulator) => {
    const meet = client(emulator);
    const name = await openSpace(meet);
    const visits = [emulator.join(name, ana), emulator.join(name, representative)];
    const parent = visits[0]?.conference ?? '';
    const answer = await meet.spaces.endActiveConference({ name, requestBody: {} });
    assert.deepEqual(answer.data, {});
    for (const { visitor } of visits) assert.equal(emulator.visit(visitor).state, 'ended');
    const { data } = await meet.conferenceRecords.participants.list({ parent });
    assert.ok(data.participants?.every(({ latestEndTime }) => latestEndTime));
    assert.equal(emulator.space(name).joinsAfterEnd, 0);
    assert.notEqual(emulator.join(name, ana).conference, parent);
    assert.equal(emulator.space(name).joinsAfterEnd, 1);
    await meet.spaces.endActiveConference({ name });
    await meet.spaces.endActiveConference({ name });
  });
});

async function recordsWith(meet: meet_v2.Meet, filter: string): Promise<(string | null)[]> {
  const { data } = await meet.conferenceRecords.list({ filter });
  return (data.conferenceRecords ?? []).map((record) => record.name ?? null);
}

async function twoConferences(emulator: MeetEmulator, name: string): Promise<string[]> {
  const first = emulator.join(name, ana);
  emulator.leave(first.visitor);
  emulator.advance(1800_000);
  const second = emulator.join(name, ana);
  return [first, second].map(({ conference }) => conference ?? '');
}

test('records are found by space, code and time, the latest first', async () => {
  await withEmulator({ clock: 'manual' }, async (emulator) => {
    const meet = client(emulator);
    const [name, elsewhere] = [await openSpace(meet), await openSpace(meet)];
    const begin = new Date(emulator.now()).toISOString();
    const [old, running] = await twoConferences(emulator, name);
    emulator.join(elsewhere, ana);
    const { code } = emulator.space(name);
    assert.deepEqual(await recordsWith(meet, `space.name = "${name}"`), [running, old]);
    assert.deepEqual(await recordsWith(meet, `space.meeting_code="${code}"`), [running, old]);
    const active = `space.name = "${name}" AND end_time IS NULL`;
    assert.deepEqual(await recordsWith(meet, active), [running]);
    const early = `start_time>="${begin}" AND start_time<="${begin}" AND space.name="${name}"`;
    assert.deepEqual(await recordsWith(meet, early), [old]);
    assert.equal((await meet.conferenceRecords.list()).data.conferenceRecords?.length, 3);
    for (const filter of ['colour = "red"', 'end_time IS', 'space.name = x', `${active} OR`]) {
      assert.deepEqual(fields(await refusal(meet.conferenceRecords.list({ filter }))), ['filter']);
    }
  });
});

test('records are the owner\u2019s, and vanish after thirty days', async () => {
  await withEmulator({ clock: 'manual' }, async (emulator) => {
    const name = await openSpace(client(emulator));
    const [old = ''] = await twoConferences(emulator, name);
    const auth = googlesAuth(emulator, { subject: otherOrganiser });
    const other = client(emulator, auth);
    assert.deepEqual((await other.conferenceRecords.list()).data, {});
    const get = other.conferenceRecords.get({ name: old });
    assert.equal((await refusal(get)).status, 'PERMISSION_DENIED');
    emulator.advance(30 * 24 * 3600_000);
    // The library keeps its token by the real clock, so another one has to be asked for.
    const meet = client(emulator, googlesAuthAt(emulator));
    const gone = meet.conferenceRecords.get({ name: old });
    assert.equal((await refusal(gone)).status, 'NOT_FOUND');
    assert.equal(emulator.conferencesOf(name).length, 1);
  });
});

/** Google's library signs by the real clock; the claims say the emulator's. */
function googlesAuthAt(emulator: MeetEmulator): ReturnType<typeof googlesAuth> {
  const auth = googlesAuth(emulator);
  const iat = Math.floor(emulator.now() / 1000);
  auth.additionalClaims = { ...auth.additionalClaims, iat, exp: iat + 3600 };
  return auth;
}

test('recordings and transcripts are listed, with their files once they are there', async () => {
  await withEmulator({ clock: 'manual' }, async (emulator) => {
    const meet = client(emulator);
    const artifactConfig = { recordingConfig: { autoRecordingGeneration: 'ON' } };
    const config = { accessType: 'OPEN', artifactConfig };
    const name = nameOf(await meet.spaces.create({ requestBody: { config } }));
    const guest = emulator.join(name, ana);
    const parent = guest.conference ?? '';
    const recording = async () => {
      const { data } = await meet.conferenceRecords.recordings.list({ parent });
      return data.recordings?.[0];
    };
    assert.equal(await recording(), undefined, 'a guest has no right to record');
    emulator.join(name, representative);
    assert.equal((await recording())?.state, 'STARTED');
    await meet.spaces.endActiveConference({ name });
    assert.equal((await recording())?.state, 'ENDED');
    emulator.advance(60_000);
    const done = await recording();
    assert.equal(done?.state, 'FILE_GENERATED');
    assert.ok(done?.driveDestination?.file);
    const got = await meet.conferenceRecords.recordings.get({ name: done?.name ?? '' });
    assert.deepEqual(got.data, done);

    const added = emulator.addArtifact(parent, 'transcript');
    const { data } = await meet.conferenceRecords.transcripts.list({ parent });
    assert.deepEqual(data.transcripts, [added]);
    assert.match(JSON.stringify(added), /docs\.google\.com/);
  });
});
