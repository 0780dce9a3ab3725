// Which words the sources show. Paths are as the keys: "status.callsHeading", "console.desk.away".
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

/** @typedef {any} Node a node of the syntax tree: ESTree with TypeScript */
/** @typedef {{ path: string, code: string }} Source */

const top = fileURLToPath(new URL('../../', import.meta.url));

/** Where `text` is what, and where words come from that pages hand on. */
const pages = [
  { folder: 'web/src/applicant', prefix: '' },
  { folder: 'web/src/representative', prefix: 'console.' },
];
const shared = 'web/src/shared';

/**
 * `shown` says for a path of words what else its file names: where a whole group is handed to a component, that is what is
 * taken of it. `families` are chosen from by a code: all of them are used.
 * @typedef {{ shown: Map<string, Set<string>>, families: Set<string> }} Uses
 */

/** @returns {(key: string) => boolean} */
export function usedWords() {
  const components = new Set(sourcesIn(shared).flatMap((source) => [...namesIn(treeOf(source))]));
  const uses = programUses();
  for (const { folder, prefix } of pages) readUses(sourcesIn(folder), prefix, uses);
  return (key) => isUsed(key, uses, components);
}

/** @param {string} key @param {Uses} uses @param {Set<string>} components names in components that are given words */
export function isUsed(key, uses, components = new Set()) {
  const list = key.replace(/\.\d+$/, '');
  if (uses.shown.has(key) || uses.shown.has(list)) return true;
  const parts = key.split('.');
  for (let end = 1; end < parts.length; ++end) {
    const group = parts.slice(0, end).join('.');
    if (uses.families.has(group)) return true;
    const named = uses.shown.get(group);
    const next = parts[end] ?? '';
    if (named && (named.has(next) || components.has(next))) return true;
  }
  return false;
}

