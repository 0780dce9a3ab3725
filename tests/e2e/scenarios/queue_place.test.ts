import { phone } from '../harness/chromium.ts';
import { eva, scenario } from '../harness/scenario.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear, sameCall } from '../steps/call.ts';
import * as representative from '../steps/representative.ts';

scenario(
  'a place in the queue survives a reload, and the first is served first',
  {},
  async (world) => {
    const noor = await world.person('noor', { voice: 'low', window: phone });
    const mei = await world.person('mei', { voice: 'low', window: phone });
    const desk = await world.person('eva', { voice: 'high' });

    await world.step('two wait', async () => {
      const first = await world.api.require('noor', 'Noor Haddad');
      const second = await world.api.require('mei', 'Mei Tanaka');
      await applicant.joinsQueue(noor, first.url, 1);
      await applicant.joinsQueue(mei, second.url, 2);
      await applicant.seesPlace(noor, 1, 2);
    });

    await world.step('both reload, one after the other', async () => {
      await noor.reload();
      await applicant.seesPlace(noor, 1, 2);
      await applicant.seesPlace(mei, 2, 2);
      await mei.reload();
      await applicant.seesPlace(mei, 2, 2);
      await applicant.seesPlace(noor, 1, 2);
    });

    await world.step('a restart of the service', async () => {
      await world.service.stop();
      await world.service.start();
      await noor.notSee('line-down');
      await mei.notSee('line-down');
      await applicant.seesPlace(noor, 1, 2);
      await applicant.seesPlace(mei, 2, 2);
    });

    await world.step('the first is offered first', async () => {
      await representative.signsIn(desk, world.service.url, eva);
      await desk.read('queue-length', /^2$/);
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, 'Noor Haddad');
      await representative.accepts(desk);
      await applicant.seesPlace(mei, 1, 1);
      await bothSeeAndHear(noor, desk);
      await representative.passes(desk);
    });

    await world.step('then the second', async () => {
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, 'Mei Tanaka');
      await representative.accepts(desk);
      await bothSeeAndHear(mei, desk);
      await sameCall(mei, desk);
    });

    await world.step('who leaves has no place', async () => {
      await representative.decides(desk, 'technical', { reasons: ['problem_on_our_side'] });
      await mei.press('start-again');
      await mei.see('start-call');
      await applicant.startsCall(mei);
      await applicant.seesPlace(mei, 1, 1);
      await mei.press('leave-queue');
      await mei.press('leave-queue-confirm');
      await mei.see('start-call');
      await desk.read('queue-length', /^0$/);
    });
  },
);
