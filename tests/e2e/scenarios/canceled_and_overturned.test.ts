import assert from 'node:assert/strict';
import { phone } from '../harness/chromium.ts';
import { eva, sam, scenario } from '../harness/scenario.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear } from '../steps/call.ts';
import * as representative from '../steps/representative.ts';

scenario(
  'an overturned failure costs nothing; a canceled verification ends the call',
  {
    staff: [eva, sam],
  },
  async (world) => {
    const mei = await world.person('mei', { voice: 'low', window: phone });
    const desk = await world.person('eva', { voice: 'high' });
    const second = await (await world.browser())('sam');
    const { id, url } = await world.api.require('mei', 'Mei Tanaka');
    const holdNow = async () => (await world.api.verification(id)).hold?.kind ?? null;

    await world.step('decided as failed', async () => {
      await applicant.joinsQueue(mei, url);
      await representative.signsIn(desk, world.service.url, eva);
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, 'Mei Tanaka');
      await representative.accepts(desk);
      await bothSeeAndHear(mei, desk);
      await representative.decides(desk, 'failed', {
        reasons: ['photo_mismatch'],
        internal: 'Unsure.',
      });
      await applicant.seesScreen(mei, 'in_review');
      assert.equal(await holdNow(), 'pending');
    });

    await world.step('overturned by a second reviewer', async () => {
      await representative.signsIn(second, world.service.url, sam);
      await representative.overturnsFailure(second, 'It is the same person, older.');
      await applicant.seesScreen(mei, 'no_penalty');
      await mei.read('screen-no_penalty', /doesn’t count against you/);
      await applicant.readsReasons(mei, /second reviewer asked for another call/);
      const { status, effects } = await world.api.verification(id);
      assert.deepEqual([status, await holdNow(), effects], ['required', 'pending', []]);
    });

    await world.step('canceled by the marketplace in the next call', async () => {
      await mei.press('start-again');
      await mei.see('start-call');
      await applicant.startsCall(mei);
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, 'Mei Tanaka');
      await representative.accepts(desk);
      await bothSeeAndHear(mei, desk);
      assert.equal((await world.api.ask('POST', `/v1/verifications/${id}/cancel`, {})).status, 200);
      await applicant.seesScreen(mei, 'canceled');
      await world.look(mei, 'applicant-canceled');
      await desk.see('call-over');
      await desk.see('go-available');
      await world.look(desk, 'console-call-over');
      assert.equal(await holdNow(), null);
      const cameraIsOff = () => document.querySelector('video') === null || undefined;
      await mei.until('the camera to be off', cameraIsOff, null);
    });
  },
);
