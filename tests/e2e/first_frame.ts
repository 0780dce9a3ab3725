import { setTimeout as pause } from 'node:timers/promises';
import { inRunFolder } from './harness/places.ts';
import { eva, play, type World } from './harness/scenario.ts';
import * as applicant from './steps/applicant.ts';
import * as representative from './steps/representative.ts';

// npm run first_frame [CALLS]: from the representative's click to the applicant's first frame, on the
// warm path, in two real browsers on this machine. Fails when the median is not under the bar.

const calls = Number(process.argv[2] ?? 20);
const bar_ms = 300;
const joins_every_ms = 10_000;

const until_ms = (at_ms: number) => pause(Math.max(0, at_ms - performance.now()));

const say = (text: string) => process.stdout.write(`${text}\n`);
const took_ms: number[] = [];

async function measure(world: World): Promise<void> {
  const noor = await world.person('noor', { camera: 'light', voice: 'low' });
  const desk = await world.person('eva', { camera: 'light', voice: 'high' });
  const { url } = await world.api.require('noor', 'Noor Haddad');
  await applicant.opensLink(noor, url);
  await applicant.consents(noor);
  await representative.signsIn(desk, world.service.url, eva);
  const isUp = () => window.seen.peers.at(-1)?.connectionState === 'connected' || undefined;

  const rests = () =>
    window.seen.peers
      .at(-1)
      ?.getSenders()
      .every(({ track }) => track === null) || undefined;

  const began_ms = performance.now();
  for (let call = 1; call <= calls; call += 1) {
    // Somebody who joins again and again is slowed down.
    await until_ms(began_ms + (call - 1) * joins_every_ms);
    if (call > 1) await noor.press('start-again');
    await noor.see('start-call');
    await noor.until('the connection of the check', isUp, null);
    await applicant.startsCall(noor);
    await representative.goesAvailable(desk);
    await representative.isOffered(desk, 'Noor Haddad');
    await desk.until('the prepared connection', isUp, null);
    // Nobody presses within the second in which it is tried out.
    await desk.until('the prepared connection to rest', rests, null);
    await noor.until('the connection of the wait to rest', rests, null);
    await noor.ask(() =>
      Object.assign(window.seen, { firstFrame: null, firstFull: null, sizes: [] }),
    );
    const peers = await noor.ask(() => window.seen.peers.length);
    await representative.accepts(desk);
    const accepted = await desk.until('the click', () => window.seen.accepted ?? undefined, null);
    const first = await noor.until('a picture', () => window.seen.firstFrame ?? undefined, null);
    if ((await noor.ask(() => window.seen.peers.length)) !== peers)
      throw new Error('not the warm path');
    took_ms.push(first - accepted);
    say(`call ${call}: ${Math.round(first - accepted)} ms`);
    await representative.decides(desk, 'technical', { reasons: ['connection_lost'] });
  }
}

await inRunFolder('first_frame', (folder) => play(say, folder, {}, measure));
const sorted = took_ms.toSorted((a, b) => a - b);
const median = ((sorted[(calls - 1) >> 1] ?? 0) + (sorted[calls >> 1] ?? 0)) / 2;
say(
  `first_frame: median ${Math.round(median)} ms of ${calls} (${Math.round(sorted[0] ?? 0)} to ${Math.round(sorted.at(-1) ?? 0)}); the bar is ${bar_ms} ms`,
);
process.exit(median < bar_ms ? 0 : 1);
