import { mkdirSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('../../../', import.meta.url));

/** Where things are in the checkout. */
export const places = {
  program: process.env['VISAVIS_PROGRAM'] ?? `${here}build/release/src/main/visavis`,
  webRoot: `${here}web/dist`,
  marketplace: `${here}examples/marketplace`,
  clips: `${here}.dev/clips`,
  runs: `${here}.dev/e2e`,
  images: `${here}docs/images`,
};

/** A new folder for one scenario's databases, logs and pictures. */
export function newRunFolder(name: string): string {
  mkdirSync(places.runs, { recursive: true });
  return mkdtempSync(`${places.runs}/${name}-`);
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
