import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MeetEmulator } from '../emulator.ts';
import type { Person } from '../meeting/model.ts';
import type { Visit } from '../control/shown.ts';
import { client, nameOf, organiser, raw, rita, withEmulator } from './helpers.ts';

const ana: Person = { kind: 'anonymous', name: 'Ana' };
const phone: Person = { kind: 'phone', name: '+34 6**' };
const representative: Person = { kind: 'signedin', user: rita };
const rob: Person = { kind: 'signedin', user: 'rob@workspace.example' };
const owner: Person = { kind: 'signedin', user: organiser };
const outsider: Person = { kind: 'signedin', user: 'ana@elsewhere.example' };

async function spaceWith(emulator: MeetEmulator, config: object): Promise<string> {
  return nameOf(await client(emulator).spaces.create({ requestBody: { config } }));
}

async function addMember(emulator: MeetEmulator, space: string, email: string, role?: string) {
  await raw(emulator, 'POST', `${space}/members`, { email, ...(role && { role }) });
}

test('who gets in without knocking depends on the kind of access', async () => {
  await withEmulator({}, async (emulator) => {
    const everybody = [owner, representative, rob, outsider, ana, phone];
    const expected: [string, Visit['state'][]][] = [
      ['OPEN', ['in', 'in', 'in', 'in', 'in', 'in']],
      ['TRUSTED', ['in', 'in', 'in', 'asking', 'asking', 'asking']],
      ['RESTRICTED', ['in', 'in', 'asking', 'asking', 'asking', 'asking']],
    ];
    for (const [accessType, states] of expected) {
      const space = await spaceWith(emulator, { accessType });
      await addMember(emulator, space, rita);
      const visits = everybody.map((person) => emulator.join(space, person));
      assert.deepEqual(
        visits.map(({ state }) => state),
        states,
        accessType,
      );
    }
    const apps = await spaceWith(emulator, { entryPointAccess: 'CREATOR_APP_ONLY' });
    assert.equal(emulator.join(apps, owner).state, 'refused');
  });
});

test('without moderation anybody of the Workspace inside admits, and no guest', async () => {
  await withEmulator({}, async (emulator) => {
    const space = await spaceWith(emulator, { accessType: 'TRUSTED', moderation: 'OFF' });
    const asking = emulator.join(space, ana);
    assert.equal(emulator.space(space).activeConference, undefined, 'knocking begins nothing');
    const host = emulator.join(space, representative);
    const guest = emulator.join(space, outsider, true);
    assert.throws(() => emulator.answerKnock(asking.visitor, guest.visitor), /may not/);
    assert.equal(emulator.answerKnock(asking.visitor, host.visitor).state, 'in');
    assert.throws(() => emulator.answerKnock(asking.visitor, host.visitor), /nobody knocks/);
    const second = emulator.join(space, ana);
    assert.equal(emulator.answerKnock(second.visitor, host.visitor, 'deny').state, 'denied');
  });
});

test('with moderation only the organiser and co-hosts admit', async () => {
  await withEmulator({}, async (emulator) => {
    const space = await spaceWith(emulator, { accessType: 'TRUSTED', moderation: 'ON' });
    await addMember(emulator, space, rita, 'COHOST');
    const asking = emulator.join(space, ana);
    const colleague = emulator.join(space, rob);
    assert.equal(colleague.mayAdmit, false);
    assert.throws(() => emulator.answerKnock(asking.visitor, colleague.visitor), /may not/);
    const cohost = emulator.join(space, representative);
    assert.equal(emulator.answerKnock(asking.visitor, cohost.visitor).state, 'in');
    assert.equal(emulator.join(space, owner).mayAdmit, true);
  });
});

test('who is inside another meeting, or left, admits nobody', async () => {
  await withEmulator({}, async (emulator) => {
    const [space, elsewhere] = [await spaceWith(emulator, {}), await spaceWith(emulator, {})];
    const asking = emulator.join(space, ana);
    const other = emulator.join(elsewhere, representative);
    assert.throws(() => emulator.answerKnock(asking.visitor, other.visitor), /may not/);
    const gone = emulator.join(space, representative);
    emulator.leave(gone.visitor);
    assert.throws(() => emulator.answerKnock(asking.visitor, gone.visitor), /may not/);
  });
});
