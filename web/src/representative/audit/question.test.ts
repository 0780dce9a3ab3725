import { expect, test } from 'vitest';
import { hashOf, isAudit, pathOf, questionIn, wrongIn } from './question';

const nothing = { by: '', name: '', of: '', from: '', until: '' };

const wrongOf = (of: string) => wrongIn({ ...nothing, of });
const wrongDays = (from: string, until: string) => wrongIn({ ...nothing, from, until });
const query = (path: string) => Object.fromEntries(new URL(path, 'http://x').searchParams);

test('an address is a question, and a question is an address', () => {
  expect(hashOf(nothing)).toBe('#/audit');
  expect(questionIn('#/audit')).toEqual(nothing);
  const asked = { ...nothing, name: 'evidence.looked_at', of: 'a_b', from: '2026-11-20' };
  expect(hashOf(asked)).toBe('#/audit?name=evidence.looked_at&of=a_b&from=2026-11-20');
  expect(questionIn(hashOf(asked))).toEqual(asked);
  expect(questionIn('#/audit?other=1&by=operator')).toEqual({ ...nothing, by: 'operator' });
  expect(isAudit('#/audit?by=operator')).toBe(true);
  expect(isAudit('#/auditors')).toBe(false);
});

test('what is asked of the service', () => {
  expect(query(pathOf(nothing))).toEqual({ limit: '50' });
  expect(query(pathOf({ ...nothing, of: 'ver_x', by: 'stf_x' }, 12))).toEqual({
    by: 'stf_x',
    verification: 'ver_x',
    older_than: '12',
    limit: '50',
  });
  expect(query(pathOf({ ...nothing, of: '4711' }))).toEqual({ account: '4711', limit: '50' });
});

test('the last day is in it', () => {
  const day = pathOf({ ...nothing, from: '2026-11-20', until: '2026-11-20' });
  const { searchParams } = new URL(day, 'http://x');
  const [from, until] = ['from', 'until'].map((name) => Date.parse(searchParams.get(name) ?? ''));
  expect(Number(until) - Number(from)).toBe(24 * 3600 * 1000);
  expect(pathOf({ ...nothing, from: 'soon' })).not.toContain('from');
});

test('what can be somebody’s id', () => {
  for (const of of ['', `ver_${'0'.repeat(26)}`, 'user-42', 'a.b'])
    expect(wrongOf(of), of).toBe(null);
  for (const of of ['Noor Haddad', 'a/b', 'x'.repeat(65), 'ver_01', `ver_${'0'.repeat(27)}`])
    expect(wrongOf(of), of).toBe('of');
});

test('a span of days has its days in order', () => {
  expect(wrongDays('2026-11-20', '2026-11-19')).toBe('until');
  expect(wrongDays('2026-11-20', '2026-11-20')).toBe(null);
  expect(wrongDays('2026-11-20', '')).toBe(null);
  expect(wrongDays('', '2026-11-20')).toBe(null);
});
