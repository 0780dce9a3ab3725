import assert from 'node:assert/strict';
import { eva, scenario } from '../harness/scenario.ts';
import { staffPassword } from '../harness/service.ts';
import type { Tab } from '../harness/tab.ts';
import { codeOf, gives, setsUpApp } from '../steps/factor.ts';
import * as representative from '../steps/representative.ts';

scenario('staff prove a second factor', { host: 'localhost' }, async (world) => {
  const browser = await world.browser();
  const desk = await browser('eva');
  const elsewhere = await browser('eva_elsewhere');
  await desk.plugsInAuthenticator();

  const givesPassword = async (tab: Tab) => {
    await tab.open(`${world.service.url}/console`);
    await tab.fill('email', eva.email);
    await tab.fill('password', staffPassword);
    await tab.press('sign-in');
    await tab.see('screen-second_step');
  };

  /** Until it is answered: a page that is left takes its requests with it. */
  const signsOut = async (tab: Tab) => {
    await tab.press('sign-out');
    await tab.see('screen-sign_in');
  };

  let secret = '';
  let recoveryCode = '';
  await world.step('an authenticator app is set up', async () => {
    await representative.signsIn(desk, world.service.url, eva);
    ({ secret, recoveryCode } = await setsUpApp(desk));
    await world.look(desk, 'console-recovery-codes');
    await desk.press('codes-saved');
  });

  await world.step('a passkey is added', async () => {
    await desk.press('add-passkey');
    await desk.fill('passkey-name', 'Work laptop');
    await desk.press('make-passkey');
    await desk.read('passkey', /Work laptop/);
    await world.look(desk, 'console-security');
  });

  await world.step('the passkey signs in', async () => {
    await signsOut(desk);
    await givesPassword(desk);
    await desk.press('use-passkey');
    await desk.read('staff-name', new RegExp(eva.name));
  });

  await world.step('the app signs in elsewhere, with a code that was not used', async () => {
    await givesPassword(elsewhere);
    await elsewhere.press('use-totp');
    // The next one: that of now may be the one that confirmed the app.
    await gives(elsewhere, codeOf(secret, 1));
    await elsewhere.read('staff-name', new RegExp(eva.name));
  });

  await world.step('the other session ends from here, with its page', async () => {
    await desk.see('take-over'); // The newer line has replaced this page's.
    const status = await desk.ask(
      async () => (await fetch('/console/sessions', { method: 'DELETE' })).status,
    );
    assert.equal(status, 204);
    await elsewhere.see('screen-sign_in');
  });

  await world.step('a recovery code signs in once', async () => {
    await givesPassword(elsewhere);
    await elsewhere.press('use-recovery');
    await gives(elsewhere, recoveryCode);
    await elsewhere.read('staff-name', new RegExp(eva.name));
    await signsOut(elsewhere);
    await givesPassword(elsewhere);
    await elsewhere.press('use-recovery');
    await gives(elsewhere, recoveryCode);
    await elsewhere.see('code-error');
  });

  await world.step('after a reset the password is enough', async () => {
    await world.service.resetSecondFactor(eva);
    await representative.signsIn(elsewhere, world.service.url, eva);
  });
});
