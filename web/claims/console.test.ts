import { describe, expect, test, vi } from 'vitest';
import { readLocales } from '../locales/catalogue.mjs';
import { claimsBy, readMarks } from '../locales/marks.mjs';
import { type Console, lookingConsole, next } from '../src/representative/console';
import { consoleClaims } from './console_claims';
import { figures, secondsIn } from './console_facts';
import { drawConsequences, drawConsole, type Drawn, lineUp, remember } from './draw_console';
import { fetched } from './no_browser';
import { type ConsoleShot, readConsoles } from './snapshots';
import { Wrong } from './wrong';

// Nothing is still being fetched when the tests are over.
for (const part of fetched) await part;

vi.useFakeTimers({ toFake: ['Date'] });
const consoles = readConsoles();
const claimOf = claimsBy(readMarks());
const outcomes = ['passed', 'failed', 'inconclusive', 'technical'] as const;

/** Why a call that they had, and did not decide, is over. */
function reasonTold({ state }: Console, { decided, world }: ConsoleShot): string | undefined {
  const call = state?.call?.id;
  const ended = world.people.flatMap(({ calls }) => calls).find((one) => one.call === call);
  return ended?.ended && !decided ? ended.reasons[0] : undefined;
}

/** The console as its member has it open: it goes from shot to shot. */
function taken(before: Console, shot: ConsoleShot): Console {
  const { me, states, left, declined, decided, status } = shot;
  const now_ms = Date.parse(shot.now);
  let shown = before;
  if (shown.session !== 'in') shown = next(shown, { type: 'signed_in', staff: states[0].staff });
  shown = next(shown, { type: 'socket', socket: 'open' });
  const reason = left ? 'left_call' : reasonTold(shown, shot);
  if (reason) shown = next(shown, { type: 'ended_because', reason });
  for (const state of states) shown = next(shown, { type: 'state', state, now_ms });
  // Both are answered after the state that follows from them.
  if (declined && me.declined) shown = next(shown, { type: 'declined', name: me.declined });
  if (decided && status) shown = next(shown, { type: 'decided', call: decided, status });
  return shown;
}

/** The screens that a member may have before them. */
function* screensOf(shown: Console, before: Console, shot: ConsoleShot): Generator<Drawn> {
  const call = shown.state?.call ?? null;
  if (call) remember(call.id, { internal_text: 'seen' });
  yield drawConsole(shown, shot);
  if (call) {
    lineUp(true);
    yield drawConsole(shown, shot);
    lineUp(false);
  }
  if (call && call.id !== before.state?.call?.id)
    for (const outcome of outcomes) {
      remember(call.id, { outcome });
      yield drawConsole(shown, shot);
    }
  const { reviews, appeals } = shot;
  if (call || unchanged(before, shown)) return;
  yield drawConsole(shown, shot, '#/reviews');
  if (reviews.length + appeals.length > 0) yield { said: drawConsequences(shot), figures: {} };
}

/** The lists of what is to be reviewed are read anew when their number changes. */
function unchanged({ state: before }: Console, { state: now }: Console): boolean {
  return before?.reviews_open === now?.reviews_open && before?.appeals_open === now?.appeals_open;
}

/** The figures of the desk that are not as they should be. */
function wrongFigures(drawn: Drawn, shot: ConsoleShot): string[] {
  const so = figures(shot);
  return Object.entries(drawn.figures)
    .filter(([name, shown]) => !isFigure(name, shown, so[name] ?? -1))
    .map(([name, shown]) => `${name}: ${shown}, and not ${so[name]}`);
}

/** The wait counts on from when it was told, which is not known here. */
function isFigure(name: string, shown: string, so: number): boolean {
  return name === 'longest-wait' ? secondsIn(shown) <= so : shown === String(so);
}

describe('the consoles', () => {
  const wrong = new Wrong<ConsoleShot>();
  const said = new Set<string>();
  const open = new Map<string, Console>();
  for (const shot of consoles) {
    const page = `${shot.world.walk}: ${shot.console}`;
    const before = open.get(page) ?? lookingConsole;
    const shown = taken(before, shot);
    for (const drawn of screensOf(shown, before, shot)) {
      for (const one of drawn.said) {
        const claim = claimOf(one.key);
        if (claim === undefined) continue;
        said.add(claim);
        if (!consoleClaims[claim as keyof typeof consoleClaims]?.(shot, one))
          wrong.add(`${one.key} ${JSON.stringify(one.values)}`, shot);
      }
      for (const one of wrongFigures(drawn, shot)) wrong.add(one, shot);
    }
    open.set(page, shown);
  }

  test('say what is so', () => expect(wrong.told()).toBe(''));

  test('say everything once that they claim', () => {
    const unreached = [
      // By the system, not on the page.
      'console.notifications.body',
      // The shipped policy has no other effect, and nobody's account is removed.
      'console.reviews.effectOther',
      'console.appeals.decidedByUnknown',
    ];
    expect(Object.keys(consoleClaims).filter((one) => !said.has(one))).toEqual(unreached);
  });
});

test('what an applicant will read is what they will read', () => {
  const { console: own = {}, result = {} } = readLocales()['en'] ?? {};
  const preview = (part: string) => outcomes.map((one) => own[`decision.applicant${part}.${one}`]);
  const { verifiedHeading, notVerifiedHeading, inconclusiveHeading, technicalHeading } = result;
  expect(preview('Heading')).toEqual([
    verifiedHeading,
    notVerifiedHeading,
    inconclusiveHeading,
    technicalHeading,
  ]);
  const { verifiedLead, inconclusiveLead, technicalLead } = result;
  // Under "not verified" stand the reasons.
  expect(preview('Lead')).toEqual([
    verifiedLead,
    expect.any(String),
    inconclusiveLead,
    technicalLead,
  ]);
});
