import assert from 'node:assert/strict';
import { setTimeout as pass } from 'node:timers/promises';
import { eva, scenario } from '../harness/scenario.ts';
import type { Tab } from '../harness/tab.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear, sameCall, untilShown } from '../steps/call.ts';
import * as representative from '../steps/representative.ts';

const outage_ms = 10_000;
const resumed_ms_max = 3000;
const tries_max = 3;

scenario(
  'ten seconds without a network, and the call goes on',
  { line: true, lossy: true, timeout_ms: 180_000 },
  async (world) => {
    const { line, lossy } = world;
    assert.ok(line && lossy);
    const noor = await world.person('noor', { voice: 'low' });
    const desk = await world.person('eva', { voice: 'high' });
    const sides: Tab[] = [noor, desk];
    const call = await world.step('a call', async () => {
      const { url } = await world.api.require('noor', 'Noor Haddad');
      await applicant.joinsQueue(noor, url);
      await representative.signsIn(desk, world.service.url, eva);
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, 'Noor Haddad');
      await representative.accepts(desk);
      await bothSeeAndHear(noor, desk);
      return sameCall(noor, desk);
    });

    const outage = async () => {
      line.down = true;
      lossy.weather.cut = true;
      await noor.see('[data-testid="call-line"]:not([data-line="connected"])');
      await pass(outage_ms);
      line.down = false;
      lossy.weather.cut = false;
      const took_ms = await Promise.all(sides.map((side) => untilShown(side)));
      world.say(`back after ${took_ms.map((ms) => Math.round(ms)).join(' and ')} ms`);
      await bothSeeAndHear(noor, desk);
      for (const side of sides) await side.see('[data-testid="call-line"][data-line="connected"]');
      assert.deepEqual(await sameCall(noor, desk), call, 'the same call');
      return Math.max(...took_ms);
    };

    for (let tries = 1; ; tries += 1) {
      const took_ms = await world.step(`outage ${tries}`, outage);
      if (took_ms < resumed_ms_max) break;
      assert.ok(tries < tries_max, `back within ${resumed_ms_max} ms`);
    }
  },
);
