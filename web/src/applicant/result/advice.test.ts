import { expect, test } from 'vitest';
import { en, everyText as texts } from '../../../locales/texts';
import type { AppealState } from '../../shared/api/types';
import { aboutCall, afterFailure } from './advice';

const possible: AppealState = { possible: true, answer_days: 3, last: null };
const impossible: AppealState = { ...possible, possible: false };
const everyText = Object.entries(texts);

test.each(everyText)('%s: the result leads to the appeal where there is one', (_, text) => {
  const [first, ...others] = afterFailure(possible, 'Northwork', text.result);
  expect(first).toContain(text.appeal.heading);
  expect(first).toContain(text.appeal.send);
  expect(others.join(' ')).toContain('Northwork');
  expect(afterFailure(impossible, 'Northwork', text.result)).toEqual(others);
});

test.each(everyText)('%s: help says how to appeal', (_, text) => {
  const steps = text.help.parts.appeal.steps.join(' ');
  expect(steps).toContain(text.appeal.heading);
  expect(steps).toContain(text.appeal.send);
});

test('of the latest call no appeal is promised that cannot be made', () => {
  expect(aboutCall('failed', possible, en.status)).toContain('appeal');
  expect(aboutCall('failed', impossible, en.status)).toBeNull();
  expect(aboutCall('technical', impossible, en.status)).toBe(en.status.next.technical);
});
