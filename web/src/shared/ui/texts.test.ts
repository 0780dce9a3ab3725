import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

// Browsers that translate put each text into an element of their own. React then changes a text that
// nobody sees any more, or fails to take it away; but what an element has alone, it sets anew.

type Node = { type: string; start: number; end: number } & Record<string, unknown>;

const top = new URL('../../', import.meta.url);

test('a text that is filled in stands alone in its element', () => {
  const files = readdirSync(top, { recursive: true, encoding: 'utf8' });
  const found = files.filter((file) => file.endsWith('.tsx')).flatMap(textsBesideOthers);
  expect(found).toEqual([]);
});

function textsBesideOthers(file: string): string[] {
  const code = readFileSync(new URL(file, top), 'utf8');
  const found: string[] = [];
  each(parseSync(file, code).program, (node) => {
    if (node.type !== 'JSXElement' && node.type !== 'JSXFragment') return;
    const children = (node['children'] as Node[]).filter(isShown);
    if (children.length < 2) return;
    for (const child of children) {
      const said = code.slice(child.start, child.end);
      if (isText(child) && !/\bchildren\b/.test(said)) found.push(`${file}: ${said}`);
    }
  });
  return found;
}

function isShown({ type, value, expression }: Node): boolean {
  if (type === 'JSXText') return !/^\s*\n\s*$/.test(String(value));
  return (expression as Node | undefined)?.type !== 'JSXEmptyExpression';
}

/** What holds no element may be words; a literal is never changed. */
function isText({ type, expression }: Node): boolean {
  if (type !== 'JSXExpressionContainer' || (expression as Node).type === 'Literal') return false;
  let elements = false;
  each(expression as Node, (node) => {
    elements ||= node.type === 'JSXElement' || node.type === 'JSXFragment';
  });
  return !elements;
}

function each(value: unknown, see: (node: Node) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value) see(value as Node);
  for (const part of Object.values(value)) each(part, see);
}
