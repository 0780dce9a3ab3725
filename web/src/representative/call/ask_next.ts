import type { ChecklistItem } from '../../shared/api/types';
import type { Draft } from './draft';

/** The item to ask after this one: the first without a mark, from the current one on. */
export function nextItem(
  items: readonly ChecklistItem[],
  marks: Draft['checklist'],
  current: string | null,
): ChecklistItem | null {
  const at = items.findIndex(({ item }) => item === current);
  const order = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return order.find(({ item }) => !marks[item] && item !== current) ?? null;
}
