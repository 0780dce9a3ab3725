import type { Member, Space } from '../meeting/model.ts';
import { createdScope, readonlyScope } from '../workspace.ts';
import { alreadyExists, invalidArgument, notFound } from './errors.ts';
import type { Json } from './names.ts';
import { page } from './pages.ts';
import { type Call, ownSpace, type Route } from './route.ts';
import { listFields, memberFields } from './schema.ts';
import { showMember } from './shapes.ts';

function create(call: Call): Json {
  const space = ownSpace(call);
  const { email, role } = call.body;
  if (typeof email !== 'string' || !/^[^@\s]+@[^@\s]+$/.test(email)) {
    throw invalidArgument({ field: 'member.email', description: 'An email address is required.' });
  }
  const account = call.workspace.account(email);
  if (space.members.some((member) => member.account === account)) {
    throw alreadyExists('The member already exists in the space.');
  }
  const member = call.meetings.addMember(
    space,
    email,
    role === 'COHOST' ? role : 'ROLE_UNSPECIFIED',
  );
  return showMember(space, member);
}

function list(call: Call): Json {
  const space = ownSpace(call);
  const latestFirst = space.members.toReversed();
  const sizes = { usual: 250, most: 500 };
  const { items, next } = page(latestFirst, call.query, sizes, `members of ${space.id}`);
  const members = items.map((member) => showMember(space, member));
  return { ...(items.length > 0 && { members }), ...next };
}

function find(call: Call): { space: Space; member: Member } {
  const space = ownSpace(call);
  const member = space.members.find(({ id }) => id === call.params[1]);
  if (!member) throw notFound();
  return { space, member };
}

function get(call: Call): Json {
  const { space, member } = find(call);
  return showMember(space, member);
}

function remove(call: Call): Json {
  const { space, member } = find(call);
  call.meetings.removeMember(space, member);
  return {};
}

const [all, one] = ['spaces/*/members', 'spaces/*/members/*'];

export const memberRoutes: Route[] = [
  {
    id: 'spaces.members.create',
    verb: 'POST',
    path: all,
    kind: 'write',
    scopes: [createdScope],
    body: { fields: memberFields, root: 'member' },
    answer: memberFields,
    run: create,
  },
  {
    id: 'spaces.members.list',
    verb: 'GET',
    path: all,
    kind: 'read',
    scopes: [createdScope, readonlyScope],
    query: ['pageSize', 'pageToken'],
    answer: listFields('members', memberFields),
    run: list,
  },
  {
    id: 'spaces.members.get',
    verb: 'GET',
    path: one,
    kind: 'read',
    scopes: [createdScope, readonlyScope],
    answer: memberFields,
    run: get,
  },
  {
    id: 'spaces.members.delete',
    verb: 'DELETE',
    path: one,
    kind: 'write',
    scopes: [createdScope],
    answer: {},
    run: remove,
  },
];
