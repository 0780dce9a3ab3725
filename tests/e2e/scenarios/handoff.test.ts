import assert from 'node:assert/strict';
import jsqr from 'jsqr';
import { type ChromiumTab, handheld } from '../harness/chromium.ts';
import { eva, scenario } from '../harness/scenario.ts';
import type { Tab } from '../harness/tab.ts';
import { NotYet, until } from '../harness/until.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear, colourSeen, sameCall } from '../steps/call.ts';
import * as representative from '../steps/representative.ts';

/** Points a phone at the screen: what the picture of the code says, not the page. */
async function scans(tab: ChromiumTab): Promise<string> {
  await tab.see('qr');
  const { data, width, height } = await tab.pixels('qr');
  const found = jsqr.default(data, width, height);
  assert.ok(found, `a QR code that can be read, in ${width}x${height}`);
  assert.equal(
    found.data,
    await tab.read('hand-off-url'),
    'the code says what is written beside it',
  );
  return found.data;
}

/** Whose camera is in the picture: the laptop's is red, the phone's is blue. */
async function seesCameraOf(desk: Tab, device: 'laptop' | 'phone'): Promise<void> {
  await until(`${desk.who} to see the ${device}`, async () => {
    const [red, , blue] = await colourSeen(desk);
    const seen = red > 110 && blue < 90 ? 'laptop' : blue > 110 && red < 90 ? 'phone' : 'none';
    if (seen !== device) throw new NotYet(`${seen}: red ${red}, blue ${blue}`);
    return true;
  });
}

const cameraIsOff = (tab: Tab) =>
  tab.until(
    `${tab.who} to have the camera off`,
    () => window.seen.opened.every(({ readyState }) => readyState === 'ended') || undefined,
    null,
  );

const refusalOf = (tab: Tab, type: string): Promise<string> =>
  tab.ask(
    (message) =>
      new Promise<string>((resolve) => {
        const { sockets } = window.seen;
        const socket = sockets.at(-1);
        socket?.addEventListener('message', ({ data }) => {
          const answer = JSON.parse(String(data)) as { request?: number; error?: { code: string } };
          if (answer.request === 9001) resolve(answer.error?.code ?? 'nothing');
        });
        socket?.send(JSON.stringify({ type: message, request: 9001 }));
      }),
    type,
  );

scenario('the verification moves to the phone and back, in mid-call', {}, async (world) => {
  const laptop = await world.person('laptop', { camera: 'red', voice: 'low' });
  const phone = await world.person('phone', { camera: 'blue', voice: 'low', window: handheld });
  const thief = await world.person('thief', { window: handheld });
  const desk = await world.person('eva', { camera: 'green', voice: 'high' });

  await world.step('the laptop joins the queue', async () => {
    const { url } = await world.api.require('noor', 'Noor Haddad');
    await applicant.joinsQueue(laptop, url);
    await applicant.seesSelf(laptop);
  });

  const link = await world.step('and moves it to the phone', async () => {
    await laptop.press('use-phone');
    await cameraIsOff(laptop);
    await world.look(laptop, 'applicant-phone');
    const scanned = await scans(laptop);
    await applicant.opensLink(phone, scanned);
    await applicant.seesPlace(phone, 1, 1);
    await laptop.read('following-now', /number 1 of 1/);
    await cameraIsOff(laptop);
    assert.equal(await refusalOf(laptop, 'leave_queue'), 'device_not_in_charge');
    await world.look(laptop, 'applicant-following');
    return scanned;
  });

  await world.step('a second phone finds the code used', async () => {
    await thief.open(link);
    await thief.press('use-link');
    await thief.read('screen-link_problem', /already been used/);
    assert.equal(await thief.ask(async () => (await fetch('/applicant/verification')).status), 401);
  });

  const call = await world.step('the call is on the phone', async () => {
    await representative.signsIn(desk, world.service.url, eva);
    await representative.goesAvailable(desk);
    await representative.isOffered(desk, 'Noor Haddad');
    await representative.accepts(desk);
    await bothSeeAndHear(phone, desk);
    await seesCameraOf(desk, 'phone');
    await desk.read('applicant-device', /phone/i);
    await laptop.read('following-now', /call with Eva Lind/);
    return sameCall(phone, desk);
  });

  await world.step('it moves back to the laptop', async () => {
    await laptop.press('move-here');
    await laptop.see('screen-call');
    await phone.read('screen-following', /on your computer/);
    await cameraIsOff(phone);
    await bothSeeAndHear(laptop, desk);
    await seesCameraOf(desk, 'laptop');
    assert.deepEqual(await sameCall(laptop, desk), call, 'the same call');
    await desk.read('applicant-device', /Moved to a computer/);
  });

  await world.step('a restart of the service leaves it there', async () => {
    await world.service.stop();
    await world.service.start();
    await bothSeeAndHear(laptop, desk);
    await phone.see('screen-following');
    await seesCameraOf(desk, 'laptop');
  });

  await world.step('both see the result', async () => {
    await representative.passes(desk);
    await applicant.seesScreen(laptop, 'verified');
    await applicant.seesScreen(phone, 'verified');
  });
});
