import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { places } from './harness/places.ts';

// npm test [WORD...]: the scenarios whose file names contain a word; all by default.
// npm run measured [WORD...]: those that look at the clock, which are true only on a quiet machine.

const [from = 'scenarios', ...words] = process.argv.slice(2);
const folder = fileURLToPath(new URL(`${from}/`, import.meta.url));
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts'))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  .sort()
  .map((name) => folder + name);

/** Firefox and the fallback to TCP need a network that is only theirs. */
const inOwnNetwork = files.filter((file) => file.endsWith('.network.test.ts'));
const elsewhere = files.filter((file) => !inOwnNetwork.includes(file));

const concurrency = process.env['VISAVIS_E2E_CONCURRENCY'] ?? '1';
const node = [
  process.execPath,
  '--import',
  'tsx',
  '--test',
  '--test-force-exit',
  `--test-concurrency=${concurrency}`,
  '--test-reporter=spec',
];

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(text: string): never {
  process.stderr.write(`e2e: ${text}\n`);
  process.exit(1);
}

function run(command: string[]): Promise<boolean> {
  const [file = '', ...rest] = command;
  return new Promise((resolve) => {
    const child = spawn(file, rest, { stdio: 'inherit' });
    child.once('exit', (code) => resolve(code === 0));
    child.once('error', (error) => fail(String(error)));
  });
}

/** The command that gives a program a network namespace; null where this user may not. */
function unshare(): string[] | null {
  const ways = process.getuid?.() === 0 ? [['unshare', '-n']] : [['unshare', '-rn']];
  const script = fileURLToPath(new URL('harness/own_network.sh', import.meta.url));
  for (const way of ways) {
    const [file = '', ...rest] = [...way, script, 'true'];
    const tried = spawnSync(file, rest, { stdio: 'pipe' });
    if (tried.status === 0) return [...way, script];
  }
  return null;
}

for (const [what, where] of [
  ['the program', places.program],
  ['the pages', `${places.webRoot}/verify.html`],
  ["the example marketplace's packages", `${places.marketplace}/node_modules`],
] as const) {
  if (!existsSync(where)) fail(`${what} not built (${where}): run ./dev test e2e`);
}
if (files.length === 0) fail(`no scenario named like ${words.join(', ')}`);
rmSync(places.failures, { recursive: true, force: true });

const began = performance.now();
let passed = true;
if (elsewhere.length > 0) passed = await run([...node, ...elsewhere]);
if (inOwnNetwork.length > 0) {
  const network = unshare();
  if (network) {
    passed = (await run([...network, ...node, ...inOwnNetwork])) && passed;
  } else {
    const why = `${inOwnNetwork.length} scenarios need a network namespace, which this user may not make`;
    if (process.env['CI'] === 'true') fail(why);
    say(`skipped: ${why} (run as root to have them)`);
  }
}
say(`e2e took ${Math.round((performance.now() - began) / 1000)} s`);
process.exit(passed ? 0 : 1);
