import { timestamp } from '../clock.ts';
import { artifactState } from '../meeting/artifacts.ts';
import { expireTime } from '../meeting/meetings.ts';
import {
  type Artifact,
  type Conference,
  leftAt,
  type Member,
  type Participant,
  type Session,
  type Space,
} from '../meeting/model.ts';
import type { Json } from './names.ts';

/** How things look in Google's JSON: what is not set is not there. */

function time(name: string, ms: number | undefined): Json {
  return ms === undefined ? {} : { [name]: timestamp(ms) };
}

export function recordName({ id }: Conference): string {
  return `conferenceRecords/${id}`;
}

export function participantName(conference: Conference, { id }: Participant): string {
  return `${recordName(conference)}/participants/${id}`;
}

/** Only the owner sees how it is configured, and which conference runs. */
export function showSpace(space: Space, publicUrl: string, owner: boolean): Json {
  return {
    name: `spaces/${space.id}`,
    meetingUri: `${publicUrl}/${space.code}`,
    meetingCode: space.code,
    ...(owner && { config: space.config }),
    ...(owner &&
      space.active && { activeConference: { conferenceRecord: recordName(space.active) } }),
  };
}

export function showMember(space: Space, { id, account, role }: Member): Json {
  return {
    name: `spaces/${space.id}/members/${id}`,
    email: account.email,
    ...(role !== 'ROLE_UNSPECIFIED' && { role }),
    user: `users/${account.id}`,
  };
}

export function showRecord(conference: Conference): Json {
  return {
    name: recordName(conference),
    ...time('startTime', conference.startTime),
    ...time('endTime', conference.endTime),
    ...time('expireTime', expireTime(conference)),
    space: `spaces/${conference.space.id}`,
  };
}

export function showParticipant(conference: Conference, participant: Participant): Json {
  return {
    name: participantName(conference, participant),
    ...time('earliestStartTime', participant.sessions[0]?.startTime),
    ...time('latestEndTime', leftAt(participant)),
    ...showUser(participant),
  };
}

function showUser({ kind, account, displayName }: Participant): Json {
  if (account) return { signedinUser: { user: `users/${account.id}`, displayName } };
  return { [kind === 'phone' ? 'phoneUser' : 'anonymousUser']: { displayName } };
}

export function showSession(conference: Conference, of: Participant, session: Session): Json {
  return {
    name: `${participantName(conference, of)}/participantSessions/${session.id}`,
    ...time('startTime', session.startTime),
    ...time('endTime', session.endTime),
  };
}

export function showArtifact(conference: Conference, artifact: Artifact, now: number): Json {
  const { kind, id, startTime, endTime } = artifact;
  const state = artifactState(artifact, now);
  return {
    name: `${recordName(conference)}/${kind}s/${id}`,
    state,
    ...time('startTime', startTime),
    ...time('endTime', endTime),
    ...(state === 'FILE_GENERATED' && showFile(artifact)),
  };
}

function showFile({ kind, file }: Artifact): Json {
  if (kind === 'recording') {
    const exportUri = `https://drive.google.com/file/d/${file}/view`;
    return { driveDestination: { file, exportUri } };
  }
  const exportUri = `https://docs.google.com/document/d/${file}/view`;
  return { docsDestination: { document: file, exportUri } };
}
