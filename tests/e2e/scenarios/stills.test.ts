import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eva, sam, scenario } from '../harness/scenario.ts';
import type { Tab } from '../harness/tab.ts';
import { until } from '../harness/until.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear } from '../steps/call.ts';
import * as factor from '../steps/factor.ts';
import * as representative from '../steps/representative.ts';

const name = 'Noor Haddad';
const folder = mkdtempSync(join(tmpdir(), 'visavis-stills-'));
const vault = join(folder, 'vault');
const key = join(folder, 'master.key');
writeFileSync(key, randomBytes(32).toString('hex'), { mode: 0o600 });
const settings = `[evidence]\npath = "${vault}"\nkey_file = "${key}"\n`;

/** What a picture or a recording would have in it, and random bytes have not. */
const marks = ['JFIF', 'matroska', 'OpusHead'];

/** The first picture that is shown there has been drawn. */
async function isDrawn(tab: Tab, testid: string): Promise<void> {
  await tab.until(
    `${testid} to be drawn`,
    (id) => {
      const canvas = document.querySelector<HTMLCanvasElement>(`[data-testid="${id}"]`);
      return (canvas && canvas.width > 0 && canvas.width !== 300) || undefined;
    },
    testid,
  );
}

scenario('a picture is taken in a call, and looked at later', { settings }, async (world) => {
  const noor = await world.person('noor', { voice: 'low' });
  const desk = await world.person('eva', { voice: 'high' });
  const other = await world.person('sam', {});
  const { id, url } = await world.api.require('noor', name);

  await world.step('they agree to pictures, and talk', async () => {
    await applicant.opensLink(noor, url);
    await noor.read('screen-intro', /pictures of me and my documents may be taken/);
    await applicant.consents(noor);
    await applicant.startsCall(noor);
    await representative.signsIn(desk, world.service.url, eva);
    await representative.goesAvailable(desk);
    await representative.isOffered(desk, name);
    await representative.accepts(desk);
    await bothSeeAndHear(noor, desk);
  });

  await world.step('the representative takes one', async () => {
    await desk.press('shot');
    await noor.read('still-news', /took a picture/);
    await isDrawn(desk, 'still-thumbnail');
    await world.look(desk, 'console-still');
    await desk.press('still-open');
    await isDrawn(desk, 'still-seen');
    await desk.press('still-close');
  });

  await world.step('later it is looked at as evidence is', async () => {
    await representative.decides(desk, 'failed', {
      reasons: ['photo_mismatch'],
      internal: 'Another face.',
    });
    await world.service.addStaff(sam);
    await representative.signsIn(other, world.service.url, sam);
    await factor.setsUpApp(other);
    await until('the recording to be kept', async () => {
      const all = await other.ask(async (verification) => {
        const answer = await fetch(`/console/verifications/${verification}/evidence`);
        return ((await answer.json()) as { evidence: { state: string }[] }).evidence;
      }, id);
      return (all.length > 2 && all.every(({ state }) => state === 'kept')) || undefined;
    });
    await representative.opensReviews(other);
    await other.press('see-recordings');
    await other.press('watch-call');
    await other.press('see-stills');
    await isDrawn(other, 'still-thumbnail');
    await world.look(other, 'console-kept-still');
  });

  await world.step('nothing of it is readable on the disk', async () => {
    const files = readdirSync(vault, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name));
    assert.ok(files.length > 2);
    for (const file of files)
      for (const mark of marks) assert.ok(!readFileSync(file).includes(mark), `${file}: ${mark}`);
  });
});
