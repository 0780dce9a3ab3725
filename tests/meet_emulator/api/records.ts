import { leftAt, type Artifact, type Conference, type Participant } from '../meeting/model.ts';
import { createdScope, readonlyScope } from '../workspace.ts';
import { notFound } from './errors.ts';
import { readFilter } from './filter.ts';
import type { Json } from './names.ts';
import { page } from './pages.ts';
import { type Call, ownConference, type Route } from './route.ts';
import {
  type Fields,
  listFields,
  participantFields,
  participantListFields,
  recordFields,
  recordingFields,
  sessionFields,
  transcriptFields,
} from './schema.ts';
import { showArtifact, showParticipant, showRecord, showSession } from './shapes.ts';

function listRecords(call: Call): Json {
  const filter = call.query.get('filter');
  const names = ['space.name', 'space.meeting_code', 'start_time', 'end_time'];
  const wanted = readFilter(filter, names);
  const found = call.meetings
    .conferences()
    .filter(
      (conference) => conference.space.owner === call.user && wanted(recordFacts(conference)),
    );
  const list = `records of ${call.user.email} ${filter}`;
  const { items, next } = page(found, call.query, { usual: 25, most: 100 }, list);
  return { ...(items.length > 0 && { conferenceRecords: items.map(showRecord) }), ...next };
}

function recordFacts({
  space,
  startTime,
  endTime,
}: Conference): Record<string, string | number | undefined> {
  return {
    'space.name': `spaces/${space.id}`,
    'space.meeting_code': space.code,
    start_time: startTime,
    end_time: endTime,
  };
}

/** `totalSize` comes only where a field mask asks for it. */
function listParticipants(call: Call): Json {
  const conference = ownConference(call);
  const filter = call.query.get('filter');
  const wanted = readFilter(filter, ['earliest_start_time', 'latest_end_time']);
  const found = conference.participants.toReversed().filter((participant) =>
    wanted({
      earliest_start_time: participant.sessions[0]?.startTime,
      latest_end_time: leftAt(participant),
    }),
  );
  const list = `participants of ${conference.id} ${filter}`;
  const { items, next } = page(found, call.query, { usual: 100, most: 250 }, list);
  const participants = items.map((each) => showParticipant(conference, each));
  const asked = call.query.has('fields') || call.query.has('$fields');
  return {
    ...(items.length > 0 && { participants }),
    ...next,
    ...(asked && { totalSize: found.length }),
  };
}

function findParticipant(call: Call): { conference: Conference; participant: Participant } {
  const conference = ownConference(call);
  const participant = conference.participants.find(({ id }) => id === call.params[1]);
  if (!participant) throw notFound();
  return { conference, participant };
}

function listSessions(call: Call): Json {
  const { conference, participant } = findParticipant(call);
  const filter = call.query.get('filter');
  const wanted = readFilter(filter, ['start_time', 'end_time']);
  const found = participant.sessions
    .toReversed()
    .filter(({ startTime, endTime }) => wanted({ start_time: startTime, end_time: endTime }));
  const list = `sessions of ${participant.id} ${filter}`;
  const { items, next } = page(found, call.query, { usual: 100, most: 250 }, list);
  const participantSessions = items.map((each) => showSession(conference, participant, each));
  return { ...(items.length > 0 && { participantSessions }), ...next };
}

function getSession(call: Call): Json {
  const { conference, participant } = findParticipant(call);
  const session = participant.sessions.find(({ id }) => id === call.params[2]);
  if (!session) throw notFound();
  return showSession(conference, participant, session);
}

function listArtifacts(kind: Artifact['kind']): Route['run'] {
  return (call) => {
    const conference = ownConference(call);
    const found = conference.artifacts.filter((each) => each.kind === kind).toReversed();
    const sizes = { usual: 10, most: 100 };
    const { items, next } = page(found, call.query, sizes, `${kind}s of ${conference.id}`);
    const now = call.meetings.clock.now();
    const shown = items.map((each) => showArtifact(conference, each, now));
    return { ...(items.length > 0 && { [`${kind}s`]: shown }), ...next };
  };
}

function getArtifact(kind: Artifact['kind']): Route['run'] {
  return (call) => {
    const conference = ownConference(call);
    const [, id] = call.params;
    const found = conference.artifacts.find((each) => each.kind === kind && each.id === id);
    if (!found) throw notFound();
    return showArtifact(conference, found, call.meetings.clock.now());
  };
}

/** Everything here is read alike. */
function reading(
  id: string,
  path: string,
  answer: Fields,
  run: Route['run'],
  query?: string[],
): Route {
  const scopes = [createdScope, readonlyScope];
  return { id, verb: 'GET', path, kind: 'read', scopes, ...(query && { query }), answer, run };
}

const paged = ['pageSize', 'pageToken'];
const record = 'conferenceRecords/*';

export const recordRoutes: Route[] = [
  reading(
    'conferenceRecords.list',
    'conferenceRecords',
    listFields('conferenceRecords', recordFields),
    listRecords,
    [...paged, 'filter'],
  ),
  reading('conferenceRecords.get', record, recordFields, (call) => showRecord(ownConference(call))),
  reading(
    'conferenceRecords.participants.list',
    `${record}/participants`,
    participantListFields,
    listParticipants,
    [...paged, 'filter'],
  ),
  reading(
    'conferenceRecords.participants.get',
    `${record}/participants/*`,
    participantFields,
    (call) => {
      const { conference, participant } = findParticipant(call);
      return showParticipant(conference, participant);
    },
  ),
  reading(
    'conferenceRecords.participants.participantSessions.list',
    `${record}/participants/*/participantSessions`,
    listFields('participantSessions', sessionFields),
    listSessions,
    [...paged, 'filter'],
  ),
  reading(
    'conferenceRecords.participants.participantSessions.get',
    `${record}/participants/*/participantSessions/*`,
    sessionFields,
    getSession,
  ),
  ...artifactRoutes('recording', recordingFields),
  ...artifactRoutes('transcript', transcriptFields),
];

function artifactRoutes(kind: Artifact['kind'], fields: Fields): Route[] {
  const path = `${record}/${kind}s`;
  const id = `conferenceRecords.${kind}s`;
  return [
    reading(`${id}.list`, path, listFields(`${kind}s`, fields), listArtifacts(kind), paged),
    reading(`${id}.get`, `${path}/*`, fields, getArtifact(kind)),
  ];
}
