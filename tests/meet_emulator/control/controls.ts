import type { Json } from '../api/names.ts';
import { recordName, showArtifact } from '../api/shapes.ts';
import { ManualClock } from '../clock.ts';
import type { Person, Space, Visitor } from '../meeting/model.ts';
import { type KeyFile, makeKeyFile } from '../oauth/service_account.ts';
import type { World } from '../world.ts';
import type { Fault } from './faults.ts';
import type { Counts, Logged } from './log.ts';
import { showConference, showVisit, type SpaceShown, spaceShown, type Visit } from './shown.ts';

export interface Switches {
  /** False: the project never enabled the Meet API. */
  apiEnabled: boolean;
  /** False: `spaces.members` is not released, and its paths do not exist. */
  membersReleased: boolean;
  /** False: the administrator took the domain-wide delegation away. */
  delegation: boolean;
}

/** What tests do to the emulator, and ask of it. Other processes do the same by HTTP (`control.ts`). */
export class Controls {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** A key file of a service account with a fresh key, which the token endpoint knows from now on. */
  makeKey(projectId?: string): KeyFile {
    const file = makeKeyFile(this.#world.tokenUrl, projectId);
    this.#world.accounts.register(file);
    return file;
  }

  /** A key that was made before, for another emulator at the same address. */
  registerKey(file: KeyFile): void {
    this.#world.accounts.register(file);
  }

  /** Milliseconds since 1970, by the emulator's clock. */
  now(): number {
    return this.#world.clock.now();
  }

  advance(ms: number): number {
    const { clock } = this.#world;
    if (clock instanceof ManualClock) return clock.advance(ms);
    throw new Error('only a manual clock can be advanced');
  }

  /**
   * Somebody comes to the door of a space (its name, id, code or link), without the page. `letIn` opens the door
   * whatever the space says.
   */
  join(space: string, person: Person, letIn = false): Visit {
    const visitor = this.#world.meetings.arrive(this.#space(space), person);
    if (letIn && visitor.state !== 'in') this.#world.meetings.enter(visitor);
    return showVisit(visitor);
  }

  leave(visitor: string): Visit {
    const found = this.#visitor(visitor);
    this.#world.meetings.leave(found);
    return showVisit(found);
  }

  /** Throws where `by` is not inside or may not. */
  answerKnock(visitor: string, by: string, answer: 'admit' | 'deny' = 'admit'): Visit {
    const found = this.#visitor(visitor);
    if (this.#world.meetings.answerKnock(found, this.#visitor(by), answer)) return showVisit(found);
    throw new Error('they may not answer, or nobody knocks');
  }

  visit(visitor: string): Visit {
    return showVisit(this.#visitor(visitor));
  }

  /** A space with who is there, and how often somebody came back after the API had ended its conference. */
  space(space: string): SpaceShown {
    return spaceShown(this.#world.meetings, this.#space(space));
  }

  spaces(): SpaceShown[] {
    return this.#world.meetings.spaces().map((space) => spaceShown(this.#world.meetings, space));
  }

  /** A recording or transcript whose file is there; of a conference by its name, `conferenceRecords/...`. */
  addArtifact(conference: string, kind: 'recording' | 'transcript'): Json {
    const found = this.#world.meetings
      .conferences()
      .find((each) => recordName(each) === conference);
    if (!found) throw new Error(`there is no ${conference}`);
    return showArtifact(found, this.#world.meetings.addArtifact(found, kind), this.now());
  }

  /** The conferences of a space that are not forgotten, the latest first. */
  conferencesOf(space: string): ReturnType<typeof showConference>[] {
    const wanted = this.#space(space);
    const all = this.#world.meetings.conferences().filter((each) => each.space === wanted);
    return all.map(showConference);
  }

  fail(fault: Fault): void {
    this.#world.faults.add(fault);
  }

  clearFaults(): void {
    this.#world.faults.clear();
  }

  set(switches: Partial<Switches>): Switches {
    const { delegation, ...others } = switches;
    if (delegation !== undefined) this.#world.workspace.delegation = delegation;
    Object.assign(this.#world.switches, others);
    return { ...this.#world.switches, delegation: this.#world.workspace.delegation };
  }

  requests(): readonly Logged[] {
    return this.#world.log.requests();
  }

  /** Since the start, or since `clearLog`; peaks are of all time. */
  counts(): Counts & { peaks: Record<string, number> } {
    return { ...this.#world.log.counts(), peaks: this.#world.quotas.peaks() };
  }

  clearLog(): void {
    this.#world.log.clear();
  }

  #space(text: string): Space {
    const name = text.replace(/^spaces\//, '').replace(/^https?:.*\//, '');
    const found = this.#world.meetings.space(name) ?? this.#world.meetings.spaceByCode(name);
    if (!found) throw new Error(`there is no space ${text}`);
    return found;
  }

  #visitor(id: string): Visitor {
    const found = this.#world.meetings.visitor(id);
    if (!found) throw new Error(`there is no visitor ${id}`);
    return found;
  }
}
