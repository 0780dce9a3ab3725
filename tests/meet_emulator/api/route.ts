import type { Meetings } from '../meeting/meetings.ts';
import type { AccessType, Conference, Space } from '../meeting/model.ts';
import type { Account, Workspace } from '../workspace.ts';
import { notFound, permissionDenied } from './errors.ts';
import type { Json } from './names.ts';
import type { Kind } from './quota.ts';
import type { Fields } from './schema.ts';

/** What a handler is given. */
export interface Call {
  meetings: Meetings;
  workspace: Workspace;
  publicUrl: string;
  accessType: AccessType;
  user: Account;
  /** The variable parts of the path. */
  params: string[];
  query: URLSearchParams;
  body: Json;
}

export interface Route {
  /** As Google's reference names it: `spaces.members.create`. */
  id: string;
  verb: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Each `*` is a variable part. */
  path: string;
  kind: Kind;
  scopes: readonly string[];
  query?: readonly string[];
  /** What the body may hold, and as which field of the request. */
  body?: { fields: Fields; root: string };
  answer: Fields;
  run: (call: Call) => Json;
}

export function ownSpace({ meetings, user, params: [id = ''] }: Call): Space {
  const space = meetings.space(id);
  if (!space) throw notFound();
  if (space.owner !== user) throw permissionDenied();
  return space;
}

export function ownConference({ meetings, user, params: [id = ''] }: Call): Conference {
  const conference = meetings.conference(id);
  if (!conference) throw notFound();
  if (conference.space.owner !== user) throw permissionDenied();
  return conference;
}
