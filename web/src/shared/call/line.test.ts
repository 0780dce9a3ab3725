import { expect, test } from 'vitest';
import { inputProblemKind } from './input_problem';
import { levelOf } from './level';
import { callLine, type OtherSide, unreached } from './line';

const here: OtherSide = { present: true, unreachedSince: null };
const away: OtherSide = { ...here, present: false };
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

test('says whose line it is', () => {
  expect(callLine('open', 'connecting', here, null)).toBe('connecting');
  expect(callLine('open', 'connected', here, null)).toBe('connected');
  expect(callLine('open', 'interrupted', here, null)).toBe('reconnecting');
  expect(callLine('open', 'interrupted', away, null)).toBe('they_dropped');
  expect(callLine('reconnecting', 'interrupted', away, null)).toBe('you_dropped');
  expect(callLine('busy', 'interrupted', away, null), 'why, is said beside it').toBe('connecting');
});

test('nothing has dropped while they see each other', () => {
  expect(callLine('reconnecting', 'connected', here, null)).toBe('connected');
  expect(callLine('open', 'connected', away, null)).toBe('they_dropped');
});

test('whose media have no way to us are not connected, however good our own line is', () => {
  const other = { ...here, unreachedSince: ago(1) };
  expect(callLine('open', 'connected', other, null)).toBe('connecting');
  expect(callLine('open', 'connected', other, 'theirs')).toBe('they_unreached');
  // Each try for them begins ours anew.
  expect(callLine('open', 'interrupted', other, 'theirs')).toBe('they_unreached');
  expect(callLine('open', 'interrupted', other, 'ours')).toBe('reconnecting');
  expect(callLine('open', 'connected', { ...other, present: false }, null)).toBe('they_dropped');
});

test('what to do is told after a quarter of a minute, and first what can be done here', () => {
  const now_ms = 100_000;
  expect(unreached(null, here, now_ms)).toBe(null);
  expect(unreached(now_ms - 14_999, here, now_ms)).toBe(null);
  expect(unreached(now_ms - 15_000, here, now_ms)).toBe('ours');
  expect(unreached(null, { ...here, unreachedSince: ago(14) }, now_ms)).toBe(null);
  expect(unreached(null, { ...here, unreachedSince: ago(16) }, now_ms)).toBe('theirs');
  expect(unreached(now_ms - 15_000, { ...here, unreachedSince: ago(60) }, now_ms)).toBe('ours');
  expect(unreached(null, { ...away, unreachedSince: ago(60) }, now_ms), 'they are away').toBe(null);
});

test('names what stands between the page and the camera', () => {
  expect(inputProblemKind('NotAllowedError', 'denied')).toBe('denied');
  expect(inputProblemKind('NotAllowedError', 'granted')).toBe('denied_by_system');
  expect(inputProblemKind('NotFoundError', 'unknown')).toBe('not_found');
  expect(inputProblemKind('NotReadableError', 'granted')).toBe('in_use');
  expect(inputProblemKind('TypeError', 'granted')).toBe('unknown');
});

test('a loud voice fills the level, silence leaves it empty', () => {
  expect(levelOf(new Float32Array(64))).toBe(0);
  expect(levelOf(new Float32Array(64).fill(0.5))).toBe(1);
  expect(levelOf(new Float32Array(64).fill(0.03))).toBeCloseTo(0.59, 1);
});
