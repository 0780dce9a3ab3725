import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Tab } from './tab.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page as it is, WCAG 2.2 AA and best practices; empty when it finds nothing. */
export async function axeFindings(tab: Tab): Promise<string[]> {
  await tab.run(axe);
  return tab.ask(async () => {
    const { axe: checker } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await checker.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => {
      const where = nodes.map(({ html }) => html.slice(0, 160)).join('\n    ');
      return `${id}: ${help}\n    ${where}`;
    });
  });
}
