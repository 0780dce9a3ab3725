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
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
