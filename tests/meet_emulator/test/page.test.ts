import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MeetEmulator } from '../emulator.ts';
import { client, nameOf, rita, withEmulator } from './helpers.ts';

async function post(emulator: MeetEmulator, name: string, body: object): Promise<Response> {
  const url = `${emulator.url}/emulator/page/${name}`;
  return fetch(url, { method: 'POST', body: JSON.stringify(body) });
}

/** What the page's script does: join, and follow the stream of events. */
async function visit(emulator: MeetEmulator, body: object) {
  const joined = await post(emulator, 'join', body);
  const { visitor } = (await joined.json()) as { visitor: string };
  const tab = new AbortController();
  const url = `${emulator.url}/emulator/page/events?visitor=${visitor}`;
  const response = await fetch(url, { signal: tab.signal });
  const events = views(response);
  return { visitor, close: () => tab.abort(), next: async () => (await events.next()).value };
}

interface View {
  state: string;
  people: { name: string; you: boolean }[];
  knocks: { id: string; name: string }[];
}

async function* views(response: Response): AsyncGenerator<View, undefined> {
  let text = '';
  for await (const part of response.body ?? []) {
    text += Buffer.from(part).toString('utf8');
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      if (event.startsWith('data: ')) yield JSON.parse(event.slice(6)) as View;
    }
  }
  return undefined;
}

async function until(what: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !what(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.ok(what());
}

test('the page says what it is, who one is, and which button there is', async () => {
  await withEmulator({}, async (emulator) => {
    const { data } = await client(emulator).spaces.create({ requestBody: {} });
    const guest = await fetch(`${data.meetingUri}`);
    const page = await guest.text();
    assert.match(page, /Google Meet emulator, for tests and the demo/);
    assert.match(page, /data-door="asks"/);
    assert.match(guest.headers.get('content-security-policy') ?? '', /script-src 'self'/);
    assert.doesNotMatch(page, /<script>|onclick|\{\{/);
    const member = await (await fetch(`${data.meetingUri}?as=${rita}`)).text();
    assert.match(member, /data-door="in"/);
    assert.match(member, /Rita Representative/);
    const evil = await (await fetch(`${data.meetingUri}?name=<script>`)).text();
    assert.doesNotMatch(evil, /<script>/);
    assert.equal((await fetch(`${emulator.url}/abc-defg-hij`)).status, 404);
    for (const name of ['page.js', 'page.css']) {
      assert.equal((await fetch(`${emulator.url}/emulator/page/${name}`)).status, 200);
    }
    assert.equal((await fetch(`${emulator.url}/emulator/page/page.html`)).status, 404);
  });
});

test('a guest knocks, is admitted, sees who is there, and is told of the end', async () => {
  await withEmulator({}, async (emulator) => {
    const meet = client(emulator);
    const { data } = await meet.spaces.create({ requestBody: {} });
    const code = data.meetingCode ?? '';
    const host = await visit(emulator, { code, as: rita });
    assert.equal((await host.next())?.people.length, 1);
    const guest = await visit(emulator, { code, name: ' Ana ' });
    assert.deepEqual(await guest.next(), { state: 'asking', people: [], knocks: [] });
    const knocking = (await host.next())?.knocks[0];
    assert.equal(knocking?.name, 'Ana');
    const mine = { visitor: guest.visitor, knocking: guest.visitor };
    assert.equal((await post(emulator, 'admit', mine)).status, 403);
    await post(emulator, 'admit', { visitor: host.visitor, knocking: guest.visitor });
    const inside = await guest.next();
    assert.deepEqual(
      inside?.people.map(({ name, you }) => [name, you]),
      [
        ['Rita Representative', false],
        ['Ana', true],
      ],
    );
    await meet.spaces.endActiveConference({ name: data.name ?? '' });
    await until(() => emulator.visit(guest.visitor).state === 'ended');
    host.close();
    guest.close();
  });
});

test('whoever closes the tab is gone after a moment', async () => {
  await withEmulator({ goneMs: 50 }, async (emulator) => {
    const { data } = await client(emulator).spaces.create({ requestBody: {} });
    const host = await visit(emulator, { code: data.meetingCode, as: rita });
    await host.next();
    assert.equal(emulator.space(nameOf({ data })).visits.length, 1);
    host.close();
    await until(() => emulator.visit(host.visitor).state === 'left');
    assert.ok(emulator.conferencesOf(nameOf({ data }))[0]?.endTime);
  });
});
