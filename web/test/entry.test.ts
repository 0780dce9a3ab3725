import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const dist = new URL('../dist/', import.meta.url);
const bytes_max = 131_000;

/** What the page needs before it is there: itself, its styles, and every script that these import at once. */
function entryOf(page: string): Map<string, number> {
  const sizes = new Map<string, number>();
  const add = (file: string) => {
    if (sizes.has(file)) return;
    const source = readFileSync(new URL(file, dist));
    sizes.set(file, gzipSync(source, { level: 9 }).length);
    const needed = file.endsWith('.html')
      ? String(source).matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)
      : String(source).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g);
    for (const [, name] of needed) add(file.endsWith('.html') ? `${name}` : `assets/${name}`);
  };
  add(page);
  return sizes;
}

test('the applicant’s entry, English words included, stays small', () => {
  const sizes = entryOf('verify.html');
  expect(sizes.size).toBeGreaterThan(4);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  expect(total, JSON.stringify([...sizes])).toBeLessThan(bytes_max);
});
