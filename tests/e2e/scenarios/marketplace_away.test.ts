import assert from 'node:assert/strict';
import { makeDeliveriesDue } from '../harness/database.ts';
import { eva, sam, scenario } from '../harness/scenario.ts';
import { until } from '../harness/until.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear } from '../steps/call.ts';
import { Freelancer } from '../steps/freelancer.ts';
import * as representative from '../steps/representative.ts';

scenario(
  'a marketplace that was away catches up, and acts once',
  {
    marketplace: true,
    staff: [eva, sam],
  },
  async (world) => {
    const tab = await world.person('bruno', { voice: 'low' });
    const desk = await world.person('eva', { voice: 'high' });
    const second = await (await world.browser())('sam');
    const bruno = new Freelancer(world, tab);
    interface Event {
      type: string;
      deliveries: number;
    }
    const events = () => bruno.books<Event>('SELECT type, deliveries FROM visavis_events');

    await world.step('a call', async () => {
      await bruno.signsIn('bruno@larkfold.example');
      await bruno.opensIdentityVerification();
      await bruno.seesStatus('required', 'pending');
      await bruno.startsVerification();
      await applicant.consents(tab);
      await tab.see('start-call');
      await applicant.startsCall(tab);
      await representative.signsIn(desk, world.service.url, eva);
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, 'Bruno Keller');
      await representative.accepts(desk);
      await bothSeeAndHear(tab, desk);
    });

    await world.step('decided while the marketplace is away', async () => {
      await world.market.stop();
      await representative.decides(desk, 'failed', {
        reasons: ['another_person'],
        internal: 'A brother, by his own words.',
      });
      await representative.signsIn(second, world.service.url, sam);
      await representative.confirmsFailure(second, 'I agree.');
      await applicant.seesScreen(tab, 'not_verified');
      await applicant.readsReasons(tab, /other than the account's owner/);
      await world.look(tab, 'applicant-not-verified');
      assert.ok(!(await events()).some(({ type }) => type === 'verification.not_verified'));
    });

    await world.step('back, it knows by itself, and cancels once', async () => {
      await world.startMarket();
      await tab.press('back-to-marketplace');
      await bruno.seesStatus('not_verified', 'failed');
      assert.equal(await bruno.proposals('cancelled'), 3);
      // Visavis tries its webhooks again, by when all of it is known: in 5 s, or in 5 min where the marketplace took
      // longer to come back.
      await makeDeliveriesDue(`${world.folder}/visavis.sqlite`);
      await until(
        'the webhook to come again',
        async () =>
          (await events()).some(
            ({ type, deliveries }) => type === 'verification.not_verified' && deliveries > 1,
          ) || undefined,
      );
      const books = 'SELECT proposals_cancelled AS n FROM visavis_effects';
      assert.deepEqual(await bruno.books(books), [{ n: 3 }]);
    });
  },
);
