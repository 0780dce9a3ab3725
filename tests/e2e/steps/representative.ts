import assert from 'node:assert/strict';
import { type Member, staffPassword } from '../harness/service.ts';
import type { Tab } from '../harness/tab.ts';

// What a representative or a second reviewer does in the console.

export type Outcome = 'passed' | 'failed' | 'inconclusive' | 'technical';

export async function signsIn(tab: Tab, consoleUrl: string, member: Member): Promise<void> {
  await tab.open(`${consoleUrl}/console`);
  await tab.fill('email', member.email);
  await tab.fill('password', staffPassword);
  await tab.press('sign-in');
  await tab.read('staff-name', new RegExp(member.name));
}

export async function goesAvailable(tab: Tab): Promise<void> {
  await tab.press('go-available');
  await tab.read('availability', /You’re taking calls/);
}

export async function isOffered(tab: Tab, name: string): Promise<void> {
  await tab.read('match', new RegExp(name));
}

export async function accepts(tab: Tab): Promise<void> {
  await tab.press('accept-match');
  await tab.see('screen-call');
}

/** The profile's photo, as the service keeps it. */
export async function seesPhoto(tab: Tab): Promise<void> {
  const shown = () => {
    const photo = document.querySelector<HTMLImageElement>('[data-testid="photo-enlarge"] img');
    const isOurs = photo?.src.startsWith(`${location.origin}/console/photos/`);
    return (isOurs && photo?.complete && photo.naturalWidth > 0) || undefined;
  };
  await tab.until(`${tab.who} to see the photo`, shown, null);
}

/** The items of the checklist with their kinds, in order. */
export async function checklist(tab: Tab): Promise<string[]> {
  await tab.see('checklist');
  return tab.ask(() =>
    Array.from(document.querySelectorAll('[data-testid="checklist"] li'), (item) =>
      (item.getAttribute('data-testid') ?? '').replace('item-', ''),
    ),
  );
}

export async function marks(tab: Tab, result: 'ok' | 'not_ok' | 'skipped'): Promise<void> {
  const items = await checklist(tab);
  for (const item of items) {
    await tab.press(`label:has([data-testid="item-${item}-${result}"])`);
  }
  await tab.read('checklist-done', new RegExp(`^${items.length} of ${items.length}`));
}

export interface Words {
  reasons?: string[];
  message?: string;
  internal?: string;
}

export async function decides(tab: Tab, outcome: Outcome, words: Words = {}): Promise<void> {
  await triesToDecide(tab, outcome, words);
  await tab.see('call-over');
  await pauses(tab);
}

/** Ends the wrap-up, so that the next is offered when the story says so and not a minute later. */
async function pauses(tab: Tab): Promise<void> {
  await tab.press('go-away');
  await tab.read('availability', /not taking calls/);
}

/** Whether it is taken is for the caller to look at. */
export async function triesToDecide(tab: Tab, outcome: Outcome, words: Words = {}): Promise<void> {
  await tab.press(`label:has([data-testid="outcome-${outcome}"])`);
  for (const reason of words.reasons ?? []) {
    await tab.press(`label:has([data-testid="reason-${reason}"])`);
  }
  if (words.message) await tab.fill('message', words.message);
  if (words.internal) await tab.fill('internal-text', words.internal);
  await tab.press('submit-decision');
}

/** Marks everything OK and lets the applicant pass. */
export async function passes(tab: Tab): Promise<void> {
  await marks(tab, 'ok');
  await decides(tab, 'passed');
}

export async function opensReviews(tab: Tab): Promise<void> {
  await tab.press('nav-reviews');
  await tab.see('screen-reviews');
}

export async function confirmsFailure(tab: Tab, note: string): Promise<void> {
  await opensReviews(tab);
  await tab.fill('review-text', note);
  await tab.press('review-confirm');
  await tab.press('review-sure-yes');
  await tab.read('review-done', /not verified/);
}

export async function overturnsFailure(tab: Tab, note: string): Promise<void> {
  await opensReviews(tab);
  await tab.fill('review-text', note);
  await tab.press('review-overturn');
  await tab.press('review-overturn-sure-yes');
  await tab.read('review-done', /can take another call/);
}

export async function mayNotReviewOwnDecision(tab: Tab): Promise<void> {
  await opensReviews(tab);
  await tab.see('review-mine');
  assert.equal(await tab.count('review-confirm'), 0, 'nothing to confirm with');
}

export async function goesToDesk(tab: Tab): Promise<void> {
  await tab.press('nav-desk');
  await tab.see('screen-desk');
}
