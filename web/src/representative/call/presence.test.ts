import { describe, expect, test } from 'vitest';
import type { InMeeting } from '../../shared/api/types';
import { inOrder, nameAdvice, presenceOf } from './presence';

function one(role: InMeeting['role'], more: Partial<InMeeting> = {}): InMeeting {
  const since = '2026-11-30T12:00:00.000Z';
  return {
    role,
    kind: 'signed_in',
    name: role,
    named_as_profile: false,
    since,
    left: null,
    joins: 1,
    ...more,
  };
}
const gone = { left: '2026-11-30T12:05:00.000Z' };
const of = (people: InMeeting[], seen = true) =>
  presenceOf({ url: '', seen, people, join_by: null, alone_by: null });

const named = (people: InMeeting[], seen = true) =>
  of(people, seen).strangers.map(({ name }) => name);

describe('who is in the meeting', () => {
  test.each([
    ['nobody yet', [], true, { known: 'seen', you: 'out', applicant: 'out' }],
    ['not told yet', [], false, { known: 'untold', you: 'out', applicant: 'out' }],
    ['not told now', [one('applicant')], false, { known: 'unseen', applicant: 'in' }],
    ['the applicant alone', [one('applicant')], true, { you: 'out', applicant: 'in' }],
    ['the applicant left', [one('applicant', gone)], true, { applicant: 'left' }],
    ['you left', [one('representative', gone), one('applicant')], true, { you: 'left' }],
    [
      'you are in it with a second device',
      [one('representative', gone), one('representative')],
      true,
      { you: 'in' },
    ],
  ])('%s', (_, people, seen, expected) => expect(of(people, seen)).toMatchObject(expected));

  test('a stranger is who is in it and nobody of the two', () => {
    const both = [one('representative'), one('applicant')];
    expect(named(both)).toEqual([]);
    expect(named([...both, one('other', { name: 'Kofi' })])).toEqual(['Kofi']);
    expect(named([...both, one('other', { name: 'Kofi', ...gone })]), 'and left').toEqual([]);
    const two = [one('other', { name: 'Kofi' }), one('other', { name: 'Esi', kind: 'phone' })];
    expect(named([...both, ...two])).toEqual(['Kofi', 'Esi']);
    expect(named([...both, ...two], false), 'not known to be there now').toEqual([]);
  });
});

test('who must not be there comes first, and who left last', () => {
  const people = [
    one('representative'),
    one('applicant', { name: 'before', ...gone }),
    one('applicant'),
    one('other'),
  ];
  expect(inOrder(people).map(({ name }) => name)).toEqual([
    'other',
    'applicant',
    'representative',
    'before',
  ]);
});

test('a display name is compared where it says something', () => {
  const same = { named_as_profile: true };
  expect(nameAdvice(one('applicant', same))).toBe('same');
  expect(nameAdvice(one('applicant'))).toBe('different');
  expect(nameAdvice(one('other', same)), 'two have the name').toBe('same');
  expect(nameAdvice(one('other'))).toBe(null);
  expect(nameAdvice(one('representative'))).toBe(null);
});
