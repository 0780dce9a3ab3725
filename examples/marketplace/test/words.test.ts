import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actions, type Hold } from '../src/visavis/protocol.ts';
import { actionInWords, bannerWords, resultInWords, statusInWords } from '../src/web/words.ts';

// What is said of a verification follows from its status, hold and last result: every one that Visavis tells.

interface Told {
  status: string | null;
  hold: Hold | null;
}

const hold = (kind: string, denied_actions: string[]): Hold => ({
  kind,
  denied_actions,
  reason: '',
  since: '2026-11-01T00:00:00Z',
});

const open = ['required', 'waiting', 'in_call', 'in_review'];
const holds = [
  hold('pending', []),
  hold('pending', ['submit_proposal']),
  hold('overdue', ['submit_proposal', 'withdraw_earnings']),
  hold('failed', ['submit_proposal', 'withdraw_earnings', 'appear_in_search']),
];

const states: Told[] = [
  ...open.flatMap((status) => [null, ...holds].map((one) => ({ status, hold: one }))),
  { status: 'not_verified', hold: hold('failed', ['submit_proposal', 'withdraw_earnings']) },
  { status: 'verified', hold: null },
  { status: 'canceled', hold: null },
  { status: null, hold: null },
];

const is =
  (...all: (string | null)[]) =>
  ({ status }: Told) =>
    all.includes(status);

const claims: [RegExp, (told: Told) => boolean][] = [
  [
    /overdue|deadline has passed|restricted your account further/i,
    (one) => one.hold?.kind === 'overdue',
  ],
  [/on hold/, (one) => one.hold?.kind === 'failed'],
  [/no restrictions/, (one) => (one.hold?.denied_actions.length ?? 0) === 0],
  [/Until you’re verified, you can’t/, (one) => (one.hold?.denied_actions.length ?? 0) > 0],
  [/in the queue/, is('waiting')],
  [/call is in progress/, is('in_call')],
  [/being reviewed|second reviewer/, is('in_review')],
  [/verified badge|^Verified/m, is('verified')],
  [/You can take another call/, (one) => is('required')(one) && one.hold?.kind === 'failed'],
  [/You can ask for another call|didn’t pass/, is('not_verified')],
  [/canceled this request/, is('canceled')],
  [/verify your identity|Verify now/, is('required', null)],
  [/don’t need to do anything/, is('in_review', 'canceled')],
];

function said(told: Told): string {
  const { status } = told;
  const banner = status === null ? null : bannerWords({ ...known, status, hold: told.hold });
  const { title, text } = statusInWords(status, told.hold);
  return [title, text, ...Object.values(banner ?? {})].join('\n');
}

const known = {
  account: 'a',
  verified: false,
  verifiedAt: null,
  verification: 'v',
  lastResult: null,
  sequence: 1,
  position: 1,
  updated: '2026-11-01T00:00:00Z',
};

test('what is said of a state is so, and everything is said of one', () => {
  const unsaid = new Set(claims.map(([words]) => words));
  for (const state of states) {
    const text = said(state);
    for (const [words, so] of claims) {
      if (!words.test(text)) continue;
      unsaid.delete(words);
      assert.ok(so(state), `${words} of ${JSON.stringify(state)}: ${text}`);
    }
  }
  assert.deepEqual([...unsaid], []);
});

test('the banner names the actions that are denied, and no other', () => {
  for (const state of states.filter((one) => one.hold)) {
    const denied = state.hold?.denied_actions ?? [];
    const named = actions.filter((action) => said(state).includes(actionInWords(action)));
    assert.deepEqual(named.toSorted(), denied.toSorted(), JSON.stringify(state));
  }
});

test('a call that somebody left did not break off, and none that failed was without cost', () => {
  assert.match(resultSaid('technical'), /technical problem.*doesn’t count against you/);
  assert.match(resultSaid('technical', 'left_call'), /You left it.*doesn’t count against you/);
  assert.match(resultSaid('inconclusive'), /No decision.*doesn’t count against you/);
  // Whether a second person confirmed it is a matter of policy.
  assert.doesNotMatch(resultSaid('failed'), /doesn’t count|reviewer/);
});

function resultSaid(outcome: string, code = 'other'): string {
  const { title, text } = resultInWords({ outcome, reasons: [{ code, text: '' }], decided: '' });
  return `${title}. ${text}`;
}
