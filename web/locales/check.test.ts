import { expect, test } from 'vitest';
import { areaWords, languagesOf, unfolded } from './catalogue.mjs';
import { problemsOf } from './check.mjs';
import { generatedTypes } from './shape.mjs';
import { isUsed, readUses } from './usage.mjs';

type Area = Record<string, string>;
const everything = () => true;

/** What is wrong with a language's words, given the English ones. */
function wrong(english: Area, own: Area, tag = 'uk'): string[] {
  return problemsOf({ en: { call: english }, [tag]: { call: own } }, everything).map((problem) =>
    problem.replace(`locales/${tag}/call.json: `, ''),
  );
}

test('good words pass', () => {
  const english = {
    hello: 'Hello {name}',
    days: '{days, plural, one {# day} other {# days}}',
    'steps.1': 'a',
    'steps.2': 'b',
  };
  const own = {
    hello: 'Вітаємо, {name}',
    days: '{days, plural, one {# день} few {# дні} many {# днів} other {# дня}}',
    'steps.1': 'а',
    'steps.2': 'б',
  };
  expect(wrong(english, own)).toEqual([]);
});

const one = 'a {name}';
const count = '{n, plural, one {#} other {#}}';
test.each<[string, Area, Area, string]>([
  ['a key that a language lacks', { a: 'x', b: 'y' }, { a: 'ю' }, 'lacks b'],
  ['a key that English has not', { a: 'x' }, { a: 'ю', b: 'я' }, 'English has no b'],
  ['an empty message', { a: 'x' }, { a: ' ' }, 'a says nothing'],
  [
    'a brace that stays open',
    { a: one },
    { a: 'а {name' },
    'a is ill-formed: EXPECT_ARGUMENT_CLOSING_BRACE',
  ],
  [
    'an unknown kind',
    { a: one },
    { a: 'а {name, plurl, other {x}}' },
    'a is ill-formed: INVALID_ARGUMENT_TYPE',
  ],
  [
    'a plural without other',
    { a: count },
    { a: '{n, plural, one {#}}' },
    'a is ill-formed: MISSING_OTHER_CLAUSE',
  ],
  [
    'a plural that the language needs',
    { a: count },
    { a: '{n, plural, one {#} few {#} other {#}}' },
    'a lacks the plural many of {n}',
  ],
  ['a value that is not filled in', { a: one }, { a: 'а' }, 'a lacks {name}'],
  [
    'a value that does not exist',
    { a: 'x' },
    { a: 'а {name}' },
    'a has {name}, and English has not',
  ],
  ['another name of a value', { a: one }, { a: 'а {nom}' }, 'a has {nom}, and English has not'],
  ['a list with a gap', { 'a.1': 'x', 'a.3': 'z' }, { 'a.1': 'ю', 'a.3': 'я' }, 'lacks a.2'],
  [
    'a message that is a group, too',
    { a: 'x', 'a.b': 'y' },
    { a: 'ю', 'a.b': 'я' },
    'a is both a message and a group',
  ],
  ['a paragraph too few', { a: 'x\n\ny' }, { a: 'ю я' }, 'a has 1 paragraphs, and English has 2'],
])('%s fails', (_, english, own, expected) => {
  expect(wrong(english, own)).toContain(expected);
});

test('a choice may be left out where a language needs none, a value inside it may not', () => {
  expect(wrong({ a: '{d, select, x {X} other {Y}}' }, { a: 'ю' })).toEqual([]);
  expect(wrong({ a: '{d, select, x {X {name}} other {Y}}' }, { a: 'ю' })).toEqual([
    'a lacks {name}',
  ]);
});

test('files: each language has those of English, and no other', () => {
  const locales = {
    en: { call: { a: 'x' }, console: { a: 'x' } },
    uk: { extra: { a: 'ю' }, console: { a: 'ю' } },
  };
  expect(problemsOf(locales, everything)).toEqual([
    'locales/uk/call.json: is missing',
    'locales/uk/console.json: only English has console',
    'locales/uk/extra.json: English has no such file',
  ]);
});

test('a key that nothing uses fails', () => {
  const locales = { en: { call: { a: 'x', b: 'y' } } };
  expect(problemsOf(locales, (key) => key === 'call.a')).toEqual([
    'locales/en/call.json: nothing uses b',
  ]);
});

/** The keys among these that this source does not use. */
function unused(code: string, keys: string[], components: string[] = []): string[] {
  const uses = readUses([{ path: 'a.tsx', code }], '', { shown: new Map(), families: new Set() });
  return keys.filter((key) => !isUsed(key, uses, new Set(components)));
}

test.each<[string, string]>([
  ['in whole', 'show(text.call.used);'],
  ['by another name', 'const words = text.call; show(words.used);'],
  ['taken apart', 'const { used } = text.call; show(used);'],
  ['one of two', 'const words = good ? text.call.used : text.other.used; show(words);'],
  ['by its type', "function f(words: Text['call']) { return words.used; }"],
  ['in an element', 'const words = text.call; const a = <p title="x">{words.used}</p>;'],
  [
    'handed on to this file’s own',
    'const a = <A words={text.call} />; function A({ words }) { return words.used; }',
  ],
])('words are used: %s', (_, code) => {
  expect(unused(code, ['call.used', 'call.not'])).toEqual(['call.not']);
});

test('lists and families are used as a whole, handed on groups by what components name', () => {
  expect(unused('text.call.steps.map(show);', ['call.steps.1', 'call.steps.2', 'call.a'])).toEqual([
    'call.a',
  ]);
  expect(unused('text.call.kinds[kind];', ['call.kinds.a', 'call.a'])).toEqual(['call.a']);
  expect(unused('wordsFor(text.call.kinds, code);', ['call.kinds.a', 'call.a'])).toEqual([
    'call.a',
  ]);
  expect(unused('<Chat words={text.call} />', ['call.send', 'call.not'], ['send'])).toEqual([
    'call.not',
  ]);
});

test('keys with dots are groups, numbers are lists', () => {
  expect(unfolded({ a: 'x', 'b.2': 'z', 'b.1': 'y', 'c.d.e': 'w' })).toEqual({
    a: 'x',
    b: ['y', 'z'],
    c: { d: { e: 'w' } },
  });
});

test('what a language lacks is English, in the order of English', () => {
  const locales = { en: { call: { a: 'A', b: 'B' } }, uk: { call: { b: 'Б' } } };
  expect(Object.entries(areaWords(locales, 'uk', 'call'))).toEqual([
    ['a', 'A'],
    ['b', 'Б'],
  ]);
});

test('types say what is filled in', () => {
  const types = generatedTypes({
    call: { plain: 'x', days: '{days, plural, other {#}} {name}', 'steps.1': '{name}' },
  });
  expect(types).toContain('plain: string;');
  expect(types).toContain('days: Said<{ days: number; name: string | number }>;');
  expect(types).toContain('steps: Listed<{ name: string | number }>;');
});

test('a folder is a language', () => {
  const language = { name: 'Nederlands', direction: 'ltr', formats: 'nl-BE' };
  expect(languagesOf({ nl: { language }, en: { language: { name: 'English' } } })).toEqual([
    { tag: 'en', name: 'English', direction: 'ltr', formats: 'en' },
    { tag: 'nl', name: 'Nederlands', direction: 'ltr', formats: 'nl-BE' },
  ]);
});
