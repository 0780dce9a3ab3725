import assert from 'node:assert/strict';
import { eva, scenario } from '../harness/scenario.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear, sameCall } from '../steps/call.ts';
import * as representative from '../steps/representative.ts';

scenario(
  'a call goes on after reloads, cut lines, and a restart of the service',
  { line: true },
  async (world) => {
    const noor = await world.person('noor', { voice: 'low' });
    const desk = await world.person('eva', { voice: 'high' });
    const sides = [noor, desk];

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

    const goesOn = async () => {
      for (const side of sides) await side.see('screen-call');
      await bothSeeAndHear(noor, desk);
      assert.deepEqual(await sameCall(noor, desk), call, 'the same call');
    };

    await world.step('the applicant reloads', async () => {
      await noor.reload();
      await goesOn();
    });

    await world.step('the representative reloads, with a checklist half done', async () => {
      await representative.marks(desk, 'ok');
      await desk.reload();
      await goesOn();
      await desk.read('checklist-done', /^6 of 6/);
    });

    await world.step('the line to the service is cut', async () => {
      assert.ok(world.line);
      const before = await Promise.all(
        sides.map((side) => side.ask(() => window.seen.sockets.length)),
      );
      world.line.cut();
      for (const [index, side] of sides.entries()) {
        await side.until(
          `${side.who} to have a new line`,
          (count) => {
            const { sockets } = window.seen;
            return (
              (sockets.length > count && sockets.at(-1)?.readyState === WebSocket.OPEN) || undefined
            );
          },
          before[index] ?? 0,
        );
      }
      await goesOn();
    });

    await world.step('the browser goes offline for a moment', async () => {
      await noor.context.setOffline(true);
      await noor.until('offline', () => !navigator.onLine || undefined, null);
      await noor.context.setOffline(false);
      await goesOn();
    });

    await world.step('the applicant opens the page in another tab, and comes back', async () => {
      const other = await noor.another();
      await other.open(`${world.service.url}/verify`);
      await noor.see('screen-replaced');
      await bothSeeAndHear(other, desk);
      assert.deepEqual(await sameCall(other, desk), call, 'the same call');
      await noor.comesToFront();
      await noor.press('take-over');
      await other.see('screen-replaced');
      await goesOn();
    });

    await world.step('the service restarts', async () => {
      await world.service.stop();
      await world.service.start();
      await goesOn();
    });

    await world.step('the service crashes and is started again', async () => {
      await world.service.crash();
      await world.service.start();
      await goesOn();
    });

    await world.step('and the call can be decided', async () => {
      await representative.decides(desk, 'passed');
      await applicant.seesScreen(noor, 'verified');
    });
  },
);
