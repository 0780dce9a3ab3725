// What each message is: locales/marks.json. A label says nothing that could be wrong; a claim says what is so of the
// verification, and has a predicate in web/claims; what the page measured itself, or was answered, is true as it is said.
import { readFileSync } from 'node:fs';

/**
 * @typedef {'label' | 'claim' | 'measured'} Mark
 * @typedef {Record<string, Partial<Record<Mark, string[]>>>} Marks by area; patterns: a key, or the beginning of some
 */

/** @returns {Marks} */
export function readMarks() {
  return JSON.parse(readFileSync(new URL('../../locales/marks.json', import.meta.url), 'utf8'));
}

/** @param {string} pattern @param {string} key */
function fits(pattern, key) {
  return pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : pattern === key;
}

/** The marks of an area, a pattern each. @param {Marks} marks @param {string} area @returns {[string, Mark][]} */
function patternsOf(marks, area) {
  return Object.entries(marks[area] ?? {}).flatMap(([mark, patterns]) =>
    patterns.map(
      (pattern) => /** @type {[string, Mark]} */ ([pattern, /** @type {Mark} */ (mark)]),
    ),
  );
}

/**
 * Every key has one mark. @param {import('./catalogue.mjs').Locale} english @param {Marks} marks
 * @returns {string[]}
 */
export function markProblems(english, marks) {
  const problems = [];
  for (const area of new Set([...Object.keys(english), ...Object.keys(marks)])) {
    const keys = Object.keys(english[area] ?? {});
    const patterns = patternsOf(marks, area);
    for (const key of keys) {
      const found = patterns.filter(([pattern]) => fits(pattern, key));
      if (found.length === 0) problems.push(`locales/marks.json: ${area}.${key} has no mark`);
      if (found.length > 1)
        problems.push(`locales/marks.json: ${area}.${key} has ${found.length} marks`);
    }
    for (const [pattern] of patterns)
      if (!keys.some((key) => fits(pattern, key)))
        problems.push(`locales/marks.json: ${area} has no ${pattern}`);
  }
  return problems;
}

/** As predicates are named: "area.pattern". @param {Marks} marks @returns {string[]} */
export function claimPatterns(marks) {
  return Object.keys(marks).flatMap((area) =>
    (marks[area]?.claim ?? []).map((one) => `${area}.${one}`),
  );
}

/**
 * Says of a key ("area.key") the pattern of its claim; nothing of what claims nothing. Asked of thousands of pages.
 * @param {Marks} marks @returns {(key: string) => string | undefined}
 */
export function claimsBy(marks) {
  const patterns = claimPatterns(marks);
  /** @type {Map<string, string | undefined>} */
  const known = new Map();
  return (key) => {
    if (!known.has(key))
      known.set(
        key,
        patterns.find((pattern) => fits(pattern, key)),
      );
    return known.get(key);
  };
}
