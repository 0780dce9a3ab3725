import { answered, attempt } from '../attempt';
import type { Input, Permission } from './input_problem';

// What the browser says of camera and microphone. Finding out more (diagnose) comes when it is needed.

/** Nobody is asked any more: what takes longer takes for ever. */
export const answer_ms_max = 5000;

/** Safari's `query` may lack the names: then it is unknown, and asking is the way to find out. */
export async function permissionFor(input: Input): Promise<Permission> {
  const status = await answered(
    () => navigator.permissions.query({ name: input as PermissionName }),
    answer_ms_max,
  );
  return status?.state ?? 'unknown';
}

/** What is thrown may be from another frame, or a plain object: what it says of itself counts. */
export function nameOf(error: unknown): string {
  return saidBy(error, 'name') || 'unknown';
}

export function saidBy(error: unknown, what: 'name' | 'message'): string {
  const word = attempt(() => (error as Record<string, unknown> | null)?.[what]);
  return typeof word === 'string' ? word : '';
}

/** Calls back when the browser tells that camera or microphone were allowed or forbidden. */
export function onPermissionChange(changed: () => void): () => void {
  const stop = new AbortController();
  for (const name of ['camera', 'microphone']) {
    const told = async () => {
      const status = await navigator.permissions.query({ name: name as PermissionName });
      status.addEventListener('change', changed, { signal: stop.signal });
    };
    told().catch(() => undefined);
  }
  return () => stop.abort();
}
