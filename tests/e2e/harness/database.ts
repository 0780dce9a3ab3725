import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Looks into a running server's database from outside. */
export async function rows<T>(file: string, sql: string): Promise<T[]> {
  const { stdout } = await run('sqlite3', ['-readonly', '-json', file, sql]);
  return stdout.trim() === '' ? [] : (JSON.parse(stdout) as T[]);
}

/** Makes every open delivery due at once: the next try would otherwise come in its own time. */
export async function makeDeliveriesDue(file: string): Promise<void> {
  const now = `CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)`;
  await run('sqlite3', [
    '-cmd',
    '.timeout 5000',
    file,
    `UPDATE delivery SET due = ${now} WHERE due IS NOT NULL`,
  ]);
}
