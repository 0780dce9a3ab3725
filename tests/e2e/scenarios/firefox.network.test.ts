import assert from 'node:assert/strict';
import { ownAddress } from '../harness/own_network.ts';
import { eva, scenario } from '../harness/scenario.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear, sameCall } from '../steps/call.ts';
import * as representative from '../steps/representative.ts';
import type { Tab } from '../harness/tab.ts';
import type { World } from '../harness/scenario.ts';

async function call(world: World, noor: Tab, desk: Tab): Promise<void> {
  assert.ok(ownAddress, 'runs in a network of its own: npm test');
  await world.step('the applicant waits', async () => {
    const { url } = await world.api.require('noor', 'Noor Haddad');
    await applicant.opensLink(noor, url);
    await applicant.consents(noor);
    // Firefox asks for the devices at a tap; Chromium was allowed before.
    await noor.see('[data-testid="turn-on-devices"], [data-testid="start-call"]');
    if (await noor.shows('turn-on-devices')) await noor.press('turn-on-devices');
    // And no level of the voice: without a sound card, Firefox's AudioContext never starts.
    await noor.see('start-call');
    await applicant.seesSelf(noor);
    await applicant.startsCall(noor);
    await applicant.seesPlace(noor, 1, 1);
  });
  await world.step('the call', async () => {
    await representative.signsIn(desk, world.service.url, eva);
    await representative.goesAvailable(desk);
    await representative.isOffered(desk, 'Noor Haddad');
    await representative.accepts(desk);
    await bothSeeAndHear(noor, desk);
    await sameCall(noor, desk);
  });
  await world.step('passed', async () => {
    await representative.passes(desk);
    await applicant.seesScreen(noor, 'verified');
  });
}

scenario('Firefox calls Chromium', { relayAddress: ownAddress }, async (world) => {
  const noor = await world.firefoxPerson('noor');
  await call(world, noor, await world.person('eva', { voice: 'high' }));
});

scenario('Chromium calls Firefox', { relayAddress: ownAddress }, async (world) => {
  const noor = await world.person('noor', { voice: 'low' });
  await call(world, noor, await world.firefoxPerson('eva'));
});
