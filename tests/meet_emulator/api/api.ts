import type { Grant, Tokens } from '../oauth/tokens.ts';
import type { Account } from '../workspace.ts';
import { readBody } from './body.ts';
import {
  invalidArgument,
  permissionDenied,
  rateLimitExceeded,
  scopeInsufficient,
  serviceDisabled,
  unauthenticated,
} from './errors.ts';
import { selectFields } from './field_mask.ts';
import { memberRoutes } from './members.ts';
import type { Json } from './names.ts';
import type { Kind, Quotas } from './quota.ts';
import { recordRoutes } from './records.ts';
import type { Call, Route } from './route.ts';
import { spaceRoutes } from './spaces.ts';

export interface ApiRequest {
  verb: string;
  /** Below `/v2/`. */
  path: string;
  query: URLSearchParams;
  authorization: string | undefined;
  body: string;
}

/** What the log and the counts want to know of a request, as far as it got. */
export interface Noted {
  method?: string;
  kind?: Kind;
  subject?: string;
}

export interface ApiWorld extends Pick<
  Call,
  'meetings' | 'workspace' | 'publicUrl' | 'accessType'
> {
  tokens: Tokens;
  quotas: Quotas;
  switches: { apiEnabled: boolean; membersReleased: boolean };
}

const routes = [...spaceRoutes, ...memberRoutes, ...recordRoutes].map((route) => ({
  route,
  pattern: patternOf(route.path),
}));

/** What every Google API takes beside a method's own parameters. */
const systemParameters = new Set(
  ['access_token', 'alt', 'callback', 'fields', 'key', 'oauth_token', 'prettyPrint', 'quotaUser']
    .flatMap((name) => [name, `$${name}`])
    .concat('upload_protocol', 'uploadType', '$.xgafv'),
);

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('*', '([^/:]+)')}$`);
}

/** Nothing where no method has this path: then Google's front end answers, with a page. */
export function findRoute(
  { switches }: ApiWorld,
  verb: string,
  path: string,
): { route: Route; params: string[] } | undefined {
  for (const { route, pattern } of routes) {
    const found = route.verb === verb ? pattern.exec(path) : null;
    const released = switches.membersReleased || !route.id.startsWith('spaces.members.');
    if (found && released) return { route, params: found.slice(1) };
  }
  return undefined;
}

/** In the order in which Google refuses: who is it, may the project, may the token, how often, what is asked. */
export function answerApi(
  world: ApiWorld,
  { route, params }: { route: Route; params: string[] },
  request: ApiRequest,
  noted: Noted,
): Json {
  const method = `google.apps.meet.v2.${route.id}`;
  noted.method = route.id;
  noted.kind = route.kind;
  const grant = authenticate(world.tokens, request.authorization, method);
  if (grant.subject) noted.subject = grant.subject;
  if (!world.switches.apiEnabled) throw serviceDisabled(grant.projectId);
  if (!route.scopes.some((scope) => grant.scopes.includes(scope))) throw scopeInsufficient(method);
  const user = actingUser(world, grant);
  const exceeded = world.quotas.take(route.kind, user.email);
  if (exceeded) throw rateLimitExceeded(exceeded, grant.projectId);
  checkQuery(route, request.query);
  const body = bodyOf(route, request.body);
  const answer = route.run({ ...world, user, params, query: request.query, body });
  const fields = request.query.get('fields') ?? request.query.get('$fields');
  if (fields) return selectFields(answer, fields, route.answer);
  return answer;
}

function authenticate(tokens: Tokens, authorization: string | undefined, method: string): Grant {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  if (!token) throw unauthenticated('CREDENTIALS_MISSING', method);
  const grant = tokens.find(token);
  if (grant === 'expired') throw unauthenticated('ACCESS_TOKEN_EXPIRED', method);
  if (!grant) throw unauthenticated('ACCESS_TOKEN_INVALID', method);
  return grant;
}

/** A service account by itself has no meetings: it needs somebody for whom it acts. */
function actingUser({ workspace }: ApiWorld, { subject }: Grant): Account {
  const user = subject === undefined ? undefined : workspace.user(subject);
  if (!user) throw permissionDenied();
  return user;
}

function checkQuery(route: Route, query: URLSearchParams): void {
  const known = new Set([...systemParameters, ...(route.query ?? [])]);
  const violations = [...new Set(query.keys())]
    .filter((name) => !known.has(name))
    .map((name) => ({ description: unknownParameter(name) }));
  if (violations.length > 0) throw invalidArgument(...violations);
  if ((query.get('alt') ?? 'json') !== 'json') {
    throw invalidArgument({ field: 'alt', description: 'The emulator speaks JSON only.' });
  }
}

function unknownParameter(name: string): string {
  return (
    `Invalid JSON payload received. Unknown name "${name}": ` +
    'Cannot bind query parameter. Field could not be found in request message.'
  );
}

function bodyOf(route: Route, text: string): Json {
  if (route.body) return readBody(text, route.body.fields, route.body.root);
  return readBody(text, {}, '');
}
