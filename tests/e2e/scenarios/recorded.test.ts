import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { places } from '../harness/places.ts';
import { ada, eva, sam, scenario } from '../harness/scenario.ts';
import type { Tab } from '../harness/tab.ts';
import { until } from '../harness/until.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear } from '../steps/call.ts';
import * as factor from '../steps/factor.ts';
import * as representative from '../steps/representative.ts';

const name = 'Noor Haddad';
const folder = mkdtempSync(join(tmpdir(), 'visavis-evidence-'));
const vault = join(folder, 'vault');
const key = join(folder, 'master.key');
writeFileSync(key, randomBytes(32).toString('hex'), { mode: 0o600 });
const settings = `[evidence]\npath = "${vault}"\nkey_file = "${key}"\n`;

interface Kept {
  evidence: string;
  side: 'applicant' | 'representative';
  state: string;
  length_ms: number;
  whole: boolean;
}

/** What the console's page is answered about the verification. */
const listed = (tab: Tab, id: string): Promise<Kept[]> =>
  tab.ask(async (verification) => {
    const answer = await fetch(`/console/verifications/${verification}/evidence`);
    return ((await answer.json()) as { evidence: Kept[] }).evidence;
  }, id);

/** Some seconds of each side are on the disk. */
async function growsOnBothSides(place = vault): Promise<void> {
  await until('both sides to grow', () => {
    const long = filesIn(place).filter(
      (file) => file.endsWith('.growing') && statSync(file).size > 300_000,
    );
    return long.length === 2 || undefined;
  });
}

function filesIn(place: string): string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));
}

async function everythingIsKept(tab: Tab, id: string): Promise<Kept[]> {
  return until('all that was recorded to be kept', async () => {
    const all = await listed(tab, id);
    return all.length > 0 && all.every(({ state }) => state === 'kept') ? all : undefined;
  });
}

/** The side's video has a picture, and goes on. */
async function plays(tab: Tab, side: Kept['side']): Promise<void> {
  const testid = `player-${side}`;
  await tab.until(
    `the video of the ${side} to go on`,
    (id) => {
      const video = document.querySelector<HTMLVideoElement>(`[data-testid="${id}"]`);
      return (video && video.videoWidth > 0 && video.currentTime > 0.5) || undefined;
    },
    testid,
  );
}

