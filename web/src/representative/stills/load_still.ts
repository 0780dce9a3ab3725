import { Problem } from '../../shared/api/problem';

// A still's file, which the service gives in parts as it gives recordings.

const part_bytes = 2 * 1024 * 1024;

/** Rejects with a Problem. */
export async function loadStill(path: string, bytes: number): Promise<Blob> {
  const parts: Blob[] = [];
  let have = 0;
  while (have < bytes) {
    const part = await partOf(path, have);
    if (part.size === 0) break;
    parts.push(part);
    have += part.size;
  }
  return new Blob(parts, { type: 'image/jpeg' });
}

async function partOf(path: string, from: number): Promise<Blob> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { Range: `bytes=${from}-${from + part_bytes - 1}` },
    });
    if (answer.status === 206) return await answer.blob();
  } catch {
    throw new Problem({ code: 'unreachable', title: 'We could not reach the server.' });
  }
  const body = (await answer.json().catch(() => ({}))) as { code?: string };
  throw new Problem({ code: body.code ?? 'unexpected', status: answer.status });
}
