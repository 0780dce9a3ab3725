import { expect, test } from 'vitest';
import type { ChecklistItem } from '../../shared/api/types';
import { nextItem } from './ask_next';

const items: ChecklistItem[] = ['c1', 'q1', 'q2', 'd1'].map((item) => ({
  item,
  kind: 'question',
  text: item,
  required: true,
}));

test('the next item is the first that is not marked, after the current one', () => {
  expect(nextItem(items, {}, null)?.item).toBe('c1');
  expect(nextItem(items, { c1: 'ok' }, null)?.item).toBe('q1');
  expect(nextItem(items, {}, 'q1')?.item).toBe('q2');
  expect(nextItem(items, { q2: 'skipped' }, 'q1')?.item).toBe('d1');
});

test('what was passed over comes again at the end', () => {
  expect(nextItem(items, { q2: 'ok', d1: 'ok' }, 'q2')?.item).toBe('c1');
  expect(nextItem(items, { c1: 'ok', q2: 'ok', d1: 'ok' }, 'q1')).toBeNull();
});
