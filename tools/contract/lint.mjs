// The documents of the contract by Redocly's rules. usage: node lint.mjs DOCUMENT...
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

// The linter is one of web's packages.
const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { createConfig, formatProblems, getTotals, lint } = await import(
  pathToFileURL(require.resolve('@redocly/openapi-core')).href
);
// Whoever runs the service says the license and where it is.
const rules = { 'info-license': 'off' };
// A WebSocket's handshake ends with 101, and OpenAPI has no place for what is said on it: its messages are components.
const rulesOfPages = {
  ...rules,
  'operation-2xx-response': 'off',
  'no-unused-components': 'off',
};
let failed = false;
for (const ref of process.argv.slice(2)) {
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: ref.includes('pages') ? rulesOfPages : rules,
  });
  const problems = await lint({ ref, config });
  const totals = getTotals(problems);
  if (problems.length > 0) formatProblems(problems, { format: 'stylish', totals });
  failed ||= totals.errors + totals.warnings > 0;
}
process.exit(failed ? 1 : 0);
