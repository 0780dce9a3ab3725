import { IntlMessageFormat } from 'intl-messageformat';
import { parse } from '@formatjs/icu-messageformat-parser';
import { expect, test } from 'vitest';
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
