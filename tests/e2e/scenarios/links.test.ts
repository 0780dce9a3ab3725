import assert from 'node:assert/strict';
import { phone, desktop } from '../harness/chromium.ts';
import { eva, scenario } from '../harness/scenario.ts';
import * as applicant from '../steps/applicant.ts';

scenario('links in the wrong hands', { staff: [eva], mail: true }, async (world) => {
  const tabs = await world.browser();

  await world.step('a scanner that runs scripts does not use the link up', async () => {
    const scanner = await tabs('scanner');
    const noor = await tabs('noor', phone);
    const { url } = await world.api.require('noor', 'Noor Haddad');
    await scanner.open(url);
    await scanner.see('use-link');
    await scanner.closes();
    await applicant.opensLink(noor, url);
    await noor.see('screen-intro');
  });

  await world.step('Firefox without cookies says so, and does not use it up either', async () => {
    const blocked = await world.firefoxPerson('blocked', desktop, {
      'network.cookie.cookieBehavior': 2,
    });
    const mei = await tabs('mei', phone);
    const { url } = await world.api.require('mei', 'Mei Tanaka');
    await blocked.open(url);
    await blocked.read('screen-cookies', /Cookies are blocked/);
    await applicant.opensLink(mei, url);
    await mei.see('screen-intro');
  });

  await world.step('two in one browser: a tab acts for its own verification only', async () => {
    const first = await tabs('five-one', phone);
    const one = await world.api.require('five1', 'Ama Mensah');
    const two = await world.api.require('five2', 'Kofi Mensah');
    await applicant.opensLink(first, one.url);
    await first.see('screen-intro');
    const second = await first.another();
    await applicant.opensLink(second, two.url);
    await second.see('screen-intro');
    await first.press('consent-checkbox');
    await first.press('consent-continue');
    await first.see('screen-other_verification');
    await first.reload();
    await first.see('screen-other_verification');
    const given = await second.ask(async () => {
      const answer = await fetch('/applicant/verification');
      return ((await answer.json()) as { consent: { given: boolean } }).consent.given;
    });
    assert.equal(given, false, 'nobody agreed for the other');
  });
});
