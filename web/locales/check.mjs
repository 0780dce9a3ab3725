// What is wrong with the words in locales/, said for people.
import { TYPE } from '@formatjs/icu-messageformat-parser';
import { argumentsOf, onlyEnglish, parsed } from './catalogue.mjs';

/** @typedef {import('./catalogue.mjs').Locales} Locales @typedef {import('./catalogue.mjs').Element} Element */

/**
 * `used` says of a key of English, as "area.key", whether anything shows it.
 * @param {Locales} locales @param {(key: string) => boolean} used @returns {string[]}
 */
export function problemsOf(locales, used) {
  const english = locales['en'] ?? {};
  const problems = [];
  for (const [tag, areas] of Object.entries(locales)) {
    for (const area of new Set([...Object.keys(english), ...Object.keys(areas)])) {
      if (tag !== 'en' && onlyEnglish.includes(area)) {
        if (area in areas) problems.push(`locales/${tag}/${area}.json: only English has ${area}`);
        continue;
      }
      const where = `locales/${tag}/${area}.json`;
      problems.push(...areaProblems(where, tag, areas[area], english[area]));
    }
  }
  for (const [area, messages] of Object.entries(english)) {
    for (const key of Object.keys(messages)) {
      if (!used(`${area}.${key}`)) problems.push(`locales/en/${area}.json: nothing uses ${key}`);
    }
  }
  return problems;
}

/**
 * @param {string} where @param {string} tag @param {import('./catalogue.mjs').Area | undefined} own
 * @param {import('./catalogue.mjs').Area | undefined} english @returns {Generator<string, void>}
 */
function* areaProblems(where, tag, own, english) {
  if (!own) return yield `${where}: is missing`;
  if (!english) return yield `${where}: English has no such file`;
  for (const key of Object.keys(english)) if (!(key in own)) yield `${where}: lacks ${key}`;
  for (const [key, message] of Object.entries(own)) {
    const model = english[key];
    if (model === undefined) {
      yield `${where}: English has no ${key}`;
    } else if (typeof message !== 'string' || message.trim() === '') {
      yield `${where}: ${key} says nothing`;
    } else {
      for (const problem of messageProblems(message, model, tag))
        yield `${where}: ${key} ${problem}`;
    }
  }
  yield* keyProblems(where, Object.keys(own));
}

/** Keys that would hide each other, and lists with a gap. @param {string} where @param {string[]} keys @returns {Generator<string, void>} */
function* keyProblems(where, keys) {
  const all = new Set(keys);
  for (const key of keys) {
    const parts = key.split('.');
    for (let end = 1; end < parts.length; ++end) {
      const group = parts.slice(0, end).join('.');
      if (all.has(group)) yield `${where}: ${group} is both a message and a group`;
    }
    const last = Number(parts.at(-1));
    const before = [...parts.slice(0, -1), last - 1].join('.');
    if (last > 1 && !all.has(before)) yield `${where}: lacks ${before}`;
  }
}

/** @param {string} message @param {string} model @param {string} tag @returns {Generator<string, void>} */
function* messageProblems(message, model, tag) {
  const own = elementsOf(message);
  if (typeof own === 'string') return yield `is ill-formed: ${own}`;
  const english = elementsOf(model);
  if (typeof english === 'string') return;
  yield* pluralProblems(own, tag);
  const [given, shown] = [valuesOf(english), valuesOf(own)];
  for (const name of shown.keys()) if (!given.has(name)) yield `has {${name}}, and English has not`;
  for (const [name, kind] of given) {
    const chosenBy = kind === 'chooses';
    // A language may need no choice where English does.
    if (!shown.has(name) && !chosenBy) yield `lacks {${name}}`;
  }
  // A mail's paragraphs are parted by an empty line, and each is a message of its own.
  const [meant, said] = [model.split('\n\n').length, message.split('\n\n').length];
  if (meant !== said) yield `has ${said} paragraphs, and English has ${meant}`;
  for (const part of message.split('\n\n')) {
    if (typeof elementsOf(part) === 'string')
      yield 'has an argument that goes on in the next paragraph';
  }
}

/** The elements, or what is wrong. @param {string} message @returns {Element[] | string} */
function elementsOf(message) {
  try {
    return parsed(message);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Every category that the language has for the numbers that people meet. @param {string} tag */
function categoriesOf(tag) {
  const rules = new Intl.PluralRules(tag);
  return new Set(Array.from({ length: 1000 }, (_, count) => rules.select(count)));
}

/** @param {Element[]} elements @param {string} tag @returns {Generator<string, void>} */
function* pluralProblems(elements, tag) {
  for (const one of argumentsOf(elements)) {
    if (one.type !== TYPE.plural && one.type !== TYPE.select) continue;
    const names = Object.keys(one.options);
    if (one.type === TYPE.plural && one.pluralType === 'cardinal') {
      for (const category of categoriesOf(tag)) {
        if (!names.includes(category)) yield `lacks the plural ${category} of {${one.value}}`;
      }
    }
    if (!names.includes('other')) yield `lacks other of {${one.value}}`;
  }
}

/**
 * What is filled in: shown, or only chosen by. @param {Element[]} elements
 * @returns {Map<string, 'shown' | 'chooses'>}
 */
function valuesOf(elements) {
  /** @type {Map<string, 'shown' | 'chooses'>} */
  const values = new Map();
  for (const one of argumentsOf(elements)) {
    const chooses = one.type === TYPE.select;
    if (!chooses || !values.has(one.value)) values.set(one.value, chooses ? 'chooses' : 'shown');
  }
  return values;
}
