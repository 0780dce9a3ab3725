import assert from 'node:assert/strict';
import { eva, scenario } from '../harness/scenario.ts';
import type { Tab } from '../harness/tab.ts';
import * as applicant from '../steps/applicant.ts';
import { seesAndHears } from '../steps/call.ts';
import * as representative from '../steps/representative.ts';

const first_frame_ms_max = 1000;
const full_size_ms_max = 5000;

interface Figures {
  firstFrame: number;
  firstFull: number;
  sizes: string[];
}

function figures(tab: Tab): Promise<Figures> {
  return tab.until(
    `${tab.who} to see 720 lines`,
    () => {
      const { firstFrame, firstFull, sizes } = window.seen;
      return firstFrame !== null && firstFull !== null ? { firstFrame, firstFull, sizes } : undefined;
    },
    null,
  );
}

scenario('the first picture comes within a second, 720 lines within five', {}, async (world) => {
  const noor = await world.person('noor', { camera: 'noisy', voice: 'low' });
  const desk = await world.person('eva', { camera: 'noisy', voice: 'high' });

  await world.step('one waits, one is available', async () => {
    const { url } = await world.api.require('noor', 'Noor Haddad');
    await applicant.joinsQueue(noor, url);
    await representative.signsIn(desk, world.service.url, eva);
    await representative.goesAvailable(desk);
    await representative.isOffered(desk, 'Noor Haddad');
  });

  await world.step('the call', async () => {
    await representative.accepts(desk);
    const accepted = await desk.until('the click', () => window.seen.accepted ?? undefined, null);
    const [hers, his] = await Promise.all([figures(desk), figures(noor)]);
    for (const [who, { firstFrame, firstFull, sizes }] of [
      ['representative', hers],
      ['applicant', his],
    ] as const) {
      const first = Math.round(firstFrame - accepted);
      const full = Math.round(firstFull - firstFrame);
      world.say(`${who}: first frame ${first} ms after the click, 720 lines ${full} ms later (${sizes.join(', ')})`);
    }
    assert.ok(hers.firstFrame - accepted < first_frame_ms_max, 'first frame after accepting');
    assert.ok(hers.firstFull - hers.firstFrame < full_size_ms_max, 'representative sees 720 lines');
    assert.ok(his.firstFull - his.firstFrame < full_size_ms_max, 'applicant sees 720 lines');
    await Promise.all([seesAndHears(noor), seesAndHears(desk)]);
  });
});
