import assert from 'node:assert/strict';
import { laptop, phone } from '../harness/chromium.ts';
import { eva, scenario } from '../harness/scenario.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear, hearsSilence, sameCall, seesBlack } from '../steps/call.ts';
import { Freelancer } from '../steps/freelancer.ts';
import * as representative from '../steps/representative.ts';

scenario(
  'a first proposal is held, the call is passed, the hold is gone',
  { marketplace: true },
  async (world) => {
    const tab = await world.person('tomasz', { voice: 'low', window: phone });
    const desk = await world.person('eva', { voice: 'high', window: laptop });
    const tomasz = new Freelancer(world, tab);

    await world.step('the first proposal is held', async () => {
      await tomasz.signsIn('tomasz@larkfold.example');
      await tomasz.submitsProposal(3);
      await tomasz.isRefused('submit_proposal', 'pending', /verif/i);
      await tab.see('draft-kept');
      await world.look(tab, 'marketplace-held');
      await tomasz.seesBanner(/Action required/);
      assert.equal(await tomasz.proposals('draft'), 1);
      assert.equal(await tomasz.proposals('active'), 0);
    });

    await world.step('what else is held, and what goes on', async () => {
      await tomasz.submitsProposal(1);
      await tomasz.isRefused('submit_proposal', 'pending', /verif/i);
      await tomasz.changesPhoto();
      await tomasz.isRefused('change_profile_photo', 'pending', /verif/i);
      await tomasz.worksOnContract('Fourth chart');
      await tomasz.isTold(/submitted/);
      await tomasz.withdraws(100);
      await tomasz.isTold(/on its way/);
      assert.ok(await tomasz.isInSearch('Tomasz'), 'still shown in search');
    });

    await world.step('from Settings to the Visavis page', async () => {
      await tomasz.opensIdentityVerification();
      await tomasz.seesStatus('required', 'pending');
      await world.look(tab, 'marketplace-identity-required');
      await tomasz.startsVerification();
      assert.ok(tab.url.startsWith(world.service.url));
      await tab.see('screen-intro');
      await world.look(tab, 'applicant-intro');
    });

    await world.step('camera, microphone, and into the queue', async () => {
      await applicant.consents(tab);
      await applicant.checksDevices(tab);
      await world.look(tab, 'applicant-devices');
      await applicant.startsCall(tab);
      await applicant.seesPlace(tab, 1, 1);
      await world.look(tab, 'applicant-waiting');
    });

    await world.step('the representative is offered the applicant', async () => {
      await desk.open(`${world.service.url}/console`);
      await desk.see('screen-sign_in');
      await world.look(desk, 'console-sign-in');
      await representative.signsIn(desk, world.service.url, eva);
      await desk.read('queue-length', /^1$/);
      await world.look(desk, 'console-desk');
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, 'Tomasz Wójcik');
      await desk.read('match', /Larkfold/);
      await world.look(desk, 'console-match');
    });

    await world.step('the call', async () => {
      await representative.accepts(desk);
      await bothSeeAndHear(tab, desk);
      await sameCall(tab, desk);
      for (const side of [tab, desk]) {
        for (const place of ['call-code', 'call-elapsed', 'mute', 'camera-off'])
          await side.seeUncovered(place);
      }
      await tab.read('representative-name', /Eva Lind/);
      await desk.read('profile', /Wisła Insurance/);
      await representative.seesPhoto(desk);
      const items = await representative.checklist(desk);
      assert.ok(items.includes('consent') && items.includes('challenge'));
      assert.ok(
        items.filter((item) => /^q\d/.test(item)).length >= 3,
        'questions from the profile',
      );
      await world.look(tab, 'applicant-call');
      await world.look(desk, 'console-call');
    });

    await world.step('muted is silent, camera off is black', async () => {
      await tab.press('mute');
      await tab.press('camera-off');
      await hearsSilence(desk);
      await seesBlack(desk);
      await tab.press('mute');
      await tab.press('camera-off');
      await bothSeeAndHear(tab, desk);
    });

    await world.step('passed', async () => {
      await representative.triesToDecide(desk, 'passed');
      await desk.see('decision-missing');
      await representative.passes(desk);
      await world.look(desk, 'console-decided');
      await applicant.seesScreen(tab, 'verified');
      await world.look(tab, 'applicant-verified');
    });

    await world.step('the hold is gone', async () => {
      await tab.press('back-to-marketplace');
      await tomasz.seesStatus('verified');
      await world.look(tab, 'marketplace-identity-verified');
      await tomasz.seesNoBanner();
      await tomasz.sendsDraft();
      await tomasz.isTold(/sent/);
      assert.equal(await tomasz.proposals('active'), 1);
      await tomasz.changesPhoto();
      await tomasz.isTold(/Photo changed/);
      await tomasz.seesBadge();
      await world.look(tab, 'marketplace-profile-verified');
    });
  },
);
