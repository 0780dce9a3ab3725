import { createHmac } from 'node:crypto';
import type { Tab } from '../harness/tab.ts';

// What staff do with an authenticator app.

/** The code of RFC 6238, so many steps of 30 seconds from now. */
export function codeOf(secret: string, stepsAhead = 0): string {
  const bits = [...secret]
    .map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((one) => Number.parseInt(one, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + stepsAhead));
  const mac = createHmac('sha1', key).update(counter).digest();
  const cut = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(cut % 1_000_000).padStart(6, '0');
}

const textOf = (tab: Tab, testid: string): Promise<string> =>
  tab.ask(
    (id) => document.querySelector(`[data-testid="${id}"]`)?.textContent?.trim() ?? '',
    testid,
  );

export async function gives(tab: Tab, code: string): Promise<void> {
  await tab.fill('code', code);
  await tab.press('send-code');
}

/** On the page Security; they come back to the desk. Gives back the app's secret and a recovery code. */
export async function setsUpApp(tab: Tab): Promise<{ secret: string; recoveryCode: string }> {
  await tab.press('nav-security');
  await tab.press('begin-app');
  await tab.see('app-qr');
  const secret = (await textOf(tab, 'app-secret')).replaceAll(' ', '');
  await gives(tab, codeOf(secret));
  await tab.see('shown-codes');
  return { secret, recoveryCode: await textOf(tab, 'recovery-code') };
}
