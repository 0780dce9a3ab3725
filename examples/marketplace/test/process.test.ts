// The real process: refuses wrong configuration, survives being killed, closes when asked.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { Database } from '../src/database.ts';
import { FakeVisavis, apiKey, webhookSecret } from './fake_visavis.ts';
import { accounts } from './site.ts';

let visavis: FakeVisavis;
let folder: string;
let running: ChildProcess[];
beforeEach(async () => {
  visavis = new FakeVisavis();
  await visavis.listen();
  folder = mkdtempSync(join(tmpdir(), 'larkfold-'));
  running = [];
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  await visavis.close();
  rmSync(folder, { recursive: true });
});

function start(more: Record<string, string> = {}) {
  const env = {
    PATH: process.env['PATH'],
    PORT: '8397',
    VISAVIS_URL: visavis.publicUrl,
    VISAVIS_API_KEY: apiKey,
    VISAVIS_WEBHOOK_SECRET: webhookSecret,
    DATABASE: join(folder, 'site.sqlite'),
    ...more,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], { env });
  running.push(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output };
}

async function until(what: () => boolean): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    if (what()) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error('waited too long');
}

test('missing configuration and a refused key are told clearly', async () => {
  const missing = start({ VISAVIS_API_KEY: '' });
  const wrong = start({ VISAVIS_API_KEY: 'not_the_right_one', DATABASE: join(folder, 'b.sqlite') });
  const codes = await Promise.all([missing, wrong].map(({ child }) => once(child, 'exit')));
  assert.deepEqual(
    codes.map(([code]) => code as number),
    [78, 78],
  );
  assert.match(missing.output(), /VISAVIS_API_KEY is missing/);
  assert.match(wrong.output(), /does not accept VISAVIS_API_KEY/);
  assert(!wrong.output().includes('not_the_right_one'));
});

test('killed between the effect and its report, it reports after the next start, once', async () => {
  visavis.require(accounts.bruno);
  visavis.fail(accounts.bruno);
  let killed = false;
  const first = start();
  visavis.onRequest = async (line) => {
    if (!line.endsWith('/done') || killed) return;
    killed = true;
    visavis.failWith = 503; // the dead process's request must not count
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
  };
  await until(() => killed && first.child.signalCode === 'SIGKILL');
  visavis.failWith = null;
  const path = join(folder, 'site.sqlite');
  const left = new Database(path);
  const cancelled = "SELECT count(*) AS n FROM proposals WHERE status = 'cancelled'";
  assert.equal(left.get<{ n: number }>(cancelled)?.n, 3);
  assert.equal(
    left.get<{ n: number }>('SELECT count(*) AS n FROM visavis_effects WHERE reported IS NULL')?.n,
    1,
  );
  left.run(
    "UPDATE proposals SET status = 'active' WHERE id = (SELECT max(id) FROM proposals WHERE status = 'cancelled')",
  );
  left.close();

  const second = start();
  await until(() => visavis.of(accounts.bruno).effects[0]?.status === 'done');
  await until(() => second.output().includes('effect reported done'));
  second.child.kill('SIGTERM');
  assert.deepEqual(await once(second.child, 'exit'), [0, null]);
  assert.match(second.output(), /"closed"/);
  const after = new Database(path);
  assert.equal(after.get<{ n: number }>(cancelled)?.n, 2);
  after.close();
});

test('starts without Visavis, and catches up when it comes', async () => {
  visavis.failWith = 503;
  const { child, output } = start({ RECONCILE_SECONDS: '1' });
  await until(() => output().includes('Larkfold is at'));
  visavis.failWith = null;
  await until(() => visavis.verifications.length === 2);
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});
