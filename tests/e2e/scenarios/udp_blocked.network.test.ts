import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { ownAddress, ownDevice } from '../harness/own_network.ts';
import { eva, scenario } from '../harness/scenario.ts';
import * as applicant from '../steps/applicant.ts';
import { NotYet, until } from '../harness/until.ts';
import { reception, sameCall, seesAndHears } from '../steps/call.ts';
import * as representative from '../steps/representative.ts';

/** Noticing that nothing comes takes a browser about 5 s, and the page waits 4 s more for it to come back. */
const reconnect_ms_max = 40_000;

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

scenario(
  'a call whose UDP is lost goes on over TCP, and one without UDP starts there',
  {
    relayAddress: ownAddress,
  },
  async (world) => {
    const [address, device] = [ownAddress, ownDevice];
    assert.ok(address && device, 'runs in a network of its own: npm test');
    const noor = await world.person('noor', { voice: 'low' });
    const desk = await world.person('eva', { voice: 'high' });
    const both = () =>
      Promise.all([seesAndHears(noor, reconnect_ms_max), seesAndHears(desk, reconnect_ms_max)]);

    const startsCall = async (account: string, name: string) => {
      const { url } = await world.api.require(account, name);
      await applicant.joinsQueue(noor, url);
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, name);
      await representative.accepts(desk);
    };

    const call = await world.step('with UDP, UDP is used', async () => {
      await representative.signsIn(desk, world.service.url, eva);
      await startsCall('noor', 'Noor Haddad');
      for (const { protocol } of await both()) assert.equal(protocol, 'udp');
      return sameCall(noor, desk);
    });

    const isOverTcp = async () => {
      await both();
      for (const side of [noor, desk]) {
        await until(`${side.who} to be on TCP`, async () => {
          const { protocol, remoteAddress } = (await reception(side)) ?? {};
          if (protocol !== 'tcp') throw new NotYet(String(protocol));
          assert.equal(remoteAddress, `${address}:${world.service.relayPort}`);
          return true;
        });
      }
    };

    await world.step('UDP is lost in mid-call', async () => {
      loseUdp(address, device, world.service.relayPort);
      const began = performance.now();
      await isOverTcp();
      assert.deepEqual(await sameCall(noor, desk), call, 'the same call');
      world.say(`back in the call over TCP after ${Math.round(performance.now() - began)} ms`);
      await representative.passes(desk);
    });

    await world.step('the next call starts over TCP', async () => {
      await startsCall('mei', 'Mei Tanaka');
      const began = performance.now();
      await isOverTcp();
      world.say(`a call over TCP runs ${Math.round(performance.now() - began)} ms after accepting`);
    });
  },
);
