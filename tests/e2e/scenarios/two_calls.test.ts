import assert from 'node:assert/strict';
import type { Camera } from '../harness/clips.ts';
import { eva, jon, scenario } from '../harness/scenario.ts';
import type { Tab } from '../harness/tab.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear, colourSeen, sameCall } from '../steps/call.ts';
import * as representative from '../steps/representative.ts';

/** Which of the clips' colours this is, by what stands out. */
function named([red, green, blue]: [number, number, number]): Camera | 'none' {
  const high = (value: number) => value > 110;
  if (high(red) && high(green) && !high(blue)) return 'yellow';
  if (high(red) && !high(green) && !high(blue)) return 'red';
  if (!high(red) && high(green) && !high(blue)) return 'green';
  if (!high(red) && !high(green) && high(blue)) return 'blue';
  return 'none';
}

scenario(
  'two calls at once: everybody sees only their own',
  { staff: [eva, jon] },
  async (world) => {
    const noor = await world.person('noor', { camera: 'red', voice: 'low' });
    const evas = await world.person('eva', { camera: 'green', voice: 'high' });
    const mei = await world.person('mei', { camera: 'blue', voice: 'low' });
    const jons = await world.person('jon', { camera: 'yellow', voice: 'high' });

    const isIn = async (side: Tab, colour: Camera) => {
      for (let look = 0; look < 5; look += 1) {
        const seen = await colourSeen(side);
        assert.equal(named(seen), colour, `${side.who} sees ${seen.join(',')}`);
      }
    };

    const first = await world.step('the first call', async () => {
      await representative.signsIn(evas, world.service.url, eva);
      await representative.signsIn(jons, world.service.url, jon);
      await representative.goesAvailable(evas);
      await applicant.joinsQueue(noor, (await world.api.require('noor', 'Noor Haddad')).url);
      await representative.isOffered(evas, 'Noor Haddad');
      await representative.accepts(evas);
      await bothSeeAndHear(noor, evas);
      return sameCall(noor, evas);
    });

    const second = await world.step('the second, while the first goes on', async () => {
      await representative.goesAvailable(jons);
      await applicant.joinsQueue(mei, (await world.api.require('mei', 'Mei Tanaka')).url);
      await representative.isOffered(jons, 'Mei Tanaka');
      assert.equal(await evas.count('match'), 0, 'who is in a call is offered nobody');
      await representative.accepts(jons);
      await bothSeeAndHear(mei, jons);
      return sameCall(mei, jons);
    });

    await world.step('each sees their own', async () => {
      assert.notEqual(first.id, second.id);
      await isIn(evas, 'red');
      await isIn(noor, 'green');
      await isIn(jons, 'blue');
      await isIn(mei, 'yellow');
      await evas.read('profile', /Noor Haddad/);
      await jons.read('profile', /Mei Tanaka/);
    });

    await world.step('a representative cannot decide the other call', async () => {
      const status = await jons.ask(async (call) => {
        const response = await fetch(`/console/calls/${call}/decision`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            outcome: 'technical',
            reasons: ['no_audio'],
            message: '',
            internal_text: '',
            checklist: [],
          }),
        });
        return [response.status, ((await response.json()) as { code: string }).code] as const;
      }, first.id);
      assert.deepEqual(status, [403, 'not_your_call']);
    });

    await world.step('the end of one leaves the other alone', async () => {
      await representative.passes(evas);
      await applicant.seesScreen(noor, 'verified');
      await bothSeeAndHear(mei, jons);
      assert.deepEqual(await sameCall(mei, jons), second);
    });
  },
);
