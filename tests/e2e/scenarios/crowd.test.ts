import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Crowd } from '../harness/crowd.ts';
import { eva, scenario } from '../harness/scenario.ts';
import * as representative from '../steps/representative.ts';

/** Each takes a file descriptor here and one of the service's; not every system allows so many. */
function allowed(): number {
  const limits = readFileSync('/proc/self/limits', 'utf8');
  const hard = /^Max open files\s+\S+\s+(\S+)/m.exec(limits)?.[1];
  return hard === 'unlimited' ? Infinity : Number(hard);
}
/** What a service with these settings takes besides. */
const server = 'connections = 1000\nstaff = 80';
const others = 2200;
const many = Math.min(10_000, Math.floor((allowed() - others) * 0.85));
/** A connected page costs about 8 KB; what else grows with verifications is in it here, too. */
const kilobytes_each_max = 16;

scenario(
  'ten thousand applicants at their pages, and staff come in',
  { server: `${server}\napplicants = ${many}`, timeout_ms: 300_000 },
  async (world) => {
    const crowd = new Crowd(world.service.url);
    const invite = (number: number) => world.api.require(`crowd-${number}`, 'Ada Osei');
    const before_kb = world.service.memory_kb();
    await world.step('they come', () => crowd.come(many, invite));
    const each_kb = (world.service.memory_kb() - before_kb) / many;
    world.say(`${many} applicants, ${each_kb.toFixed(1)} KB each`);
    assert.ok(each_kb < kilobytes_each_max, `${each_kb} KB each`);

    await world.step('one more is told that it is busy', async () => {
      await crowd.come(1, invite);
      assert.match(
        crowd.pages.at(-1)?.received ?? '',
        /^HTTP\/1\.1 503 [^]*Retry-After: \d+[^]*"code":"busy"/,
      );
    });

    await world.step('staff come in and work', async () => {
      const desk = await world.person('eva', { voice: 'high' });
      await representative.signsIn(desk, world.service.url, eva);
      await representative.goesAvailable(desk);
    });

    await world.step('nobody was thrown out', async () => {
      assert.equal(crowd.pages.filter((page) => page.isShown && page.isOpen).length, many);
      crowd.leave();
    });
  },
);
