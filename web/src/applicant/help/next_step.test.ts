import { expect, test } from 'vitest';
import { en } from '../../../locales/texts';
import { nextStep, partsFor } from './next_step';

test('help leads to what comes next', () => {
  expect(nextStep('intro', false)).toBe('agree');
  expect(nextStep('check', false)).toBe('check');
  expect(nextStep('check', true)).toBe('mend');
  expect(nextStep('waiting', false)).toBe('wait');
  expect(nextStep('not_verified', false)).toBe('read');
  expect(nextStep('opening', false)).toBeNull();
});

test('what stands open is in the article', () => {
  const steps = Object.keys(en.help.next) as (keyof typeof en.help.next)[];
  const open = steps.flatMap(partsFor);
  expect(open.length).toBeGreaterThan(5);
  expect(open.filter((name) => !(name in en.help.parts))).toEqual([]);
  expect(partsFor('read')).toContain('appeal');
  expect(partsFor(null)).toEqual([]);
});
