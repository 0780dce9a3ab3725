import assert from 'node:assert/strict';
import { phone } from '../harness/chromium.ts';
import { eva, scenario } from '../harness/scenario.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear } from '../steps/call.ts';
import { Freelancer } from '../steps/freelancer.ts';
import * as representative from '../steps/representative.ts';

scenario(
  'inconclusive and technical calls cost nothing and say why',
  { marketplace: true },
  async (world) => {
    const tab = await world.person('ines', { voice: 'low', window: phone });
    const desk = await world.person('eva', { voice: 'high' });
    const ines = new Freelancer(world, tab);

    /** Required as before: nothing more is refused than before the call. */
    const nothingChanged = async (outcome: string) => {
      await ines.seesStatus('required', 'pending');
      assert.equal(await tab.attribute('last-result', 'data-outcome'), outcome);
      assert.equal(await tab.count('[data-testid="limited"] li'), 2);
      assert.equal(await ines.proposals('active'), 2);
      await ines.withdraws(10);
      await ines.isTold(/on its way/);
    };

    await world.step('the first call is inconclusive', async () => {
      await ines.signsIn('ines@larkfold.example');
      await ines.opensIdentityVerification();
      await ines.seesStatus('required', 'pending');
      await ines.startsVerification();
      await applicant.consents(tab);
      await tab.see('start-call');
      await applicant.startsCall(tab);
      await representative.signsIn(desk, world.service.url, eva);
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, 'Inês Carvalho');
      await representative.accepts(desk);
      await bothSeeAndHear(tab, desk);
      await representative.decides(desk, 'inconclusive', {
        reasons: ['document_unreadable', 'poor_visibility'],
        message: 'Please sit near a window next time.',
      });
    });

    await world.step('the applicant is told why, and what now', async () => {
      await applicant.seesScreen(tab, 'no_penalty');
      await tab.read('screen-no_penalty', /doesn’t count against you/);
      await applicant.readsReasons(tab, /document could not be read/, /more light/);
      await tab.read('result-message', /near a window/);
      await tab.see('start-again');
      await world.look(tab, 'applicant-inconclusive');
      await tab.press('back-to-marketplace');
      await nothingChanged('inconclusive');
    });

    await world.step('the second call ends as technical', async () => {
      await ines.opensIdentityVerification();
      await world.look(tab, 'marketplace-identity-inconclusive');
      await ines.startsVerification();
      await tab.press('start-again');
      await tab.see('start-call');
      await applicant.startsCall(tab);
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, 'Inês Carvalho');
      await representative.accepts(desk);
      await bothSeeAndHear(tab, desk);
      await representative.decides(desk, 'technical', { reasons: ['no_audio'] });
    });

    await world.step('again no penalty', async () => {
      await applicant.seesScreen(tab, 'no_penalty');
      await tab.read('screen-no_penalty', /technical problem/);
      await applicant.readsReasons(tab, /sound did not work/);
      await world.look(tab, 'applicant-technical');
      await tab.press('back-to-marketplace');
      await nothingChanged('technical');
      const events = await world.api.events();
      const types = events.filter(({ account }) => account === 'lf_1002').map(({ type }) => type);
      assert.equal(types.filter((type) => type === 'verification.call_started').length, 2);
      assert.ok(
        !types.includes('verification.not_verified') && !types.includes('verification.in_review'),
      );
    });
  },
);
