import { describe, expect, test, vi } from 'vitest';
import { claimsBy, readMarks } from '../locales/marks.mjs';
import type { ApplicantView } from '../src/shared/api/types';
import { next, openingPage, type Page } from '../src/applicant/page';
import { claims, musts } from './claims';
import { CameraRest } from '../src/applicant/waiting/camera_rest';
import { devicesOn, draw, drawLeaving, lineUp } from './draw';
import { fetched } from './no_browser';
import type { Shown } from './marked_words';
import { readPages, type Snapshot } from './snapshots';
import { Wrong } from './wrong';

vi.useFakeTimers({ toFake: ['Date'] });
const pages = readPages();
const claimOf = claimsBy(readMarks());

/** The page of the device that is not in charge. */
function elsewhere(view: ApplicantView): ApplicantView {
  return { ...view, device: { in_charge: false, other: 'phone', other_away_since: null } };
}

/** The screens that somebody with this page may have before them, the one that they have first. */
function* screensOf(page: Page, before: Snapshot | null, snapshot: Snapshot): Generator<Shown[]> {
  const { view, account } = snapshot;
  devicesOn(!page.resting);
  yield draw(page, snapshot);
  devicesOn(false);
  if (view.status === 'in_call') {
    lineUp(true);
    yield draw(page, snapshot);
    lineUp(false);
  }
  if (view.status === 'required') yield draw(next(page, { type: 'start_again' }), snapshot);
  if (view.status === 'waiting' && asksAnew(before, snapshot)) yield drawLeaving(page, snapshot);
  const there = { ...page, view: elsewhere(view) };
  if (JSON.stringify(account) !== JSON.stringify(before?.account))
    yield draw({ ...there, aside: 'status' }, snapshot);
  if (view.status === before?.view.status) return;
  yield draw(there, snapshot);
  yield draw({ ...page, aside: 'help' }, snapshot);
  yield draw({ ...page, phone: true }, snapshot);
}

/** They have not been asked about leaving with that time booked. */
function asksAnew(before: Snapshot | null, { view }: Snapshot): boolean {
  return before?.view.status !== view.status || before.view.slot?.at !== view.slot?.at;
}

/** A page as its reader has it open. */
class OpenPage {
  page = next(openingPage, { type: 'socket', socket: 'open' });
  last: Snapshot | null = null;
  #now_ms = 0;
  readonly #rest = new CameraRest(() => this.#now_ms);

  take(snapshot: Snapshot): void {
    const { view } = snapshot;
    const before = this.page.view?.status;
    this.#now_ms = Date.parse(snapshot.now);
    if (view.status !== before) this.#rest.wake();
    // Who leaves by a press has said so on the page.
    const leaving = before === 'waiting' && !snapshot.so.lost_place;
    const after = next({ ...this.page, leaving }, { type: 'view', view });
    const resting = view.status === 'waiting' && this.#rest.rests(view);
    this.page = next({ ...after, leaving: false }, { type: 'rest', resting });
  }
}

/** Each page of the walks, from snapshot to snapshot. */
function* openPages(): Generator<[Page, Snapshot | null, Snapshot]> {
  const open = new Map<string, OpenPage>();
  for (const snapshot of pages) {
    const one = open.get(snapshot.page) ?? new OpenPage();
    one.take(snapshot);
    yield [one.page, one.last, snapshot];
    one.last = snapshot;
    open.set(snapshot.page, one);
  }
}

test('at least 5,000 snapshots were reached', () => expect(pages.length).toBeGreaterThan(5000));

// What is fetched may have more to fetch.
for (const part of fetched) await part;

describe('the pages', () => {
  const wrong = new Wrong<Snapshot>();
  const said = new Set<string>();
  for (const [page, before, snapshot] of openPages()) {
    const [first = [], ...others] = screensOf(page, before, snapshot);
    for (const shown of [first, ...others].flat()) {
      const claim = claimOf(shown.key);
      if (claim === undefined) continue;
      said.add(claim);
      if (!claims[claim as keyof typeof claims]?.(snapshot, shown)) wrong.add(shown.key, snapshot);
    }
    const reads = !page.startedAgain;
    for (const { so, told } of musts)
      if (reads && so(snapshot) && !first.some(({ key }) => told.includes(key)))
        wrong.add(`not told: ${told.join()}`, snapshot);
  }

  test('say what is so', () => expect(wrong.told()).toBe(''));

  test('say everything once that they claim', () => {
    const unreached = [
      // Three people do not wait for hours.
      'waiting.hours',
      // Said by a page that has rested before, and is not drawn anew.
      'waiting.rest.back',
    ];
    expect(Object.keys(claims).filter((one) => !said.has(one))).toEqual(unreached);
  });
});
