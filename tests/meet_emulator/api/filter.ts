import { invalidArgument } from './errors.ts';

/** What can be asked of a thing: text, or milliseconds; nothing where it is not set. */
type Facts = Record<string, string | number | undefined>;

type Test = (facts: Facts) => boolean;

const condition =
  /\s*([a-z_][a-z_.]*)\s*(?:(IS\s+NULL|IS\s+NOT\s+NULL)|(<=|>=|!=|=|<|>)\s*"((?:[^"\\]|\\.)*)")\s*/iy;
const and = /AND\s/iy;

/** Conditions joined by AND: `space.name = "spaces/X" AND end_time IS NULL`. */
export function readFilter(text: string | null, names: readonly string[]): Test {
  if (text === null || text.trim() === '') return () => true;
  const tests: Test[] = [];
  let at = 0;
  do {
    condition.lastIndex = at;
    const found = condition.exec(text);
    const name = found?.[1];
    if (!found || !name || !names.includes(name)) throw refused(text);
    tests.push(found[2] ? nullTest(name, found[2]) : comparison(text, name, found[3], found[4]));
    at = condition.lastIndex;
    and.lastIndex = at;
    if (at < text.length && !and.test(text)) throw refused(text);
    if (at < text.length) at = and.lastIndex;
  } while (at < text.length);
  return (facts) => tests.every((test) => test(facts));
}

function nullTest(name: string, words: string): Test {
  const wanted = !/not/i.test(words);
  return (facts) => (facts[name] === undefined) === wanted;
}

function comparison(text: string, name: string, operator = '=', value = ''): Test {
  const right = name.endsWith('_time') ? Date.parse(value) : value;
  if (Number.isNaN(right)) throw refused(text);
  if (typeof right === 'string' && operator !== '=' && operator !== '!=') throw refused(text);
  return (facts) => {
    const left = facts[name];
    return left !== undefined && compare(left, operator, right);
  };
}

function compare(left: string | number, operator: string, right: string | number): boolean {
  switch (operator) {
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    default:
      return left >= right;
  }
}

function refused(text: string): Error {
  return invalidArgument({ field: 'filter', description: `Invalid filter: ${text}` });
}
