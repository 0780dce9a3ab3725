import { noteServerDate } from './clock';
import { onTheWay, Problem, type ProblemBody, unreachable } from './problem';

const answer_ms_max = 15_000;

/** Asks the server; resolves with its JSON (undefined for 204), rejects with a Problem. */
export function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const sent =
    body === undefined
      ? {}
      : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  return askSending<T>(method, path, sent);
}

/** The same with a part of a file. */
export function sendBytes<T>(path: string, body: Blob): Promise<T> {
  return askSending<T>('POST', path, {
    headers: { 'Content-Type': 'application/octet-stream' },
    body,
  });
}

async function askSending<T>(
  method: string,
  path: string,
  sent: Pick<RequestInit, 'headers' | 'body'>,
): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(answer_ms_max),
      ...sent,
    });
  } catch {
    throw new Problem({ code: unreachable, title: 'We could not reach the server.' });
  }
  noteServerDate(answer.headers.get('Date'));
  const text = await answer.text().catch(() => '');
  if (answer.ok) return answerIn<T>(text, answer.status);
  throw new Problem(problemBody(text, answer.status), retryAfter(answer));
}

function answerIn<T>(text: string, status: number): T {
  try {
    return (text ? JSON.parse(text) : undefined) as T;
  } catch {
    // A page to sign in to somebody's network, put in the place of our answer.
    throw new Problem({ code: onTheWay, title: `Something on the way answered ${status}.` });
  }
}

function problemBody(text: string, status: number): ProblemBody {
  try {
    const body = JSON.parse(text) as Partial<ProblemBody>;
    if (typeof body.code === 'string') return { ...body, code: body.code, status };
  } catch {
    // A proxy's page, not ours.
  }
  // A refusal of ours says so itself: this is a firewall's, a proxy's.
  if (status >= 400 && status < 500)
    return {
      code: onTheWay,
      title: `Something on the way to the server refused this (${status}).`,
      status,
    };
  return { code: 'unexpected', title: `The server answered ${status}.`, status };
}

function retryAfter(answer: Response): number | null {
  const seconds = Number(answer.headers.get('Retry-After'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}