/** The mails' words, and the reasons: the program asks for them by these keys. @returns {Uses} */
function programUses() {
  const shown = new Map();
  const add = (/** @type {string} */ key) => shown.set(key, new Set());
  for (const [, code] of read('src/domain/reasons.def').matchAll(/^VISAVIS_REASON\((\w+)/gm))
    add(`reasons.${code}`);
  for (const [, code] of read('src/domain/notices.def').matchAll(/^VISAVIS_NOTICE\((\w+)/gm)) {
    add(`mail.${code}.subject`);
    add(`mail.${code}.body`);
  }
  const said = ['src/app/words', 'src/app/notices', 'src/adapters/http'].flatMap(sourcesIn);
  for (const { code } of said) {
    for (const [, key = ''] of code.matchAll(/"((?:mail|language|too_large)\.\w+)"/g)) add(key);
  }
  add('language.name');
  return { shown, families: new Set(['mail.actions']) };
}

/** @param {string} path */
function read(path) {
  return readFileSync(join(top, path), 'utf8');
}

/** @param {string} folder @returns {Source[]} */
function sourcesIn(folder) {
  const files = readdirSync(join(top, folder), { withFileTypes: true, recursive: true });
  return files
    .filter(
      (one) => one.isFile() && /\.(tsx?|cpp)$/.test(one.name) && !/[._]test\.\w+$/.test(one.name),
    )
    .map((one) => join(one.parentPath, one.name))
    .map((path) => ({ path, code: readFileSync(path, 'utf8') }));
}

/** @param {Source[]} sources @param {string} prefix @param {Uses} uses */
export function readUses(sources, prefix, uses) {
  for (const source of sources) {
    const tree = treeOf(source);
    const named = namesIn(tree);
    const { shown, families } = new Reader().read(tree);
    for (const path of families) uses.families.add(prefix + path);
    for (const path of shown)
      uses.shown.set(prefix + path, new Set([...(uses.shown.get(prefix + path) ?? []), ...named]));
  }
  return uses;
}

/** @param {Source} source @returns {Node} */
function treeOf({ path, code }) {
  const { program, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${relative(top, path)}: ${errors[0]?.message}`);
  return program;
}

/** What is looked up by name: `words.send`, `{ send }`. @param {Node} tree */
function namesIn(tree) {
  /** @type {Set<string>} */
  const names = new Set();
  each(tree, (node) => {
    if (node.type === 'MemberExpression' && !node.computed) names.add(node.property.name);
    if (node.type === 'ObjectPattern')
      for (const { key } of node.properties) if (key) names.add(key.name);
  });
  return names;
}

/** @param {Node} node @param {(node: Node) => void} see */
function each(node, see) {
  see(node);
  for (const child of childrenOf(node, true)) each(child, see);
}

/** @param {Node} node @param {boolean} all also names that are no expressions @returns {Node[]} */
function childrenOf(node, all = false) {
  return Object.entries(node).flatMap(([name, child]) => {
    const isName =
      !node.computed &&
      ((node.type === 'MemberExpression' && name === 'property') ||
        (node.type === 'Property' && name === 'key'));
    if (isName && !all) return [];
    return (Array.isArray(child) ? child : [child]).filter((one) => typeof one?.type === 'string');
  });
}

/** Follows `text` and its other names through one file. */
class Reader {
  /** @type {Map<string, Set<string>>} */
  #names = new Map([['text', new Set([''])]]);

  /** @type {Set<string>} */
  #shown = new Set();
  /** @type {Set<string>} */
  #families = new Set();

  /** @param {Node} program */
  read(program) {
    // Twice: a name may be used above what gives it.
    each(program, (node) => this.#learn(node));
    each(program, (node) => this.#learn(node));
    this.#look(program);
    return { shown: this.#shown, families: this.#families };
  }

  /** `const words = text.call`, `const { heading } = text.call`, `words: Text['call']`. @param {Node} node */
  #learn(node) {
    if (node.type === 'VariableDeclarator' && node.init) {
      for (const path of this.#pathsOf(node.init)) this.#name(node.id, path);
    } else if (node.type === 'Identifier' && node.typeAnnotation) {
      const path = typePath(node.typeAnnotation.typeAnnotation);
      if (path) this.#name({ type: 'Identifier', name: node.name }, path);
    }
  }

  /** @param {Node} pattern @param {string} path */
  #name(pattern, path) {
    if (pattern.type === 'Identifier') {
      const paths = this.#names.get(pattern.name) ?? new Set();
      this.#names.set(pattern.name, paths.add(path));
    } else if (pattern.type === 'ObjectPattern') {
      for (const one of pattern.properties) {
        if (one.type === 'RestElement') this.#name(one.argument, path);
        else this.#name(one.value, below(path, one.key.name ?? one.key.value));
      }
    }
  }

  /** What an expression is of the words; "*" ends a path that a code chooses from. @param {Node} node @returns {string[]} */
  #pathsOf(node) {
    switch (node.type) {
      case 'Identifier':
        return [...(this.#names.get(node.name) ?? [])];
      case 'ChainExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'ParenthesizedExpression':
        return this.#pathsOf(node.expression);
      case 'ConditionalExpression':
        return [...this.#pathsOf(node.consequent), ...this.#pathsOf(node.alternate)];
      case 'LogicalExpression':
        return [...this.#pathsOf(node.left), ...this.#pathsOf(node.right)];
      case 'ObjectExpression':
        return node.properties.flatMap((/** @type {Node} */ one) =>
          one.type === 'SpreadElement' ? this.#pathsOf(one.argument) : [],
        );
      case 'MemberExpression': {
        const name = node.computed ? node.property.value : node.property.name;
        return this.#pathsOf(node.object).map((path) => below(path, name ?? '*'));
      }
      default:
        return [];
    }
  }

  /** Marks what is shown: all words that are neither given another name nor looked into further. @param {Node} node @returns {void} */
  #look(node) {
    if (node.type === 'VariableDeclarator' && node.init) return this.#lookIn(node.init);
    const paths = ['Identifier', 'MemberExpression'].includes(node.type) ? this.#pathsOf(node) : [];
    for (const path of paths) this.#mark(path);
    if (paths.length > 0 && node.type === 'Identifier') return;
    if (paths.length > 0) {
      // Not the object, which would be a group that is handed on; what chooses may have words of its own.
      if (node.computed) this.#look(node.property);
      return;
    }
    const family =
      node.type === 'CallExpression' && choosers.has(nameOf(node.callee))
        ? node.arguments[0]
        : null;
    if (family) for (const path of this.#pathsOf(family)) this.#families.add(path);
    for (const child of childrenOf(node)) this.#look(child);
  }

  /** What gets a name is looked for by that name; what a code chooses is not: `const said = text.line[now]`. @param {Node} value @returns {void} */
  #lookIn(value) {
    if (this.#pathsOf(value).length === 0) return this.#look(value);
    if (value.type === 'Identifier') return;
    if (value.type !== 'MemberExpression') {
      for (const child of childrenOf(value)) this.#lookIn(child);
      return;
    }
    for (const path of this.#pathsOf(value)) if (path.includes('*')) this.#mark(path);
    if (value.computed) this.#look(value.property);
  }

  /** @param {string} path */
  #mark(path) {
    const family = path.indexOf('.*');
    if (family > 0) this.#families.add(path.slice(0, family));
    else this.#shown.add(path.replace(/\.(map|join|length|at|every|some)$/, ''));
  }
}

/** Functions that take a family of words, and any of them. */
const choosers = new Set(['wordsFor', 'Object.entries', 'Object.values', 'Object.keys']);

/** @param {Node} callee @returns {string} */
function nameOf(callee) {
  if (callee.type === 'MemberExpression') return `${nameOf(callee.object)}.${callee.property.name}`;
  return callee.name ?? '';
}

/** @param {string} path @param {string} name */
function below(path, name) {
  return path === '' ? String(name) : `${path}.${name}`;
}

/** `Text['call']` is "call". @param {Node} type @returns {string | null} */
function typePath(type) {
  if (type.type === 'TSTypeReference') return type.typeName.name === 'Text' ? '' : null;
  if (type.type !== 'TSIndexedAccessType') return null;
  const path = typePath(type.objectType);
  return path === null ? null : below(path, type.indexType.literal?.value ?? '*');
}
