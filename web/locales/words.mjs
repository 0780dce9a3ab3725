// Writes src/shared/words/generated.ts; with --check, says what is wrong with locales/ instead.
//   npm run words
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readLocales } from './catalogue.mjs';
import { generatedTypes } from './shape.mjs';

const types = fileURLToPath(new URL('../src/shared/words/generated.ts', import.meta.url));
const locales = readLocales();
const current = generatedTypes(locales['en'] ?? {});

if (process.argv.includes('--check')) {
  const { problemsOf } = await import('./check.mjs');
  const { usedWords } = await import('./usage.mjs');
  const { markProblems, readMarks } = await import('./marks.mjs');
  const problems = [
    ...problemsOf(locales, usedWords()),
    ...markProblems(locales['en'] ?? {}, readMarks()),
  ];
  if (readFileSync(types, 'utf8') !== current)
    problems.push(`${types} is not current: run \`npm run words\` in web`);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
} else {
  writeFileSync(types, current);
}
