import { Problem } from '../../shared/api/problem';

/** A still's file. Rejects with a Problem. */
export async function loadStill(path: string): Promise<Blob> {
  let answer: Response;
  try {
    answer = await fetch(path, { credentials: 'same-origin', cache: 'no-store' });
    if (answer.ok) return await answer.blob();
  } catch {
    throw new Problem({ code: 'unreachable', title: 'We could not reach the server.' });
  }
  const body = (await answer.json().catch(() => ({}))) as { code?: string };
  throw new Problem({ code: body.code ?? 'unexpected', status: answer.status });
}
