import type { ChromiumTab } from '../harness/chromium.ts';
import type { Member } from '../harness/service.ts';
import type { Tab } from '../harness/tab.ts';

// What people do in Google Meet, whose page is the emulator's.

/** Presses the button on our page, and asks Google to be let in. */
export async function asksToJoin(tab: ChromiumTab, name: string): Promise<ChromiumTab> {
  const meeting = await tab.opens(() => tab.press('join-meeting'));
  await meeting.fill('guest-name', name);
  await meeting.press('join');
  await meeting.see('asking');
  return meeting;
}

/** In the window that accepting opens, with the account that they have at work. */
export async function opensMeeting(
  desk: ChromiumTab,
  { email }: Member,
  act: () => Promise<unknown>,
): Promise<ChromiumTab> {
  const meeting = await desk.opens(act);
  await meeting.see('door');
  await meeting.fill('as', email);
  await meeting.press('switch-account');
  await meeting.read('account', new RegExp(email));
  await meeting.press('join');
  await meeting.see('in-meeting');
  return meeting;
}

export async function admits(meeting: Tab, name: string): Promise<void> {
  await meeting.read('knock', new RegExp(name));
  await meeting.press('admit');
}

/** What the applicant's own page says. */
export async function isSaidToBe(tab: Tab, state: 'in' | 'out' | 'left'): Promise<void> {
  await tab.see(`[data-testid="meeting-you"][data-state="${state}"]`);
}
