import { type KeyObject, verify } from 'node:crypto';

export interface Jwt {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  signed: string;
  signature: Buffer;
}

/** Nothing where it is not three parts with two JSON objects. */
export function parseJwt(text: string): Jwt | undefined {
  const parts = text.split('.');
  const [header, claims, signature] = parts;
  if (parts.length !== 3 || !header || !claims || !signature) return undefined;
  const [head, body] = [objectIn(header), objectIn(claims)];
  if (!head || !body) return undefined;
  return {
    header: head,
    claims: body,
    signed: `${header}.${claims}`,
    signature: Buffer.from(signature, 'base64url'),
  };
}

/** RS256 and nothing else: a token that names another algorithm, or none, is nobody's. */
export function isSignedBy(jwt: Jwt, keys: Map<string, KeyObject>): boolean {
  if (jwt.header.alg !== 'RS256') return false;
  const kid = jwt.header.kid;
  const asked = typeof kid === 'string' ? keys.get(kid) : undefined;
  const candidates = kid === undefined ? [...keys.values()] : [asked];
  return candidates.some(
    (key) => key && verify('RSA-SHA256', Buffer.from(jwt.signed), key, jwt.signature),
  );
}

function objectIn(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined;
  } catch {
    return undefined;
  }
}
