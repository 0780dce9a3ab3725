import assert from 'node:assert/strict';
import { phone } from '../harness/chromium.ts';
import { eva, scenario } from '../harness/scenario.ts';
import { NotYet, until } from '../harness/until.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear } from '../steps/call.ts';
import * as representative from '../steps/representative.ts';

const slot_ms = 5 * 60_000;

// With slots of five minutes the next one can be used at once.
const settings = '[slots]\nminutes = 5\neach = 1\n';

scenario(
  'places outlive a bad line, a closed tab, and the day of the call',
  { settings, mail: true },
  async (world) => {
    const noor = await world.person('noor', { voice: 'low', window: phone });
    const mei = await world.person('mei', { voice: 'low', window: phone });
    const desk = await world.person('eva', { voice: 'high' });

    await world.step('a call ends technical while another applicant waits', async () => {
      const first = await world.api.require('noor', 'Noor Haddad');
      const second = await world.api.require('mei', 'Mei Tanaka');
      await applicant.opensLink(noor, first.url);
      await noor.see('nobody-on-duty');
      await applicant.joinsQueue(noor, first.url, 1);
      await noor.read('queue-estimate', /Unknown/);
      await world.look(noor, 'waiting-nobody-on-duty');
      await representative.signsIn(desk, world.service.url, eva);
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, 'Noor Haddad');
      await noor.notSee('nobody-on-duty');
      await noor.read('queue-estimate', /Under a minute/);
      await representative.accepts(desk);
      await bothSeeAndHear(noor, desk);
      await applicant.joinsQueue(mei, second.url, 1);
      await representative.decides(desk, 'technical', { reasons: ['no_video'] });
    });

    await world.step('the one whose call failed is back at the head', async () => {
      await noor.see('place-kept');
      await noor.press('start-again');
      await applicant.startsCall(noor);
      await applicant.seesPlace(noor, 1, 2);
      await applicant.seesPlace(mei, 2, 2);
      await noor.see('back-in-line');
      await world.look(noor, 'waiting-back-in-line');
    });

    await world.step('the other one leaves to be called back, and closes the page', async () => {
      await mei.press('request-call-back');
      await applicant.seesScreen(mei, 'called_back');
      assert.equal(await mei.count('self-video'), 0, 'the camera is off');
      await world.look(mei, 'called-back');
      await mei.open('about:blank');
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, 'Noor Haddad');
      await representative.accepts(desk);
      await bothSeeAndHear(noor, desk);
      await representative.passes(desk);
      await desk.read('call-backs', /^1$/);
    });

    await world.step('is told, comes back to the place, and is not offered before', async () => {
      await representative.goesAvailable(desk);
      const told = async () =>
        (await world.api.events()).filter(({ type }) => type === 'verification.call_back_told');
      await until('the call back to be told', async () => {
        if ((await told()).length !== 1) throw new NotYet('not told');
        return true;
      });
      assert.equal(await desk.count('match'), 0);
      const { message } = await until('the letter', async () =>
        world.mailbox.letters.find((letter) => letter?.message.subject === 'It’s nearly your turn'),
      );
      const link = /http\S+/.exec(message.text ?? '');
      assert.ok(link, message.text);
      await applicant.opensLink(mei, link[0]);
      await applicant.seesScreen(mei, 'called_back');
      await mei.read('screen-called_back', /nearly your turn/);
    });

    await world.step('somebody with a booked time goes before', async () => {
      await desk.press('go-away');
      await mei.press('end-call-back');
      await applicant.seesPlace(mei, 1, 1);
      // A slot that begins in this very moment could be gone when it is pressed.
      await until(
        'the next slot to be some seconds away',
        async () => {
          const left_ms = slot_ms - (Date.now() % slot_ms);
          if (left_ms < 15_000) throw new NotYet(`${left_ms} ms`);
          return true;
        },
        20_000,
      );
      const third = await world.api.require('ines', 'Inês Carvalho');
      await applicant.opensLink(noor, third.url);
      await applicant.consents(noor);
      await noor.see('start-call'); // The screen before has the button, too.
      await noor.press('choose-slot');
      await noor.press('[data-testid="slot-time"]:first-of-type');
      await world.look(noor, 'slots');
      await noor.press('book-slot');
      await noor.see('booked-slot');
      await noor.see('slot-now');
      await applicant.startsCall(noor);
      await applicant.seesPlace(noor, 1, 2);
      await applicant.seesPlace(mei, 2, 2);
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, 'Inês Carvalho');
      await representative.accepts(desk);
      await bothSeeAndHear(noor, desk);
      await representative.passes(desk);
      await applicant.seesPlace(mei, 1, 1);
    });
  },
);
