import { expect, test } from 'vitest';
import { inputProblemKind } from './input_problem';
import { levelOf } from './level';
import { callLine } from './line';

test('says whose line it is', () => {
  expect(callLine('open', 'connecting', true)).toBe('connecting');
  expect(callLine('open', 'connected', true)).toBe('connected');
  expect(callLine('open', 'interrupted', true)).toBe('reconnecting');
  expect(callLine('open', 'interrupted', false)).toBe('they_dropped');
  expect(callLine('reconnecting', 'interrupted', false)).toBe('you_dropped');
});

test('nothing has dropped while they see each other', () => {
  expect(callLine('reconnecting', 'connected', true)).toBe('connected');
  expect(callLine('open', 'connected', false)).toBe('they_dropped');
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