scenario('a call is recorded, and looked at by who may', { settings }, async (world) => {
  const noor = await world.person('noor', { voice: 'low' });
  const desk = await world.person('eva', { voice: 'high' });
  const other = await world.person('sam', {});
  const { id, url } = await world.api.require('noor', name);

  await world.step('they agree to a recorded call', async () => {
    await applicant.opensLink(noor, url);
    await noor.read('screen-intro', /We record the call/);
    await applicant.consents(noor);
    await applicant.startsCall(noor);
  });

  await world.step('the call goes on over kill -9', async () => {
    await representative.signsIn(desk, world.service.url, eva);
    await representative.goesAvailable(desk);
    await representative.isOffered(desk, name);
    await representative.accepts(desk);
    await bothSeeAndHear(noor, desk);
    for (const tab of [noor, desk]) await tab.read('recorded', /^Recording$/);
    await growsOnBothSides();
    await world.service.crash();
    await world.service.start();
    await bothSeeAndHear(noor, desk);
  });

  await world.step('failed, and kept', async () => {
    await representative.decides(desk, 'failed', {
      reasons: ['photo_mismatch'],
      internal: 'Another face.',
    });
    await world.service.addStaff(sam);
    await representative.signsIn(other, world.service.url, sam);
    const without = await other.ask(
      async (verification) =>
        (await fetch(`/console/verifications/${verification}/evidence`)).status,
      id,
    );
    assert.equal(without, 403, 'not behind a password alone');
    await factor.setsUpApp(other);
    const all = await everythingIsKept(other, id);
    for (const side of ['applicant', 'representative'] as const) {
      const parts = all.filter((one) => one.side === side);
      assert.ok(parts.length >= 2, `before and after the crash: ${JSON.stringify(all)}`);
      assert.ok(parts.some(({ whole }) => !whole) && parts.some(({ whole }) => whole));
    }
  });

  await world.step('nobody looks without a word', async () => {
    const [one] = await listed(other, id);
    assert.ok(one);
    const status = await other.ask(
      async (evidence) => (await fetch(`/console/evidence/${evidence}/file`)).status,
      one.evidence,
    );
    assert.equal(status, 409);
  });

  await world.step('the second person watches both sides', async () => {
    await representative.opensReviews(other);
    await other.press('see-recordings');
    await other.press('watch-call');
    await other.press('player-play');
    await plays(other, 'applicant');
    await plays(other, 'representative');
    await until('moments along the line', async () =>
      (await other.count('player-thumbnail')) > 1 ? true : undefined,
    );
    await world.look(other, 'console-player');
  });

  await world.step('who watched what, and why, stands in the audit log', async () => {
    await other.press('nav-audit');
    await other.press('audit-looks');
    await other.read('audit-acts', /Sam Okafor[^]*Viewed evidence[^]*Second review/);
    await other.read('audit-acts', new RegExp(`noor[^]*${id}`));
    await world.look(other, 'console-audit');
  });

  const auditor = await world.person('ada', {});

  await world.step('one asks for an export, and another approves it', async () => {
    await other.fill('audit-of', id);
    await other.press('audit-search');
    await other.press('[data-testid="ask-export"] summary');
    await other.fill('ask-export-why', 'Court file 7');
    await other.press('ask-export-send');
    await other.see('export-asked');
    await world.service.addStaff(ada);
    await representative.signsIn(auditor, world.service.url, ada);
    await factor.setsUpApp(auditor);
    await auditor.press('nav-audit');
    await auditor.press('audit-exports');
    await auditor.read('exports', /noor[^]*Sam Okafor[^]*Court file 7/);
    await world.look(auditor, 'console-exports');
    await auditor.press('export-approve');
    await auditor.read('export-state', /Approved by Ada Osei. Sam Okafor can download it/);
  });

  await world.step('all of the account is on one time line', async () => {
    await auditor.press('audit-all');
    await auditor.fill('audit-of', 'noor');
    await auditor.press('audit-search');
    await auditor.press('to-account');
    await auditor.read(
      'time-line',
      /Asked for an export[^]*Viewed evidence[^]*The call was decided Eva Lind[^]*Failed[^]*A call began[^]*The marketplace asked/,
    );
    await world.look(auditor, 'console-account');
  });

  await world.step('who asked downloads it, and it proves itself', async () => {
    await other.press('audit-exports');
    const file = await other.downloads(() => other.press('export-download'));
    const publicKey = world.service.chainHead().split(' ').at(-1) ?? '';
    const said = execFileSync(places.verifyExport, [file, publicKey], { encoding: 'utf8' });
    assert.match(said, /^VALID: /m);
    const members = execFileSync('tar', ['-tf', file], { encoding: 'utf8' });
    assert.ok((members.match(/^recordings\//gm) ?? []).length >= 4, members);
    const [recording = ''] = members.match(/^recordings\/.*webm$/m) ?? [];
    const video = execFileSync('tar', ['-xOf', file, recording], { maxBuffer: 1e9 });
    assert.ok(video.includes('webm'), 'unsealed');
    await other.press('audit-all');
    await other.read(
      'audit-acts',
      /Downloaded an export[^]*Approved an export[^]*Asked for an export/,
    );
  });

  await world.step('nothing of it is readable on the disk', async () => {
    const files = filesIn(vault);
    assert.ok(files.length >= 4);
    for (const file of files) {
      const bytes = readFileSync(file);
      assert.ok(!file.endsWith('.growing'), 'what grew is gone once it is kept');
      for (const word of ['webm', 'matroska', 'V_VP8', 'OpusHead'])
        assert.equal(bytes.indexOf(word), -1, `${word} in ${file}`);
    }
  });
});

const taken_back = mkdtempSync(join(tmpdir(), 'visavis-withdrawn-'));
const other_settings = `[evidence]\npath = "${taken_back}"\nkey_file = "${key}"\nkeys_path = "${taken_back}.keys"\n`;

scenario(
  'who takes the consent back in the call is not kept',
  { settings: other_settings },
  async (world) => {
    const noor = await world.person('noor', { voice: 'low' });
    const desk = await world.person('eva', { voice: 'high' });
    const { url } = await world.api.require('noor', name);

    await world.step('a recorded call', async () => {
      await applicant.opensLink(noor, url);
      await applicant.consents(noor);
      await applicant.startsCall(noor);
      await representative.signsIn(desk, world.service.url, eva);
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, name);
      await representative.accepts(desk);
      await bothSeeAndHear(noor, desk);
      await growsOnBothSides(taken_back);
    });

    await world.step('they stop it, and nothing of it stays', async () => {
      await noor.press('leave-call');
      await noor.press('withdraw-consent');
      await noor.press('start-again');
      await noor.read('screen-intro', /The call is recorded/);
      await until('the vault to be empty', () => filesIn(taken_back).length === 0 || undefined);
    });
  },
);
