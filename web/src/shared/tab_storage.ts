import { attempt } from './attempt';

// What a tab remembers over a reload, and no longer. Where its storage is full or switched off it
// remembers nothing, and the page goes on.

export function recall(key: string): string | null {
  return attempt(() => sessionStorage.getItem(key)) ?? null;
}

export function remember(key: string, value: string): void {
  attempt(() => sessionStorage.setItem(key, value));
}

export function forget(key: string): void {
  attempt(() => sessionStorage.removeItem(key));
}

export function forgetAll(prefix: string): void {
  const keys = attempt(() =>
    Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index)),
  );
  for (const key of keys ?? []) if (key?.startsWith(prefix)) forget(key);
}
