import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Looks into a running server's database from outside. */
export async function rows<T>(file: string, sql: string): Promise<T[]> {
  const { stdout } = await run('sqlite3', ['-readonly', '-json', file, sql]);
  return stdout.trim() === '' ? [] : (JSON.parse(stdout) as T[]);
}
