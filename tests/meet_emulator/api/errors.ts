/** google.rpc.Status, as `{error: {code, message, status, details}}`. */
export class ApiError extends Error {
  readonly code: number;
  readonly status: string;
  readonly details: Record<string, unknown>[];

  constructor(code: number, status: string, message: string, details: ApiError['details'] = []) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }

  get body(): Record<string, unknown> {
    const { code, message, status, details } = this;
    return { error: { code, message, status, ...(details.length > 0 && { details }) } };
  }
}

export interface Violation {
  /** In snake case, as Google names it; none at the root of a request. */
  field?: string;
  description: string;
}

const service = 'meet.googleapis.com';

function errorInfo(reason: string, metadata: Record<string, string>): Record<string, unknown> {
  const type = 'type.googleapis.com/google.rpc.ErrorInfo';
  return { '@type': type, reason, domain: 'googleapis.com', metadata };
}

export function invalidArgument(...violations: Violation[]): ApiError {
  const message = violations.map(({ description }) => description).join('\n');
  const details = {
    '@type': 'type.googleapis.com/google.rpc.BadRequest',
    fieldViolations: violations,
  };
  return new ApiError(400, 'INVALID_ARGUMENT', message, [details]);
}

const credentialsHelp =
  'Expected OAuth 2 access token, login cookie or other valid authentication credential. ' +
  'See https://developers.google.com/identity/sign-in/web/devconsole-project.';

export type BadCredential = 'CREDENTIALS_MISSING' | 'ACCESS_TOKEN_EXPIRED' | 'ACCESS_TOKEN_INVALID';

export function unauthenticated(reason: BadCredential, method: string): ApiError {
  const start =
    reason === 'CREDENTIALS_MISSING'
      ? 'Request is missing required authentication credential.'
      : 'Request had invalid authentication credentials.';
  const info = errorInfo(reason, { service, method });
  return new ApiError(401, 'UNAUTHENTICATED', `${start} ${credentialsHelp}`, [info]);
}

export function permissionDenied(message = 'The caller does not have permission'): ApiError {
  return new ApiError(403, 'PERMISSION_DENIED', message);
}

export function scopeInsufficient(method: string): ApiError {
  const message = 'Request had insufficient authentication scopes.';
  const info = errorInfo('ACCESS_TOKEN_SCOPE_INSUFFICIENT', { service, method });
  return new ApiError(403, 'PERMISSION_DENIED', message, [info]);
}

export function serviceDisabled(projectId: string): ApiError {
  const url = `https://console.developers.google.com/apis/api/${service}/overview?project=${projectId}`;
  const message =
    `Google Meet API has not been used in project ${projectId} before or it is disabled. ` +
    `Enable it by visiting ${url} then retry. If you enabled this API recently, ` +
    'wait a few minutes for the action to propagate to our systems and retry.';
  const info = errorInfo('SERVICE_DISABLED', {
    service,
    serviceTitle: 'Google Meet API',
    consumer: `projects/${projectId}`,
    containerInfo: projectId,
    activationUrl: url,
  });
  return new ApiError(403, 'PERMISSION_DENIED', message, [info]);
}

export function notFound(what = 'Requested entity was not found.'): ApiError {
  return new ApiError(404, 'NOT_FOUND', what);
}

export function alreadyExists(what: string): ApiError {
  return new ApiError(409, 'ALREADY_EXISTS', what);
}

export interface ExceededLimit {
  metric: string;
  limit: string;
  limitName: string;
  value: number;
  unit: string;
}

export function rateLimitExceeded(exceeded: ExceededLimit, projectId: string): ApiError {
  const { metric, limit, limitName, value, unit } = exceeded;
  const message =
    `Quota exceeded for quota metric '${metric}' and limit '${limit}' ` +
    `of service '${service}' for consumer 'projects/${projectId}'.`;
  const info = errorInfo('RATE_LIMIT_EXCEEDED', {
    service,
    consumer: `projects/${projectId}`,
    quota_metric: `${service}/${metric.toLowerCase().replaceAll(' ', '_')}`,
    quota_limit: limitName,
    quota_limit_value: String(value),
    quota_location: 'global',
    quota_unit: unit,
  });
  return new ApiError(429, 'RESOURCE_EXHAUSTED', message, [info]);
}

/** What a status stands for where a fault names only the number. */
const statusOf: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ABORTED',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

export function failure(code: number, reason?: string): ApiError {
  const details = reason ? [errorInfo(reason, { service })] : [];
  return new ApiError(code, statusOf[code] ?? 'UNKNOWN', 'A fault that was asked for.', details);
}
