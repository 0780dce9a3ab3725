import type { Context, MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Person } from '../domain/people.ts';
import type { Services } from '../services.ts';
import type { AccountState } from '../visavis/account_state.ts';
import type { Notice } from './notices.ts';

export interface Viewer {
  person: Person;
  /** As the last event said; for the banner and the badge, never for a decision. */
  readonly state: AccountState | undefined;
}

export interface Env {
  Variables: { services: Services; viewer: Viewer | null };
}

export type Ctx = Context<Env>;

export const freelancerOnly: MiddlewareHandler<Env> = async (c, next) =>
  allowRole(c, next, 'freelancer');

export const trustOnly: MiddlewareHandler<Env> = async (c, next) => allowRole(c, next, 'trust');

async function allowRole(
  c: Ctx,
  next: () => Promise<void>,
  role: Person['role'],
): Promise<Response | void> {
  const viewer = c.get('viewer');
  if (!viewer) return c.redirect(`/sign-in?return_to=${encodeURIComponent(returnPath(c))}`, 303);
  if (viewer.person.role !== role) throw new HTTPException(403, { message: 'not_your_page' });
  return next();
}

const returnPath = (c: Ctx): string => (c.req.method === 'GET' ? c.req.path : '/');

/** Behind freelancerOnly or trustOnly. */
export function signedIn(c: Ctx): Viewer {
  const viewer = c.get('viewer');
  if (!viewer) throw new Error('the route lacks its guard');
  return viewer;
}

export const see = (c: Ctx, path: string, notice?: Notice): Response =>
  c.redirect(notice ? `${path}?notice=${notice}` : path, 303);

/** A path on this site and nothing else, for redirects after signing in. */
export function localPath(wanted: string | undefined): string {
  if (!wanted || !/^\/(?![/\\])/.test(wanted)) return '/';
  const parsed = new URL(wanted, 'http://here.invalid');
  return parsed.host === 'here.invalid' ? parsed.pathname + parsed.search : '/';
}

export const idParam = (c: Ctx): number => {
  const id = c.req.param('id') ?? '';
  if (!/^\d{1,15}$/.test(id)) throw new HTTPException(404);
  return Number(id);
};

export async function formText(c: Ctx, name: string): Promise<string> {
  const value = (await c.req.parseBody())[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** Dollars as people type them, in cents; undefined when it is no amount. */
export function centsFrom(text: string): number | undefined {
  const plain = text.replace(/[$,\s]/g, '');
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(plain)) return undefined;
  return Math.round(Number(plain) * 100);
}
