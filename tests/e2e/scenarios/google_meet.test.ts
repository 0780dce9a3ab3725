import assert from 'node:assert/strict';
import { handheld } from '../harness/chromium.ts';
import { eva, sam, scenario, type World } from '../harness/scenario.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear } from '../steps/call.ts';
import * as meeting from '../steps/meeting.ts';
import * as representative from '../steps/representative.ts';

const name = 'Noor Haddad';

async function people(world: World) {
  const noor = await world.person('noor', { voice: 'low' });
  const desk = await world.person('eva', { voice: 'high' });
  const { id, url } = await world.api.require('noor', name);
  return { noor, desk, id, url };
}

/** The space that the one call of the scenario is held in, while somebody is there. */
function held(world: World) {
  const [space, ...more] = world.meet.spaces().filter(({ visits }) => visits.length > 0);
  assert.ok(space);
  assert.deepEqual(more, [], 'one call, one space');
  return space;
}

const cameraIsOff = () => document.querySelector('video') === null || undefined;

scenario(
  'a call in Google Meet, with an exit, a re-entry and a third person',
  { meet: {} },
  async (world) => {
    const { noor, desk, id, url } = await people(world);
    await world.step('told before', async () => {
      await applicant.opensLink(noor, url);
      await noor.read('in-google-meet', /Join in Google Meet/);
      await world.look(noor, 'meet-intro');
      await applicant.consents(noor);
      await noor.read('meeting-asks', /once more/);
      await applicant.startsCall(noor);
      await applicant.seesPlace(noor, 1, 1);
      await noor.until('the camera to be off while waiting', cameraIsOff, null);
    });
    const [theirs, ours] = await world.step('both join', async () => {
      await representative.signsIn(desk, world.service.url, eva);
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, name);
      const opened = world.has(
        await meeting.opensMeeting(desk, eva, () => desk.press('accept-match')),
      );
      await noor.see('screen-meeting');
      await world.look(noor, 'meet-call');
      const joined = world.has(await meeting.asksToJoin(noor, name));
      await meeting.admits(opened, name);
      await joined.see('in-meeting');
      await meeting.isSaidToBe(noor, 'in');
      await desk.read('meeting-standing', /You and Noor Haddad are in the meeting/);
      await noor.until('the camera to be Google’s', cameraIsOff, null);
      const code = await noor.read('call-code');
      assert.equal(await desk.read('call-code'), code);
      await world.look(desk, 'meet-console');
      return [joined, opened] as const;
    });
    await world.step('exit and re-enter', async () => {
      await theirs.press('leave');
      await meeting.isSaidToBe(noor, 'left');
      await desk.read('meeting-standing', /Noor Haddad left the meeting/);
      await noor.read('join-meeting', /Join again/);
      await theirs.press('[data-testid="left"] [data-testid="join-again"]');
      await meeting.admits(ours, name);
      await meeting.isSaidToBe(noor, 'in');
      await desk.read('meeting-standing', /You and Noor Haddad are in the meeting/);
    });
    const { code } = held(world);
    await world.step('a third person', async () => {
      const coach = await (await world.browser())('coach');
      await coach.open(`${world.meet.publicUrl}/${code}`);
      await coach.fill('guest-name', 'Coach');
      await coach.press('join');
      await meeting.admits(ours, 'Coach');
      await desk.read('strangers', /unknown third person/);
      await world.look(desk, 'meet-stranger');
      await coach.press('leave');
      await desk.notSee('strangers');
    });
    await world.step('the representative leaves and comes back', async () => {
      await ours.press('leave');
      await desk.read('meeting-standing', /You’ve left the meeting/);
      await noor.see('[data-testid="meeting-they"][data-in="false"]');
      await ours.press('[data-testid="left"] [data-testid="join-again"]');
      await noor.see('[data-testid="meeting-they"][data-in="true"]');
    });
    await world.step('the service crashes and is started again', async () => {
      await world.service.crash();
      await noor.see('line-down');
      await world.service.start();
      await noor.notSee('line-down');
      await meeting.isSaidToBe(noor, 'in');
      await desk.read('meeting-standing', /You and Noor Haddad are in the meeting/);
    });
    await world.step('passed, and everybody is put out', async () => {
      await representative.marks(desk, 'ok');
      await representative.decides(desk, 'passed');
      await applicant.seesScreen(noor, 'verified');
      await theirs.see('ended');
      const { status, hold } = await world.api.verification(id);
      assert.deepEqual([status, hold], ['verified', null]);
      const { endedByApi, activeConference } = world.meet.space(code);
      assert.deepEqual([endedByApi, activeConference], [true, undefined]);
    });
  },
);

