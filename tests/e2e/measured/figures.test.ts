import assert from 'node:assert/strict';
import { eva, scenario } from '../harness/scenario.ts';
import type { Tab } from '../harness/tab.ts';
import * as applicant from '../steps/applicant.ts';
import { seesAndHears } from '../steps/call.ts';
import * as representative from '../steps/representative.ts';

const first_frame_ms_max = 1000;
const full_size_ms_max = 5000;
const tries_max = 3;

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
      return firstFrame !== null && firstFull !== null
        ? { firstFrame, firstFull, sizes }
        : undefined;
    },
    null,
  );
}

scenario('the first picture comes within a second, 720 lines within five', {}, async (world) => {
  const noor = await world.person('noor', { camera: 'noisy', voice: 'low' });
  const desk = await world.person('eva', { camera: 'noisy', voice: 'high' });
  const { url } = await world.api.require('noor', 'Noor Haddad');
  await applicant.joinsQueue(noor, url);
  await representative.signsIn(desk, world.service.url, eva);

  const call = async () => {
    await representative.goesAvailable(desk);
    await representative.isOffered(desk, 'Noor Haddad');
    await noor.ask(() =>
      Object.assign(window.seen, { firstFrame: null, firstFull: null, sizes: [] }),
    );
    await representative.accepts(desk);
    const accepted = await desk.until('the click', () => window.seen.accepted ?? undefined, null);
    const [hers, his] = await Promise.all([figures(desk), figures(noor)]);
    await Promise.all([seesAndHears(noor), seesAndHears(desk)]);
    const told = [
      ['representative', hers],
      ['applicant', his],
    ] as const;
    for (const [who, { firstFrame, firstFull, sizes }] of told) {
      const first = Math.round(firstFrame - accepted);
      const full = Math.round(firstFull - firstFrame);
      world.say(
        `${who}: first frame ${first} ms after the click, 720 lines ${full} ms later (${sizes.join(', ')})`,
      );
    }
    return {
      first: hers.firstFrame - accepted,
      full: Math.max(hers.firstFull - hers.firstFrame, his.firstFull - his.firstFrame),
    };
  };

  const again = async () => {
    await representative.decides(desk, 'technical', { reasons: ['connection_lost'] });
    await noor.press('start-again');
    await noor.see('start-call');
    await applicant.startsCall(noor);
  };

  // Another program may have the processor for a moment: what counts is that the service can.
  for (let tries = 1; ; tries += 1) {
    const { first, full } = await world.step(`call ${tries}`, call);
    if (first < first_frame_ms_max && full < full_size_ms_max) break;
    assert.ok(tries < tries_max, `in ${tries_max} calls, none as quick as promised`);
    await again();
  }
});
