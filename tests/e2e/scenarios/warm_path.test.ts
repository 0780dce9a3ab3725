import assert from 'node:assert/strict';
import { eva, scenario } from '../harness/scenario.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear, colourSeen } from '../steps/call.ts';
import * as representative from '../steps/representative.ts';

scenario('the connection of the check is the connection of the call', {}, async (world) => {
  const noor = await world.person('noor', { camera: 'red', voice: 'low' });
  const desk = await world.person('eva', { camera: 'blue', voice: 'high' });
  const { url } = await world.api.require('noor', 'Noor Haddad');

  await world.step('the applicant sees what the representative will see', async () => {
    await applicant.opensLink(noor, url);
    await applicant.consents(noor);
    await noor.until(
      'the own picture to come back',
      () => (window.seen.shown['loop-video'] ?? 0) > 10 || undefined,
      null,
    );
  });

  await world.step('waiting costs no data', async () => {
    await applicant.startsCall(noor);
    await applicant.seesPlace(noor, 1, 1);
    await noor.until('nothing to be sent', paused, null);
  });

  await world.step('a representative is prepared, and sees nobody', async () => {
    await representative.signsIn(desk, world.service.url, eva);
    await representative.goesAvailable(desk);
    await representative.isOffered(desk, 'Noor Haddad');
    await desk.until(
      'the connection to be up',
      () => window.seen.peers.at(-1)?.connectionState === 'connected' || undefined,
      null,
    );
    await desk.until('nothing to be sent', paused, null);
    assert.equal(await received(desk), 0, 'nothing of the applicant before accepting');
  });

  await world.step('the call begins on both', async () => {
    await representative.accepts(desk);
    await bothSeeAndHear(noor, desk);
    for (const side of [noor, desk]) {
      assert.equal(
        await side.ask(() => window.seen.peers.length),
        1,
        `${side.who}: one connection`,
      );
    }
    const [red, , blue] = await colourSeen(noor);
    assert.ok(blue > red, 'the applicant sees the representative');
  });
});

/** Runs in the page: two looks a moment apart, with no media sent between them. */
async function paused(): Promise<true | undefined> {
  const sent = async () => {
    let packets = 0;
    (await window.seen.peers.at(-1)?.getStats())?.forEach((entry: Record<string, unknown>) => {
      if (entry['type'] === 'outbound-rtp') packets += Number(entry['packetsSent']);
    });
    return packets;
  };
  const before = await sent();
  await new Promise((resolve) => setTimeout(resolve, 300));
  return (await sent()) === before || undefined;
}

function received(tab: { ask<T>(inPage: () => Promise<T>): Promise<T> }): Promise<number> {
  return tab.ask(async () => {
    let packets = 0;
    (await window.seen.peers.at(-1)?.getStats())?.forEach((entry: Record<string, unknown>) => {
      if (entry['type'] === 'inbound-rtp') packets += Number(entry['packetsReceived']);
    });
    return packets;
  });
}
