import { invalidArgument } from './errors.ts';
import { camel, isObject, type Json } from './names.ts';
import type { Fields } from './schema.ts';

/** What of a message is wanted; an empty mask wants all of it. */
type Mask = Map<string, Mask>;

/** `name,config/accessType,participants(name,signedinUser(user))`, or `*`. */
export function selectFields(answer: Json, text: string, fields: Fields): Json {
  const mask = new Reader(text).mask();
  check(mask, fields, '');
  return select(answer, mask);
}

class Reader {
  readonly #tokens: string[];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = text.match(/[\w*]+|[^\w*\s]/g) ?? [];
  }

  mask(): Mask {
    const mask = this.#list();
    if (this.#tokens.length > 0) throw this.#broken();
    return mask;
  }

  #list(): Mask {
    const mask: Mask = new Map();
    do this.#path(mask);
    while (this.#takes(','));
    return mask;
  }

  #path(into: Mask): void {
    const name = this.#tokens.shift();
    if (!name || !/^(\w+|\*)$/.test(name)) throw this.#broken();
    const below = into.get(camel(name)) ?? new Map<string, Mask>();
    into.set(camel(name), below);
    if (this.#takes('/') || this.#takes('.')) this.#path(below);
    else if (this.#takes('(')) this.#inside(below);
  }

  #inside(below: Mask): void {
    for (const [name, mask] of this.#list()) below.set(name, mask);
    if (!this.#takes(')')) throw this.#broken();
  }

  #takes(token: string): boolean {
    if (this.#tokens[0] !== token) return false;
    this.#tokens.shift();
    return true;
  }

  #broken(): Error {
    return refused(`Invalid field mask '${this.#text}'.`);
  }
}

function refused(description: string): Error {
  return invalidArgument({
    field: 'fields',
    description: `Error expanding 'fields' parameter. ${description}`,
  });
}

function check(mask: Mask, fields: Fields, at: string): void {
  for (const [name, below] of mask) {
    const path = at ? `${at}.${name}` : name;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (name === '*') continue;
    const inner = field?.type === 'message' ? field.fields : {};
    if (!field) throw refused(`Cannot find matching fields for path '${path}'.`);
    check(below, inner, path);
  }
}

function select(value: Json, mask: Mask): Json {
  if (mask.size === 0 || mask.has('*')) return value;
  const chosen = Object.entries(value).filter(([name]) => mask.has(name));
  return Object.fromEntries(
    chosen.map(([name, inner]) => [name, selectIn(inner, mask.get(name) ?? new Map())]),
  );
}

function selectIn(value: unknown, mask: Mask): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => selectIn(each, mask));
  return isObject(value) ? select(value, mask) : value;
}
