import assert from 'node:assert/strict';
import { Webhook } from 'standardwebhooks';
import { eva, sam, scenario, type World } from '../harness/scenario.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear } from '../steps/call.ts';
import { Freelancer } from '../steps/freelancer.ts';
import * as representative from '../steps/representative.ts';

interface Cancellation {
  effect: string;
  proposals_cancelled: number;
  reported: string | null;
}

/** Delivers every event so far once more, as a sender that heard no answer does. */
async function deliverAgain(world: World): Promise<number> {
  const secret = new Webhook(world.webhookSecret);
  const events = await world.api.events();
  for (const event of events) {
    const now = new Date();
    const body = JSON.stringify({ type: event.type, timestamp: event.created, data: event });
    const response = await fetch(world.market.webhookUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': event.id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': secret.sign(event.id, now, body),
      },
      body,
    });
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { outcome: 'duplicate' });
  }
  return events.length;
}

scenario(
  'a failure needs two people, costs once, and a later pass lifts it',
  {
    marketplace: true,
    staff: [eva, sam],
    timeout_ms: 180_000,
  },
  async (world) => {
    const tab = await world.person('bruno', { voice: 'low' });
    const desk = await world.person('eva', { voice: 'high' });
    const more = await world.browser();
    const second = await more('sam');
    const bruno = new Freelancer(world, tab);
    const cancellations = () =>
      bruno.books<Cancellation>(
        'SELECT effect, proposals_cancelled, reported FROM visavis_effects',
      );

    await world.step('asked to verify, with active proposals', async () => {
      await bruno.signsIn('bruno@larkfold.example');
      await bruno.opensIdentityVerification();
      await bruno.seesStatus('required', 'pending');
      assert.equal(await bruno.proposals('active'), 3);
      await bruno.opensIdentityVerification();
      await bruno.startsVerification();
      await applicant.consents(tab);
      await tab.see('start-call');
      await applicant.startsCall(tab);
    });

    await world.step('a call that ends as failed', async () => {
      await representative.signsIn(desk, world.service.url, eva);
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, 'Bruno Keller');
      await representative.accepts(desk);
      await bothSeeAndHear(tab, desk);
      await representative.marks(desk, 'not_ok');
      await representative.decides(desk, 'failed', {
        reasons: ['photo_mismatch', 'answers_inconsistent'],
        message: 'Thank you for your time. You may ask for another call.',
        internal: 'Could not name one colleague.',
      });
      await applicant.seesScreen(tab, 'in_review');
      await world.look(tab, 'applicant-in-review');
    });

    await world.step('nothing counts before the second reviewer', async () => {
      await representative.mayNotReviewOwnDecision(desk);
      assert.equal(await bruno.proposals('active'), 3);
      await bruno.opensIdentityVerification();
      await bruno.seesStatus('in_review', 'pending');
      await representative.signsIn(second, world.service.url, sam);
      await representative.opensReviews(second);
      await second.read('screen-reviews', /Could not name one colleague/);
      await world.look(second, 'console-reviews');
      await representative.confirmsFailure(second, 'I agree.');
    });

    await world.step('the consequences', async () => {
      await bruno.seesStatus('not_verified', 'failed');
      await tab.read('result-reasons', /profile photo[^]*answers/);
      await tab.read('result-message', /another call/);
      await world.look(tab, 'marketplace-identity-failed');
      await bruno.seesBanner(/on hold/);
      const reason = /verif/i;
      await bruno.withdraws(10);
      await bruno.isRefused('withdraw_earnings', 'failed', reason);
      await bruno.submitsProposal(4);
      await bruno.isRefused('submit_proposal', 'failed', reason);
      await bruno.acceptsDirectHire();
      await bruno.isRefused('accept_direct_hire', 'failed', reason);
      await bruno.changesPhoto();
      await bruno.isRefused('change_profile_photo', 'failed', reason);
      assert.equal(await bruno.isInSearch('Bruno'), false, 'not shown in search');
      await bruno.worksOnContract('Still at it');
      await bruno.isTold(/submitted/);
    });

    const atFirst = await world.step('active proposals are cancelled once', async () => {
      assert.equal(await bruno.proposals('cancelled'), 3);
      assert.equal(await bruno.proposals('active'), 0);
      const books = await cancellations();
      assert.deepEqual(
        books.map(({ proposals_cancelled }) => proposals_cancelled),
        [3],
      );
      assert.ok((await deliverAgain(world)) >= 5);
      assert.deepEqual(
        (await cancellations()).map(({ proposals_cancelled }) => proposals_cancelled),
        [3],
      );
      return books;
    });

    await world.step('another call, and a pass', async () => {
      await bruno.opensIdentityVerification();
      await tab.press('retry-button');
      await bruno.isTold(/another call/);
      await bruno.seesStatus('required', 'failed');
      await bruno.startsVerification();
      await applicant.consents(tab);
      await tab.see('start-call');
      await applicant.startsCall(tab);
      await representative.goesToDesk(desk);
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, 'Bruno Keller');
      await representative.accepts(desk);
      await bothSeeAndHear(tab, desk);
      await representative.passes(desk);
      await applicant.seesScreen(tab, 'verified');
    });

    await world.step('everything is lifted', async () => {
      await tab.press('back-to-marketplace');
      await bruno.seesStatus('verified');
      await bruno.seesNoBanner();
      await bruno.withdraws(10);
      await bruno.isTold(/on its way/);
      await bruno.acceptsDirectHire();
      await bruno.isTold(/accepted/);
      assert.ok(await bruno.isInSearch('Bruno'), 'shown in search again');
      await bruno.submitsProposal(6);
      await bruno.isTold(/sent/);
      await bruno.seesBadge();
    });

    await world.step('an old failure that comes again cancels nothing new', async () => {
      await deliverAgain(world);
      assert.equal(await bruno.proposals('active'), 1);
      assert.equal(await bruno.proposals('cancelled'), 3);
      const now = await cancellations();
      assert.equal(now.length, atFirst.length);
      assert.ok(
        now.every(({ reported }) => reported !== null),
        'Visavis was told that it is done',
      );
    });
  },
);
