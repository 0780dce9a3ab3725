/** What the server refused (RFC 9457), or what kept us from asking it. */
export interface ProblemBody {
  code: string;
  title?: string;
  status?: number;
  detail?: string;
  param?: string;
  request_id?: string;
}

/** Codes made here, never by the server. */
export const unreachable = 'unreachable';
export const onTheWay = 'on_the_way';
export const lineDropped = 'line_dropped';

export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly detail: string;
  readonly param: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(body: ProblemBody, retryAfterSeconds: number | null = null) {
    super(body.title ?? body.code);
    this.name = 'Problem';
    this.code = body.code;
    this.status = body.status ?? 0;
    this.detail = body.detail ?? body.title ?? '';
    this.param = body.param ?? null;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem
    ? error
    : new Problem({ code: 'unexpected', title: 'Something unexpected happened.' });
}
