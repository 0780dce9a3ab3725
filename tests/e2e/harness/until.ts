import { setTimeout as pause } from 'node:timers/promises';

/** What a person would still call "it works": generous, since two browsers share few cores here. */
export const patience_ms = 20_000;
const look_again_ms = 50;

/** Not yet: the reason is shown when the wait is over. */
export class NotYet extends Error {}

/**
 * Looks until `look` answers something other than undefined, and answers that. Never waits for time
 * to pass: only for the condition, at most `within_ms`.
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  within_ms = patience_ms,
): Promise<T> {
  const end = performance.now() + within_ms;
  let last = '';
  for (;;) {
    try {
      const seen = await look();
      if (seen !== undefined) return seen;
    } catch (error) {
      if (!(error instanceof NotYet)) throw error;
      last = `; last seen: ${error.message}`;
    }
    if (performance.now() > end) throw new Error(`waited ${within_ms} ms for: ${what}${last}`);
    await pause(look_again_ms);
  }
}
