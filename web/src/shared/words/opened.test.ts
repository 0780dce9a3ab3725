import { IntlMessageFormat } from 'intl-messageformat';
import { parse } from '@formatjs/icu-messageformat-parser';
import { expect, test, vi } from 'vitest';
import { opened, type Said, type Values } from './opened';

test.each([
  ['Hello {name}', { name: 'Ada' }],
  ['{name}', { name: '{other} <b>' }],
  ["It''s {count} of {all}, in '{braces}'", { count: 1234567, all: 0 }],
  ['{count, plural, one {# day} other {# days}} for {name}', { count: 3, name: 'Ada' }],
  ['{kind, select, a {A {name}} other {B}}', { kind: 'a', name: 'x' }],
] as [string, Values][])('says %s as the library does', (message, values) => {
  const say = opened(parse(message), 'de') as Said<Values>;
  expect(say(values)).toBe(String(new IntlMessageFormat(message, 'de').format(values)));
});

test('without the browser’s numbers and plurals there are words all the same', () => {
  const message = parse('{count, plural, =0 {none} one {# call} other {# calls of {name}}}');
  const say = opened(message, 'en') as Said<{ count: number; name: string }>;
  vi.stubGlobal('Intl', {});
  expect([0, 1, 2].map((count) => say({ count, name: 'Ann' }))).toEqual([
    'none',
    '1 calls of Ann',
    '2 calls of Ann',
  ]);
  const chosen = opened(parse('{device, select, phone {a phone} other {a {device}}}'), 'en');
  expect((chosen as Said<{ device: string }>)({ device: 'phone' })).toBe('a phone');
  expect((chosen as Said<{ device: string }>)({ device: 'desk' })).toBe('a desk');
  vi.unstubAllGlobals();
});
