import { participantName, recordName } from '../api/shapes.ts';
import { mayAdmit } from '../meeting/admission.ts';
import type { Meetings } from '../meeting/meetings.ts';
import {
  type Conference,
  leftAt,
  type Person,
  type Space,
  type SpaceConfig,
  type Visitor,
  type VisitorState,
} from '../meeting/model.ts';

/** Somebody's one visit, as tests see it. */
export interface Visit {
  visitor: string;
  displayName: string;
  kind: Person['kind'];
  /** Of who is signed in. */
  email?: string;
  state: VisitorState;
  mayAdmit: boolean;
  /** Resource names, once they are or were inside. */
  conference?: string;
  participant?: string;
  session?: string;
}

export interface SpaceShown {
  name: string;
  code: string;
  owner: string;
  config: SpaceConfig;
  members: { email: string; role: string }[];
  /** Those inside and those who knock. */
  visits: Visit[];
  activeConference?: string;
  endedByApi: boolean;
  joinsAfterEnd: number;
}

export function showVisit(visitor: Visitor): Visit {
  const { id, displayName, person, account, state, conference, participant, session } = visitor;
  const inside = conference && participant && session;
  const name = inside && participantName(conference, participant);
  return {
    visitor: id,
    displayName,
    kind: person.kind,
    ...(account && { email: account.email }),
    state,
    mayAdmit: mayAdmit(visitor),
    ...(inside && {
      conference: recordName(conference),
      participant: `${name}`,
      session: `${name}/participantSessions/${session.id}`,
    }),
  };
}

export function spaceShown(meetings: Meetings, space: Space): SpaceShown {
  const visitors = meetings.visitorsOf(space);
  return {
    name: `spaces/${space.id}`,
    code: space.code,
    owner: space.owner.email,
    config: structuredClone(space.config),
    members: space.members.map(({ account, role }) => ({ email: account.email, role })),
    visits: visitors.filter(({ state }) => state === 'in' || state === 'asking').map(showVisit),
    ...(space.active && { activeConference: recordName(space.active) }),
    endedByApi: space.endedByApi !== undefined,
    joinsAfterEnd: space.joinsAfterEnd,
  };
}

interface ParticipantShown {
  displayName: string;
  kind: Person['kind'];
  sessions: number;
  here: boolean;
}

export function showConference(conference: Conference): {
  name: string;
  startTime: number;
  endTime?: number;
  participants: ParticipantShown[];
} {
  const { startTime, endTime, participants } = conference;
  return {
    name: recordName(conference),
    startTime,
    ...(endTime !== undefined && { endTime }),
    participants: participants.map((each) => ({
      displayName: each.displayName,
      kind: each.kind,
      sessions: each.sessions.length,
      here: leftAt(each) === undefined,
    })),
  };
}
