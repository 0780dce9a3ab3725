// Reads the folders of locales/ and makes of them what the pages load. At build time and in tests; no browser here.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

/**
 * @typedef {Record<string, string>} Area the messages of one file, by key
 * @typedef {Record<string, Area>} Locale the areas of one folder
 * @typedef {Record<string, Locale>} Locales the folders, by language tag
 * @typedef {import('@formatjs/icu-messageformat-parser').MessageFormatElement} Element
 * @typedef {import('../src/shared/words/opened').Compiled} Compiled
 * @typedef {{ tag: string, name: string, direction: 'ltr' | 'rtl', formats: string }} Language
 */

const folder = fileURLToPath(new URL('../../locales/', import.meta.url));

/** Areas that only English has: what staff read. */
export const onlyEnglish = ['console'];

/** Areas that are not in the applicant's page; every other file of locales/en is. */
const apart = ['language', 'mail', 'too_large', ...onlyEnglish];

/** Areas of the applicant's page whose English words come with the screens that show them. */
export const fetchedLater = ['help', 'joining', 'status'];

/** @returns {Locales} */
export function readLocales(from = folder) {
  const tags = readdirSync(from, { withFileTypes: true }).filter((one) => one.isDirectory());
  return Object.fromEntries(tags.map(({ name }) => [name, readLocale(join(from, name))]));
}

/** Every file that pages are made of. */
export function localeFiles() {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true });
  return files
    .filter((one) => one.name.endsWith('.json'))
    .map((one) => join(one.parentPath, one.name));
}

/** @param {string} from @returns {Locale} */
function readLocale(from) {
  const files = readdirSync(from).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(from, name), 'utf8')),
    ]),
  );
}

/** English first, the others by their own names. @param {Locales} locales @returns {Language[]} */
export function languagesOf(locales) {
  const all = Object.entries(locales).map(([tag, { language }]) => ({
    tag,
    name: language?.['name'] ?? tag,
    direction:
      language?.['direction'] === 'rtl'
        ? /** @type {const} */ ('rtl')
        : /** @type {const} */ ('ltr'),
    formats: language?.['formats'] ?? tag,
  }));
  const others = all
    .filter(({ tag }) => tag !== 'en')
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  return [...all.filter(({ tag }) => tag === 'en'), ...others];
}

/** @param {Locale} english */
export function pageAreas(english) {
  return Object.keys(english)
    .filter((area) => !apart.includes(area))
    .toSorted();
}

/** Throws what is wrong with it. @param {string} message */
export function parsed(message) {
  return parse(message, { ignoreTag: true, requiresOtherClause: true });
}

/**
 * The applicant's page in a language; what it lacks is English. @param {Locales} locales
 * @param {string} tag @returns {Compiled}
 */
export function pageWords(locales, tag) {
  const english = locales['en'] ?? {};
  const areas = pageAreas(english).map((area) => [area, areaWords(locales, tag, area)]);
  return Object.fromEntries(areas);
}

/** The English words that are a part of the page. @param {Locales} locales @returns {Compiled} */
export function entryWords(locales) {
  const areas = Object.entries(pageWords(locales, 'en'));
  return Object.fromEntries(areas.filter(([area]) => !fetchedLater.includes(area)));
}

/** @param {Locales} locales @param {string} tag @param {string} area @returns {Compiled} */
export function areaWords(locales, tag, area) {
  const model = locales['en']?.[area] ?? {};
  const own = locales[tag]?.[area] ?? {};
  const rightToLeft = locales[tag]?.['language']?.['direction'] === 'rtl';
  // In the order of English: no tool that sorts a file changes a page.
  const messages = Object.entries(model).map(([key, english]) => [
    key,
    compiled(own[key] ?? english, isFilledIn(parsed(english)), rightToLeft),
  ]);
  return /** @type {Compiled} */ (unfolded(Object.fromEntries(messages)));
}

/**
 * Everything that is filled in or chosen by, at any depth; what stands outside first.
 * @param {Element[]} elements @returns {Generator<Exclude<Element, { type: TYPE.literal | TYPE.pound }>, void>}
 */
export function* argumentsOf(elements) {
  for (const one of elements) {
    if (one.type === TYPE.literal || one.type === TYPE.pound) continue;
    yield one;
    if (one.type !== TYPE.select && one.type !== TYPE.plural) continue;
    for (const { value } of Object.values(one.options)) yield* argumentsOf(value);
  }
}

/** @param {Element[]} elements */
function isFilledIn(elements) {
  return elements.some(({ type }) => type !== TYPE.literal);
}

/** @param {string} message @param {boolean} filledIn @param {boolean} rightToLeft @returns {Compiled} */
function compiled(message, filledIn, rightToLeft) {
  const elements = parsed(message);
  if (filledIn) return rightToLeft ? isolated(elements) : elements;
  return elements.map((one) => (one.type === TYPE.literal ? one.value : '')).join('');
}

/**
 * In words that run from right to left a value stays whole, whichever way it runs itself.
 * @param {Element[]} elements @returns {Element[]}
 */
function isolated(elements) {
  return joined(
    elements.flatMap((one) => {
      if (one.type === TYPE.argument) return [literal('\u2068'), one, literal('\u2069')];
      if (one.type !== TYPE.select && one.type !== TYPE.plural) return [one];
      const options = Object.entries(one.options).map(([name, { value }]) => [
        name,
        { value: isolated(value) },
      ]);
      return [{ ...one, options: Object.fromEntries(options) }];
    }),
  );
}

/** @param {string} value @returns {Element} */
function literal(value) {
  return { type: TYPE.literal, value };
}

/** @param {Element[]} elements @returns {Element[]} */
function joined(elements) {
  /** @type {Element[]} */
  const all = [];
  for (const one of elements) {
    const last = all.at(-1);
    if (last?.type === TYPE.literal && one.type === TYPE.literal) {
      all[all.length - 1] = literal(last.value + one.value);
    } else {
      all.push(one);
    }
  }
  return all;
}

/**
 * `{ 'steps.1': x }` -> `{ steps: [x] }`: keys with dots are groups, numbers from 1 are lists.
 * @param {Record<string, unknown>} flat
 */
export function unfolded(flat) {
  /** @type {Map<string, Record<string, unknown>>} */
  const groups = new Map();
  /** @type {Record<string, unknown>} */
  const top = {};
  for (const [key, value] of Object.entries(flat)) {
    const [name = '', ...rest] = key.split('.');
    if (rest.length === 0) {
      top[name] = value;
      continue;
    }
    const group = groups.get(name) ?? {};
    group[rest.join('.')] = value;
    groups.set(name, group);
    top[name] = group;
  }
  for (const [name, group] of groups) top[name] = unfolded(group);
  const isList =
    Object.keys(top).length > 0 && Object.keys(top).every((name) => /^[1-9]\d*$/.test(name));
  return isList
    ? Object.keys(top)
        .toSorted((a, b) => Number(a) - Number(b))
        .map((name) => top[name])
    : top;
}
