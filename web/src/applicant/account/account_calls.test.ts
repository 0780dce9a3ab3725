import { expect, test } from 'vitest';
import type { AccountCall, Outcome } from '../../shared/api/types';
import { brokeOff, shownAs, stillAsked } from './account_calls';

function decided(outcome: Outcome, code: string): AccountCall {
  return {
    started: '2026-11-23T12:00:00.000Z',
    ended: '2026-11-23T12:08:00.000Z',
    representative: { name: 'Jonas' },
    state: 'decided',
    result: {
      outcome,
      reasons: [{ code, text: '' }],
      message: '',
      decided: '2026-11-23T12:08:00.000Z',
    },
  };
}

test('a call is told by its outcome, or by where it stands', () => {
  expect(shownAs(decided('failed', 'photo_mismatch'))).toBe('failed');
  expect(shownAs(decided('technical', 'connection_lost'))).toBe('technical');
  expect(shownAs(decided('technical', 'left_call')), 'nothing broke off').toBe('inconclusive');
  expect(shownAs({ ...decided('passed', ''), state: 'in_review' })).toBe('in_review');
  expect(shownAs({ ...decided('passed', ''), result: null })).toBe('ended');
});

test('what now is told only while it is so', () => {
  expect(stillAsked('passed', 'verified')).toBe(true);
  expect(stillAsked('passed', 'required'), 'the next verification is due').toBe(false);
  expect(stillAsked('failed', 'not_verified')).toBe(true);
  expect(stillAsked('failed', 'required'), 'the appeal was granted').toBe(false);
  expect(stillAsked('technical', 'required')).toBe(true);
  expect(stillAsked('technical', 'canceled')).toBe(false);
  expect(stillAsked('in_review', 'in_review')).toBe(true);
});

test('who left a call was not cut off', () => {
  expect(brokeOff(decided('technical', 'connection_lost').result)).toBe(true);
  expect(brokeOff(decided('technical', 'left_call').result)).toBe(false);
  expect(brokeOff(decided('inconclusive', 'need_more_time').result)).toBe(false);
  expect(brokeOff(null)).toBe(false);
});
