import { describe, expect, test, vi } from 'vitest';
import { readLocales } from '../locales/catalogue.mjs';
import { claimOf, readMarks } from '../locales/marks.mjs';
import type { ApplicantView } from '../src/shared/api/types';
import { next, openingPage, type Page } from '../src/applicant/page';
import { claims, musts } from './claims';
import { devicesOn, draw } from './draw';
import { proposals } from './facts';
import { mailClaims } from './mails';
import { fetched } from './no_browser';
import type { Shown } from './marked_words';
import { readSnapshots, type Snapshot } from './snapshots';

vi.useFakeTimers({ toFake: ['Date'] });
const { pages, mails } = readSnapshots();
const marks = readMarks();

/** The page of the device that is not in charge. */
function elsewhere(view: ApplicantView): ApplicantView {
  return { ...view, device: { in_charge: false, other: 'phone', other_away_since: null } };
}

/** The screens that somebody with this page may have before them, the one that they have first. */
function* screensOf(page: Page, before: Snapshot | null, snapshot: Snapshot): Generator<Shown[]> {
  const { view, account } = snapshot;
  devicesOn(true);
  yield draw(page, snapshot);
  devicesOn(false);
  if (view.status === 'required') yield draw(next(page, { type: 'start_again' }), snapshot);
  const there = { ...page, view: elsewhere(view) };
  if (JSON.stringify(account) !== JSON.stringify(before?.account))
    yield draw({ ...there, aside: 'status' }, snapshot);
  if (view.status === before?.view.status) return;
  yield draw(there, snapshot);
  yield draw({ ...page, aside: 'help' }, snapshot);
  yield draw({ ...page, phone: true }, snapshot);
}

/** Each page of the walk as its reader has it open: it goes from snapshot to snapshot. */
function* openPages(): Generator<[Page, Snapshot | null, Snapshot]> {
  const open = new Map<string, Page>();
  const last = new Map<string, Snapshot>();
  for (const snapshot of pages) {
    const before = open.get(snapshot.page) ?? next(openingPage, { type: 'socket', socket: 'open' });
    // Who leaves by a press has said so on the page.
    const leaves = before.view?.status === 'waiting' && !snapshot.so.lost_place;
    const after = next({ ...before, leaving: leaves }, { type: 'view', view: snapshot.view });
    const page = { ...after, leaving: false };
    yield [page, last.get(snapshot.page) ?? null, snapshot];
    open.set(snapshot.page, page);
    last.set(snapshot.page, snapshot);
  }
}

test('at least 5,000 snapshots were reached', () => expect(pages.length).toBeGreaterThan(5000));

await Promise.all(fetched);

describe('the pages', () => {
  const wrong = new Map<string, { times: number; first: Snapshot }>();
  const said = new Set<string>();
  const add = (what: string, first: Snapshot) => {
    const before = wrong.get(what);
    wrong.set(what, { times: (before?.times ?? 0) + 1, first: before?.first ?? first });
  };
  for (const [page, before, snapshot] of openPages()) {
    const [first = [], ...others] = screensOf(page, before, snapshot);
    for (const shown of [first, ...others].flat()) {
      const claim = claimOf(marks, shown.key);
      if (claim === undefined) continue;
      said.add(claim);
      if (!claims[claim as keyof typeof claims]?.(snapshot, shown)) add(shown.key, snapshot);
    }
    const reads = !page.startedAgain;
    for (const { so, told } of musts)
      if (reads && so(snapshot) && !first.some(({ key }) => told.includes(key)))
        add(`not told: ${told.join()}`, snapshot);
  }

  test('say what is so', () => {
    const found = [...wrong].map(([what, { times, first }]) => {
      const { now, so } = first;
      return `${what} (${times} times), first at ${now}: ${JSON.stringify(so)}`;
    });
    expect(found.join('\n')).toBe('');
  });

  test('say everything once that they claim', () => {
    // Three people do not wait for hours.
    const unreached = ['waiting.hours'];
    expect(Object.keys(claims).filter((one) => !said.has(one))).toEqual(unreached);
  });
});

describe('the e-mails', () => {
  const english = readLocales()['en']?.['mail'] ?? {};
  const said = new Set<string>();
  const wrong = new Set<string>();
  for (const mail of mails) {
    const parts = Object.keys(mailClaims).filter((claim) => sentenceIn(mail.text, english, claim));
    for (const claim of [`mail.${mail.mail}.body`, ...parts]) {
      said.add(claim);
      if (!mailClaims[claim as keyof typeof mailClaims](mail))
        wrong.add(`${claim}: ${JSON.stringify(mail.so)}`);
    }
    if (mail.mail === 'not_verified' && proposals(mail) === 'being canceled')
      if (!parts.includes('mail.proposals')) wrong.add('canceled proposals are not told');
  }

  test('say what is so', () => expect([...wrong].join('\n')).toBe(''));

  test('are all sent', () => {
    expect(Object.keys(mailClaims).filter((one) => !said.has(one))).toEqual([]);
  });
});

/** Whether a mail has the sentence of a claim that is no mail's whole body. */
function sentenceIn(text: string, english: Record<string, string>, claim: string): boolean {
  const key = claim.replace('mail.', '');
  if (key.endsWith('.body')) return false;
  return (english[key] ?? '').split(/\{\w+\}/).every((part) => text.includes(part));
}