scenario(
  'a call in Google Meet moves to the phone, and is failed',
  { meet: {}, staff: [eva, sam] },
  async (world) => {
    const { noor, desk, id, url } = await people(world);
    const phone = await world.person('phone', { window: handheld });
    const ours = await world.step('matched on the computer', async () => {
      await applicant.joinsQueue(noor, url);
      await representative.signsIn(desk, world.service.url, eva);
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, name);
      const opened = await meeting.opensMeeting(desk, eva, () => desk.press('accept-match'));
      await noor.see('screen-meeting');
      return world.has(opened);
    });
    const joined = await world.step('moved to the phone', async () => {
      await noor.press('use-phone');
      const link = await noor.read('hand-off-url', /hnd_/);
      await applicant.opensLink(phone, link);
      await phone.see('screen-meeting');
      await phone.see('meet-apps');
      await world.look(phone, 'meet-phone');
      const asking = world.has(await meeting.asksToJoin(phone, name));
      assert.equal(new URL(asking.url).origin, world.meet.url);
      await meeting.admits(ours, name);
      await asking.see('in-meeting');
      return asking;
    });
    await world.step('failed by two', async () => {
      await representative.decides(desk, 'failed', {
        reasons: ['photo_mismatch'],
        internal: 'Another face.',
      });
      await applicant.seesScreen(phone, 'in_review');
      assert.equal((await world.api.verification(id)).status, 'in_review');
      await joined.see('ended');
    });
  },
);

scenario(
  'nobody who does not join a meeting loses more than the call',
  { meet: { settings: 'join_seconds = 30' } },
  async (world) => {
    const { noor, desk, id, url } = await people(world);
    await applicant.joinsQueue(noor, url);
    await representative.signsIn(desk, world.service.url, eva);
    await representative.goesAvailable(desk);
    await representative.isOffered(desk, name);
    await meeting.opensMeeting(desk, eva, () => desk.press('accept-match'));
    await meeting.isSaidToBe(noor, 'out');
    await noor.see('screen-no_penalty', 60_000);
    await applicant.readsReasons(noor, /didn’t join the Google Meet meeting/);
    await noor.read('screen-no_penalty', /keeping your place/);
    assert.equal((await world.api.verification(id)).status, 'required');
  },
);

scenario(
  'while Google makes no meeting, they wait and are told',
  { meet: { broken: true } },
  async (world) => {
    const { noor, desk, url } = await people(world);
    await applicant.joinsQueue(noor, url);
    await noor.read('meeting-awaited', /You keep your place/);
    await representative.signsIn(desk, world.service.url, eva);
    await representative.goesAvailable(desk);
    await world.look(noor, 'meet-awaited');
    await desk.see('meetings-awaited');
    assert.equal(await desk.shows('match'), false, 'told, and not offered');
    world.meet.set({ apiEnabled: true });
    await desk.see('match', 60_000);
    await desk.notSee('meetings-awaited');
    await noor.notSee('meeting-awaited');
    await meeting.opensMeeting(desk, eva, () => desk.press('accept-match'));
    await noor.see('screen-meeting');
    // Google's quota comes to its end in the call: it goes on, and who is there is not known.
    const { meet } = world;
    meet.fail({ times: 10_000, status: 429, reason: 'RATE_LIMIT_EXCEEDED' });
    await noor.see('meeting-unseen', 60_000);
    meet.clearFaults();
    await noor.see('meeting-presence', 60_000);
  },
);

scenario(
  'where the operator says so, a call is held here while Google makes no meeting',
  { meet: { broken: true, settings: 'otherwise = "embedded"' } },
  async (world) => {
    const { noor, desk, url } = await people(world);
    await applicant.joinsQueue(noor, url);
    await representative.signsIn(desk, world.service.url, eva);
    await representative.goesAvailable(desk);
    await representative.isOffered(desk, name);
    await representative.accepts(desk);
    await bothSeeAndHear(noor, desk);
  },
);
