import { createHash } from 'node:crypto';
import { invalidArgument } from './errors.ts';
import type { Json } from './names.ts';

export interface PageSizes {
  /** Where nothing is asked for. */
  usual: number;
  /** More than this is cut to this. */
  most: number;
}

/**
 * One page of things that are sorted by falling serial numbers. The token says after which of them to go on, so that
 * whoever comes between two pages shifts nothing, and is good only for the list that it came from.
 */
export function page<T extends { serial: number }>(
  all: readonly T[],
  query: URLSearchParams,
  sizes: PageSizes,
  list: string,
): { items: T[]; next: Json } {
  const digest = createHash('sha256').update(list).digest('base64url').slice(0, 12);
  const after = readToken(query.get('pageToken'), digest);
  const size = readSize(query.get('pageSize'), sizes);
  const rest = all.filter(({ serial }) => serial < after);
  const items = rest.slice(0, size);
  const last = items.at(-1);
  if (!last || rest.length === items.length) return { items, next: {} };
  const token = Buffer.from(`${digest}:${last.serial}`).toString('base64url');
  return { items, next: { nextPageToken: token } };
}

function readSize(text: string | null, { usual, most }: PageSizes): number {
  const size = Number(text ?? 0);
  if (!Number.isInteger(size) || size < 0) {
    const description = `Invalid value at 'page_size' (TYPE_INT32), "${text}"`;
    throw invalidArgument({ field: 'page_size', description });
  }
  return size === 0 ? usual : Math.min(size, most);
}

function readToken(text: string | null, digest: string): number {
  if (!text) return Infinity;
  const [of, serial] = Buffer.from(text, 'base64url').toString('utf8').split(':');
  if (of === digest && /^\d+$/.test(serial ?? '')) return Number(serial);
  throw invalidArgument({ field: 'page_token', description: 'Invalid page token.' });
}
