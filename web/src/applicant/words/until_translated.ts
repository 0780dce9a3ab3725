import { en } from './en';
import type { Like, Widened } from './like';

/** English until translated: the one place where another language borrows words. */
export function untilTranslated(own: Like<typeof en>): Widened<typeof en> {
  return filled(en, own) as Widened<typeof en>;
}

function filled(english: unknown, own: unknown): unknown {
  if (own === undefined) return english;
  if (!isGroup(english) || !isGroup(own)) return own;
  const names = new Set([...Object.keys(english), ...Object.keys(own)]);
  return Object.fromEntries([...names].map((name) => [name, filled(english[name], own[name])]));
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
