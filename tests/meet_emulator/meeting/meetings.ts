import type { Clock } from '../clock.ts';
import { meetingCode, number21, opaque, spaceId } from '../ids.ts';
import type { Account, Workspace } from '../workspace.ts';
import { atTheDoor, mayAdmit } from './admission.ts';
import { endArtifacts, startArtifact, wantedByItself } from './artifacts.ts';
import {
  type Artifact,
  type Conference,
  leftAt,
  type Member,
  type Participant,
  type Person,
  type Space,
  type SpaceConfig,
  type Visitor,
} from './model.ts';

const keptMs = 30 * 24 * 3600_000;

/** Records vanish thirty days after their conference has ended. */
export function expireTime({ endTime }: Conference): number | undefined {
  return endTime === undefined ? undefined : endTime + keptMs;
}

/** The spaces, who is in them, and what is remembered of it. */
export class Meetings {
  readonly clock: Clock;
  readonly #workspace: Workspace;
  readonly #spaces = new Map<string, Space>();
  readonly #conferences = new Map<string, Conference>();
  readonly #visitors = new Map<string, Visitor>();
  readonly #listeners = new Set<(space: Space) => void>();
  #serial = 0;

  constructor(clock: Clock, workspace: Workspace) {
    this.clock = clock;
    this.#workspace = workspace;
  }

  /** Is told the space whenever something about it, or about who is there, has changed. */
  onChange(listener: (space: Space) => void): void {
    this.#listeners.add(listener);
  }

  spaces(): Space[] {
    return [...this.#spaces.values()];
  }

  createSpace(owner: Account, config: SpaceConfig): Space {
    const space: Space = {
      serial: ++this.#serial,
      id: spaceId(),
      code: meetingCode(),
      owner,
      config,
      members: [],
      joinsAfterEnd: 0,
    };
    this.#spaces.set(space.id, space);
    return space;
  }

  space(id: string): Space | undefined {
    return this.#spaces.get(id);
  }

  spaceByCode(code: string): Space | undefined {
    return this.spaces().find((space) => space.code === code.toLowerCase());
  }

  configure(space: Space, config: SpaceConfig): void {
    space.config = config;
    this.#changed(space);
  }

  addMember(space: Space, email: string, role: Member['role']): Member {
    const account = this.#workspace.account(email);
    const member = { serial: ++this.#serial, id: number21(), account, role };
    space.members.push(member);
    this.#changed(space);
    return member;
  }

  removeMember(space: Space, member: Member): void {
    space.members = space.members.filter((each) => each !== member);
    this.#changed(space);
  }

  /** Those that are not forgotten yet, the latest first. */
  conferences(): Conference[] {
    const now = this.clock.now();
    for (const conference of this.#conferences.values()) {
      if ((expireTime(conference) ?? Infinity) <= now) this.#conferences.delete(conference.id);
    }
    return [...this.#conferences.values()].toReversed();
  }

  conference(id: string): Conference | undefined {
    return this.conferences().find((conference) => conference.id === id);
  }

  /** Somebody comes to the door: is in, or knocks, or is sent away. */
  arrive(space: Space, person: Person): Visitor {
    const account = person.kind === 'signedin' ? this.#workspace.account(person.user) : undefined;
    const displayName = person.name ?? account?.displayName ?? '';
    const visitor: Visitor = {
      id: opaque(),
      space,
      person,
      ...(account && { account }),
      displayName,
      state: 'asking',
    };
    this.#visitors.set(visitor.id, visitor);
    const door = atTheDoor(space, account);
    if (door === 'in') this.enter(visitor);
    else if (door === 'refused') visitor.state = 'refused';
    this.#changed(space);
    return visitor;
  }

  visitor(id: string): Visitor | undefined {
    return this.#visitors.get(id);
  }

  visitorsOf(space: Space): Visitor[] {
    return [...this.#visitors.values()].filter((visitor) => visitor.space === space);
  }

  /** Past the door, whoever opened it. */
  enter(visitor: Visitor): void {
    const { space } = visitor;
    const now = this.clock.now();
    const conference = space.active ?? this.#begin(space, now);
    const participant = this.#participant(conference, visitor);
    const session = { serial: ++this.#serial, id: opaque(), startTime: now };
    participant.sessions.push(session);
    Object.assign(visitor, { state: 'in', conference, participant, session });
    if (space.endedByApi !== undefined) space.joinsAfterEnd++;
    if (visitor.account?.inWorkspace) this.#recordWhereWanted(conference, now);
    this.#changed(space);
  }

  /** False where `by` may not, or nobody knocks any more. */
  answerKnock(visitor: Visitor, by: Visitor, answer: 'admit' | 'deny'): boolean {
    const together = by.space === visitor.space && by.state === 'in';
    if (!together || !mayAdmit(by) || visitor.state !== 'asking') return false;
    if (answer === 'admit') this.enter(visitor);
    else visitor.state = 'denied';
    this.#changed(visitor.space);
    return true;
  }

  /** Out of the meeting, or away from the door. The last one's leaving ends the conference. */
  leave(visitor: Visitor): void {
    if (visitor.state !== 'in' && visitor.state !== 'asking') return;
    const { conference, session } = visitor;
    const now = this.clock.now();
    visitor.state = 'left';
    if (session) session.endTime = now;
    const last = conference?.participants.every((each) => leftAt(each) !== undefined);
    if (conference && last) this.#end(conference, now);
    this.#changed(visitor.space);
  }

  /** Ends it for everybody, those who knock included. Nothing where nobody is there. */
  endActiveConference(space: Space): void {
    const conference = space.active;
    if (!conference) return;
    const now = this.clock.now();
    for (const visitor of this.visitorsOf(space)) {
      if (visitor.state !== 'in' && visitor.state !== 'asking') continue;
      visitor.state = 'ended';
      if (visitor.session) visitor.session.endTime = now;
    }
    space.endedByApi = now;
    this.#end(conference, now);
    this.#changed(space);
  }

  /** A finished one whose file is there, of a conference that may be over. */
  addArtifact(conference: Conference, kind: Artifact['kind']): Artifact {
    const now = this.clock.now();
    const artifact = startArtifact(conference, ++this.#serial, kind, conference.startTime);
    artifact.endTime = conference.endTime ?? now;
    artifact.fileTime = now;
    return artifact;
  }

  #begin(space: Space, now: number): Conference {
    const conference: Conference = {
      serial: ++this.#serial,
      id: opaque(),
      space,
      startTime: now,
      participants: [],
      artifacts: [],
    };
    this.#conferences.set(conference.id, conference);
    space.active = conference;
    return conference;
  }

  #end(conference: Conference, now: number): void {
    conference.endTime = now;
    endArtifacts(conference, now);
    delete conference.space.active;
  }

  /** Whoever is signed in stays the same participant; nobody knows an anonymous person again. */
  #participant(conference: Conference, { person, account, displayName }: Visitor): Participant {
    const known = conference.participants.find((each) => account && each.account === account);
    if (known) return known;
    const participant: Participant = {
      serial: ++this.#serial,
      id: number21(),
      kind: person.kind,
      ...(account && { account }),
      displayName,
      sessions: [],
    };
    conference.participants.push(participant);
    return participant;
  }

  #recordWhereWanted(conference: Conference, now: number): void {
    for (const kind of wantedByItself(conference.space.config)) {
      const runs = conference.artifacts.some((each) => each.kind === kind);
      if (!runs) startArtifact(conference, ++this.#serial, kind, now);
    }
  }

  #changed(space: Space): void {
    for (const listener of this.#listeners) listener(space);
  }
}
