import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { ownAddress, ownDevice } from '../harness/own_network.ts';
import { eva, scenario } from '../harness/scenario.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear, seesAndHears } from '../steps/call.ts';
import * as representative from '../steps/representative.ts';

/** UDP packets to this port leave for a machine that is not there: lost, and nobody says so. */
function loseUdp(address: string, device: string, port: number): void {
  const ip = (words: string) => execFileSync('ip', words.split(' '));
  ip(`route add default dev ${device} table 99`);
  ip(`neigh add ${address} lladdr 02:00:00:00:00:99 dev ${device} nud permanent`);
  // The rule for the machine's own addresses stands first; ours has to stand before it.
  ip('rule add pref 100 lookup local');
  ip('rule del pref 0');
  ip(`rule add pref 10 ipproto udp dport ${port} lookup 99`);
}

scenario('a call without UDP falls back to TCP', { relayAddress: ownAddress }, async (world) => {
  const [address, device] = [ownAddress, ownDevice];
  assert.ok(address && device, 'runs in a network of its own: npm test');
  const noor = await world.person('noor', { voice: 'low' });
  const desk = await world.person('eva', { voice: 'high' });

  const call = async (account: string, name: string) => {
    const { url } = await world.api.require(account, name);
    await applicant.joinsQueue(noor, url);
    await representative.goesAvailable(desk);
    await representative.isOffered(desk, name);
    await representative.accepts(desk);
    await bothSeeAndHear(noor, desk);
    return Promise.all([seesAndHears(noor), seesAndHears(desk)]);
  };

  await world.step('with UDP, UDP is used', async () => {
    await representative.signsIn(desk, world.service.url, eva);
    for (const { protocol } of await call('noor', 'Noor Haddad')) assert.equal(protocol, 'udp');
    await representative.passes(desk);
  });

  await world.step('without, TCP', async () => {
    loseUdp(address, device, world.service.relayPort);
    const began = performance.now();
    for (const { protocol, remoteAddress } of await call('mei', 'Mei Tanaka')) {
      assert.equal(protocol, 'tcp');
      assert.equal(remoteAddress, `${address}:${world.service.relayPort}`);
    }
    world.say(`from the link to a call over TCP: ${Math.round(performance.now() - began)} ms`);
  });
});
