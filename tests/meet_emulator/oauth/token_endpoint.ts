import type { Clock } from '../clock.ts';
import { createdScope, readonlyScope, settingsScope, type Workspace } from '../workspace.ts';
import { isSignedBy, parseJwt } from './jwt.ts';
import type { ServiceAccount, ServiceAccounts } from './service_account.ts';
import { type Tokens, tokenSeconds } from './tokens.ts';

const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const lifetimeMax = 3600;
/** Clocks differ; Google forgives minutes, the emulator less, so that nobody counts on it. */
const skewSeconds = 60;

const knownScopes = new Set([
  createdScope,
  readonlyScope,
  settingsScope,
  'https://www.googleapis.com/auth/drive.meet.readonly',
  'https://www.googleapis.com/auth/drive.readonly',
]);

export interface TokenAnswer {
  status: number;
  body: Record<string, unknown>;
  subject?: string;
}

interface World {
  clock: Clock;
  accounts: ServiceAccounts;
  workspace: Workspace;
  tokens: Tokens;
  /** What `aud` has to be. */
  tokenUrl: string;
}

class Refused extends Error {
  readonly answer: TokenAnswer;

  constructor(error: string, description: string, status = 400) {
    super(description);
    this.answer = { status, body: { error, error_description: description } };
  }
}

/** RFC 7523, in Google's words: what a service account with domain-wide delegation sends. */
export function answerTokenRequest(world: World, form: URLSearchParams): TokenAnswer {
  try {
    return grantToken(world, form);
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw error;
  }
}

function grantToken(world: World, form: URLSearchParams): TokenAnswer {
  const grant = form.get('grant_type');
  if (grant !== grantType) {
    throw new Refused('unsupported_grant_type', `Invalid grant_type: ${grant ?? ''}`);
  }
  const assertion = form.get('assertion');
  if (!assertion) throw new Refused('invalid_request', 'Missing required parameter: assertion');
  const { account, claims } = readAssertion(world, assertion);
  checkTimes(claims, world.clock.now() / 1000);
  if (claims.aud !== world.tokenUrl) {
    const right = `The right audience is ${world.tokenUrl}`;
    throw new Refused('invalid_grant', `Invalid JWT: Failed audience check. ${right}`);
  }
  const scopes = readScopes(claims.scope);
  const subject = readSubject(world.workspace, claims.sub, scopes);
  const token = world.tokens.issue({
    account: account.email,
    projectId: account.projectId,
    ...(subject && { subject }),
    scopes,
  });
  const body = { access_token: token, expires_in: tokenSeconds, token_type: 'Bearer' };
  return { status: 200, body, ...(subject && { subject }) };
}

function readAssertion(
  world: World,
  assertion: string,
): { account: ServiceAccount; claims: Record<string, unknown> } {
  const jwt = parseJwt(assertion);
  if (!jwt) throw new Refused('invalid_grant', 'Invalid JWT.');
  const issuer = jwt.claims.iss;
  const account = typeof issuer === 'string' ? world.accounts.find(issuer) : undefined;
  if (!account) throw new Refused('invalid_grant', 'Invalid grant: account not found');
  if (!isSignedBy(jwt, account.keys)) throw new Refused('invalid_grant', 'Invalid JWT Signature.');
  return { account, claims: jwt.claims };
}

function checkTimes({ iat, exp }: Record<string, unknown>, now: number): void {
  const right =
    typeof iat === 'number' &&
    typeof exp === 'number' &&
    exp > iat &&
    exp <= iat + lifetimeMax &&
    iat <= now + skewSeconds &&
    exp > now - skewSeconds;
  if (right) return;
  throw new Refused(
    'invalid_grant',
    'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. ' +
      'Check your iat and exp values in the JWT claim.',
  );
}

function readScopes(scope: unknown): string[] {
  const scopes = typeof scope === 'string' ? scope.split(' ').filter(Boolean) : [];
  if (scopes.length > 0 && scopes.every((each) => knownScopes.has(each))) return scopes;
  throw new Refused('invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
}

/** Without `sub` a service account gets a token of its own, with which Meet then refuses it. */
function readSubject(workspace: Workspace, sub: unknown, scopes: string[]): string | undefined {
  if (sub === undefined) return undefined;
  const user = typeof sub === 'string' ? workspace.user(sub) : undefined;
  if (!user) throw new Refused('invalid_grant', 'Invalid email or User ID');
  if (workspace.delegates(scopes)) return user.email;
  throw new Refused(
    'unauthorized_client',
    'Client is unauthorized to retrieve access tokens using this method, ' +
      'or client not authorized for any of the scopes requested.',
    401,
  );
}
