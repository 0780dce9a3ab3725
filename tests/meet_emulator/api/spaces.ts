import { configByDefault, newConfig, patchedConfig } from '../meeting/config.ts';
import { createdScope, readonlyScope, settingsScope } from '../workspace.ts';
import { notFound } from './errors.ts';
import type { Json } from './names.ts';
import { type Call, ownSpace, type Route } from './route.ts';
import { spaceFields } from './schema.ts';
import { showSpace } from './shapes.ts';
import { readUpdateMask } from './update_mask.ts';

function create(call: Call): Json {
  const config = newConfig(configByDefault(call.accessType), call.body.config);
  return showSpace(call.meetings.createSpace(call.user, config), call.publicUrl, true);
}

/** By its id or by its code, which is only an alias for reading. */
function get(call: Call): Json {
  const [name = ''] = call.params;
  const space = call.meetings.space(name) ?? call.meetings.spaceByCode(name);
  if (!space) throw notFound();
  return showSpace(space, call.publicUrl, space.owner === call.user);
}

function patch(call: Call): Json {
  const space = ownSpace(call);
  const paths = readUpdateMask(call.query.get('updateMask'));
  const standard = configByDefault(call.accessType);
  const config = patchedConfig(space.config, standard, call.body.config, paths);
  call.meetings.configure(space, config);
  return showSpace(space, call.publicUrl, true);
}

function endActiveConference(call: Call): Json {
  call.meetings.endActiveConference(ownSpace(call));
  return {};
}

const body = { fields: spaceFields, root: 'space' };

export const spaceRoutes: Route[] = [
  {
    id: 'spaces.create',
    verb: 'POST',
    path: 'spaces',
    kind: 'create',
    scopes: [createdScope],
    body,
    answer: spaceFields,
    run: create,
  },
  {
    id: 'spaces.get',
    verb: 'GET',
    path: 'spaces/*',
    kind: 'read',
    scopes: [createdScope, readonlyScope, settingsScope],
    answer: spaceFields,
    run: get,
  },
  {
    id: 'spaces.patch',
    verb: 'PATCH',
    path: 'spaces/*',
    kind: 'write',
    scopes: [createdScope, settingsScope],
    query: ['updateMask'],
    body,
    answer: spaceFields,
    run: patch,
  },
  {
    id: 'spaces.endActiveConference',
    verb: 'POST',
    path: 'spaces/*:endActiveConference',
    kind: 'write',
    scopes: [createdScope],
    body: { fields: {}, root: '' },
    answer: {},
    run: endActiveConference,
  },
];
