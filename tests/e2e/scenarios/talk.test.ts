import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { phone } from '../harness/chromium.ts';
import { eva, scenario } from '../harness/scenario.ts';
import * as applicant from '../steps/applicant.ts';
import { bothSeeAndHear, sameCall } from '../steps/call.ts';
import * as representative from '../steps/representative.ts';
import { opensChat, readsFromOther, seesPhoto, writes } from '../steps/talk.ts';

/** A PNG of one pixel. */
const photo =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwAEBgIApD5fRAAAAABJRU5ErkJggg==';

scenario(
  'they write, show, mute, come back from anywhere, and leave',
  { staff: [{ ...eva, photo }] },
  async (world) => {
    const noor = await world.person('noor', { voice: 'low', window: phone });
    const desk = await world.person('eva', { voice: 'high' });

    const [id, call] = await world.step('a call', async () => {
      const required = await world.api.require('noor', 'Noor Haddad');
      await applicant.joinsQueue(noor, required.url);
      await representative.signsIn(desk, world.service.url, eva);
      await representative.goesAvailable(desk);
      await representative.isOffered(desk, 'Noor Haddad');
      await representative.accepts(desk);
      await bothSeeAndHear(noor, desk);
      return [required.id, await sameCall(noor, desk)] as const;
    });

    await world.step('the representative has a face', async () => {
      await seesPhoto(noor);
      const stranger = await fetch(`${world.service.url}/applicant/call/photo`);
      assert.equal(stranger.status, 401);
    });

    await world.step('both write, and a reload keeps it', async () => {
      await writes(desk, 'canary: can you hear me?');
      await noor.read('chat-unread', /1/);
      await opensChat(noor);
      await readsFromOther(noor, /can you hear me/);
      await writes(noor, 'canary: yes, and you?');
      await readsFromOther(desk, /yes, and you/);
      await noor.reload();
      await opensChat(noor);
      await readsFromOther(noor, /can you hear me/);
      await world.look(noor, 'applicant-call-chat');
      await noor.press('chat-close');
    });

    await world.step('what is asked stands on the screen', async () => {
      await desk.press('item-challenge-ask');
      await noor.see('[data-testid="call-now"][data-kind="challenge"]');
      await noor.see('gesture');
      await world.look(noor, 'applicant-call-asked');
      await world.look(desk, 'console-call-asking');
      await desk.press('label:has([data-testid="item-challenge-ok"])');
      await noor.notSee('call-now');
    });

    await world.step('each knows that the other is muted', async () => {
      await noor.press('mute');
      await desk.read('peer-switches', /muted/);
      await noor.press('mute');
      await desk.notSee('peer-switches');
      await desk.press('camera-off');
      await noor.read('peer-switches', /camera is off/);
      await desk.press('camera-off');
      await noor.notSee('peer-switches');
    });

    const again = await world.step(
      'the tab is closed, and a fresh link leads back into the call',
      async () => {
        const other = await noor.another();
        await noor.closes();
        const { url } = await world.api.verification(id);
        assert.ok(url);
        await applicant.opensLink(other, url);
        await other.see('screen-call');
        await bothSeeAndHear(other, desk);
        assert.deepEqual(await sameCall(other, desk), call, 'the same call');
        return other;
      },
    );

    const elsewhere = await world.step('and so it does on another computer', async () => {
      const computer = await world.person('noor-elsewhere', { voice: 'low' });
      const { url } = await world.api.verification(id);
      assert.ok(url);
      await applicant.opensLink(computer, url);
      await computer.see('screen-call');
      await again.see('screen-following');
      await bothSeeAndHear(computer, desk);
      assert.deepEqual(await sameCall(computer, desk), call, 'the same call');
      await opensChat(computer);
      await readsFromOther(computer, /can you hear me/);
      return computer;
    });

    await world.step('leaving costs nothing', async () => {
      await elsewhere.press('leave-call');
      await elsewhere.press('leave-confirm');
      await elsewhere.see('screen-no_penalty');
      await elsewhere.read('screen-no_penalty', /You left the call/);
      await desk.read('call-over', /left the call/);
      const after = await world.api.verification(id);
      assert.equal(after.status, 'required');
      assert.equal(after.last_result?.outcome, 'technical');
      assert.equal(after.hold?.kind, 'pending');
    });

    await world.step('what they wrote is in no log', () => {
      assert.doesNotMatch(readFileSync(`${world.folder}/visavis.log`, 'utf8'), /canary/);
      return Promise.resolve();
    });
  },
);
