import assert from 'node:assert/strict';
import { setTimeout as pass } from 'node:timers/promises';
import { eva, scenario } from '../harness/scenario.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear, sameCall, untilShown } from '../steps/call.ts';
import * as representative from '../steps/representative.ts';

/** A machine that is moved, and one whose owner had other plans. */
const pauses_ms = [30_000, 300_000];
/** A page that heard nothing for minutes tries again every half a minute. */
const back_ms_max = 40_000;

scenario('a service that stood still throws nobody out', { timeout_ms: 900_000 }, async (world) => {
  const noor = await world.person('noor', { voice: 'low' });
  const waits = await world.person('ada');
  const desk = await world.person('eva', { voice: 'high' });
  const call = await world.step('a call, and somebody who waits', async () => {
    const { url } = await world.api.require('noor', 'Noor Haddad');
    await applicant.joinsQueue(noor, url);
    await representative.signsIn(desk, world.service.url, eva);
    await representative.goesAvailable(desk);
    await representative.isOffered(desk, 'Noor Haddad');
    await representative.accepts(desk);
    await bothSeeAndHear(noor, desk);
    await applicant.joinsQueue(waits, (await world.api.require('ada', 'Ada Osei')).url);
    return sameCall(noor, desk);
  });

  for (const pause_ms of pauses_ms) {
    await world.step(`${pause_ms / 1000} s`, async () => {
      world.service.pause();
      await pass(pause_ms);
      world.service.resume();
      const took_ms = await Promise.all([noor, desk].map((side) => untilShown(side, back_ms_max)));
      world.say(`back after ${took_ms.map((ms) => Math.round(ms)).join(' and ')} ms`);
      await bothSeeAndHear(noor, desk);
      assert.deepEqual(await sameCall(noor, desk), call, 'the same call');
      await applicant.seesPlace(waits, 1, 1);
    });
  }

  await world.step('and the call is decided, and the next one begins', async () => {
    await representative.marks(desk, 'ok');
    await representative.decides(desk, 'passed');
    await applicant.seesScreen(noor, 'verified');
    await representative.goesAvailable(desk);
    await representative.isOffered(desk, 'Ada Osei');
  });
});
