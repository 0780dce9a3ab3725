import assert from 'node:assert/strict';
import { eva, jon, sam, scenario } from '../harness/scenario.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear } from '../steps/call.ts';
import * as representative from '../steps/representative.ts';

const address = 'ama@home.example';

scenario(
  'e-mail tells what happens, a failure is appealed, and the status page says it all',
  {
    staff: [eva, sam, jon],
    mail: true,
  },
  async (world) => {
    const tab = await world.person('ama', { voice: 'low' });
    const desk = await world.person('eva', { voice: 'high' });
    const more = await world.browser();
    const second = await more('sam');
    const third = await more('jon');
    const required = await world.api.require('42', 'Ama Owusu', {
      contact: { email: address, language: 'en' },
      return_url: 'https://larkfold.example/settings/identity-verification',
    });
    let letters = 0;
    const nextLetter = async (subject: RegExp, ...lines: RegExp[]) => {
      const { to, message } = await world.mailbox.letter(letters++);
      assert.equal(to, address);
      assert.match(message.subject ?? '', subject);
      assert.equal(message.from?.name, 'Larkfold identity verification');
      for (const line of lines) {
        assert.match(message.text ?? '', line);
        assert.match((message.html ?? '').replace(/<[^>]*>/g, ' '), line);
      }
      return message;
    };

    await world.step('told that a call is required', async () => {
      const letter = await nextLetter(/Action required/, /Hello Ama Owusu/, /Larkfold needs you/);
      assert.match(letter.text ?? '', /https:\/\/larkfold\.example\/settings/);
      assert.doesNotMatch(letter.text ?? '', /lnk_/, 'no link that opens it for whoever reads it');
      const automatic = letter.headers.find(({ key }) => key === 'auto-submitted');
      assert.equal(automatic?.value, 'auto-generated');
    });

    await world.step('a call that two people decide as failed', async () => {
      await applicant.joinsQueue(tab, required.url);
      await representative.signsIn(desk, world.service.url, eva);
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, 'Ama Owusu');
      await representative.accepts(desk);
      await bothSeeAndHear(tab, desk);
      await representative.marks(desk, 'not_ok');
      await representative.decides(desk, 'failed', {
        reasons: ['photo_mismatch', 'document_rejected'],
        message: 'Please bring a passport that is valid.',
        internal: 'The document had expired.',
      });
      await nextLetter(/being reviewed/, /second reviewer/);
      await representative.signsIn(second, world.service.url, sam);
      await representative.confirmsFailure(second, 'I agree.');
      const letter = await nextLetter(
        /result of your video call/,
        /did not match the profile photo/,
        /document could not be accepted/,
        /bring a passport/,
        /appeal/,
      );
      assert.doesNotMatch(`${letter.text}${letter.html}`, /expired|I agree/, 'nothing internal');
    });

    await world.step('the applicant appeals', async () => {
      await applicant.seesScreen(tab, 'not_verified');
      await tab.fill('appeal-text', 'I have a new passport now, valid until 2034.');
      await tab.press('appeal-send');
      await tab.read('appeal-open', /new passport/);
      await world.look(tab, 'applicant-appeal-open');
      await nextLetter(/received your appeal/, /expect a reply by/);
    });

    await world.step('who decided may not answer; a third person grants it', async () => {
      await representative.opensReviews(second);
      await second.see('appeal-mine');
      await representative.signsIn(third, world.service.url, jon);
      await representative.opensReviews(third);
      await third.read('screen-reviews', /new passport[^]*The document had expired/);
      await third.fill('appeal-answer-text', 'Please show the new passport in the next call.');
      await third.press('appeal-granted');
      await third.press('appeal-granted-sure-yes');
      await third.read('review-done', /accepted/);
      await nextLetter(/appeal was accepted/, /new passport in the next call/);
      const now = await world.api.verification(required.id);
      assert.equal(now.status, 'required');
      assert.equal(now.hold?.kind, 'failed', 'until a call is passed');
    });

    await world.step('the status page says it all', async () => {
      await tab.press('open-status');
      await tab.read('status-call-failed', /Eva Lind[^]*profile photo[^]*bring a passport/);
      await tab.read('appeal-granted', /new passport in the next call/);
      await tab.read('status-data', new RegExp(address.replace('.', '\\.')));
      await world.look(tab, 'applicant-status');
      await tab.press('erase');
      await tab.press('erase-yes');
      await tab.read('erasure-requested', /within 30 days/);
      await nextLetter(/erase your data/, /Nothing has been erased yet/);
    });

    await world.step('the marketplace was told of everything too', async () => {
      const types = (await world.api.events()).map(({ type }) => type);
      for (const type of ['appeal_requested', 'appeal_answered', 'erasure_requested']) {
        assert.ok(types.includes(`verification.${type}`), `${type} among ${types.join(' ')}`);
      }
    });
  },
);
