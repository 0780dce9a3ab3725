import axe from 'axe-core';
import type { Tab } from './tab.ts';

/** What axe finds on the page as it is, WCAG 2.2 AA and best practices; empty when it finds nothing. */
export async function axeFindings(tab: Tab): Promise<string[]> {
  await tab.run(axe.source);
  return tab.ask(async () => {
    const { axe: checker } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await checker.run(document);
    return violations.map(({ id, help, nodes }) => {
      const where = nodes.map(({ html }) => html.slice(0, 160)).join('\n    ');
      return `${id}: ${help}\n    ${where}`;
    });
  });
}
