import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('../../../', import.meta.url));

/** Where things are in the checkout. */
export const places = {
  program: process.env['VISAVIS_PROGRAM'] ?? `${here}build/release/src/main/visavis`,
  webRoot: `${here}web/dist`,
  marketplace: `${here}examples/marketplace`,
  clips: `${here}.dev/clips`,
  failures: `${here}.dev/e2e`,
  verifyExport: `${here}tools/verify_export.sh`,
  images: `${here}docs/images`,
};

/** Where the folder of a run that failed is kept. */
export const keptAt = (folder: string): string => `${places.failures}/${basename(folder)}`;

/** With a folder for one run's databases, logs and pictures, which is kept when the run fails. */
export async function inRunFolder(
  name: string,
  run: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(`${tmpdir()}/visavis-${name}-`);
  try {
    await run(folder);
  } catch (error) {
    cpSync(folder, keptAt(folder), { recursive: true });
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A TCP port that is free now. Who asks twice gets two. */
export async function freePort(): Promise<number> {
  // Below those that the system gives to whoever connects: one of them could be taken before ours listens.
  for (;;) {
    const port = 10_240 + Math.floor(Math.random() * 20_000);
    if (!given.has(port) && (await isFree(port))) {
      given.add(port);
      return port;
    }
  }
}

const given = new Set<number>();

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
