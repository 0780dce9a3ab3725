import { readFileSync } from 'node:fs';
import type {
  AccountStatus,
  ApplicantView,
  CallMedium,
  ChecklistItem,
  ChecklistMark,
  DeviceKind,
  InMeeting,
  MediaSwitches,
  OpenAppeal,
  Outcome,
  Review,
  Role,
  StillOf,
  StaffState,
  Status,
  Trigger,
} from '../src/shared/api/types';

// What tests/walk wrote: pages, consoles and mails of long walks through the service, beside what was so.

/** A member of staff. */
export interface Member {
  id: string;
  name: string;
  role: Role;
  here: boolean;
  reloads: boolean;
  /** What they pressed last. */
  takes_calls: boolean;
  in_call: boolean;
  /** The applicant's name, until they take calls again. */
  declined: string | null;
  says: MediaSwitches;
  // As their own screen says.
  available: boolean;
  wraps_up: boolean;
  match: string | null;
}

/** The stored row (src/app/records): times in milliseconds. What is not so is left out. */
interface Row {
  created: number;
  deadline: number;
  trigger: Trigger;
  profile: { name: string; photo_url: string };
  photo?: { sha256?: string };
  contact?: { email: string; time_zone?: string };
  consent?: { given: number; version: string };
  failed_since?: number;
  effects: { name: string; done?: boolean }[];
  last_result?: { outcome: Outcome; decided: number; reasons: string[]; message: string };
  appeal?: {
    requested: number;
    answer_by: number;
    number: number;
    answer?: { granted: boolean; at: number; message: string };
  };
  erasure_requested?: number;
  kept_place?: { until: number };
  slot?: { at: number };
  slots_booked: number;
  status: {
    kind: Status;
    since?: number;
    at?: number;
    place_since?: number;
    clock_stopped?: number;
    call_back?: { asked: number; told?: number };
    representative?: string;
    author?: string;
    deciders?: string[];
    checklist?: ChecklistItem[];
    decision?: { checklist: { item: string; result: ChecklistMark }[] };
  };
}

/** A call of the account. `outcome` null: it does not count, or not yet. */
export interface CallSo {
  verification: string;
  call: string;
  representative: string;
  started: string;
  ended: string | null;
  outcome: Outcome | null;
  reasons: string[];
  /** In Google Meet, which was to record it. */
  meet_recorded: boolean;
}

/** Who is or was in a call's meeting, by whom they are, as Google told it last. */
export interface MeetingSo {
  seen: boolean;
  people: Pick<InMeeting, 'role' | 'kind' | 'name' | 'since' | 'left' | 'joins'>[];
}

/** A piece of evidence that is kept. */
export interface KeptSo {
  of: StillOf | null;
  began: string;
  verified: boolean;
  needed: boolean;
}

export interface Person {
  id: string;
  verification: Row;
  status: Status;
  here: boolean;
  place: number | null;
  lost_place: boolean;
  denied: string[];
  calls: CallSo[];
  changed: string;
  says: MediaSwitches;
  item: string | null;
  device: DeviceKind;
  moved: string | null;
  /** In their call: whose camera and microphone have a way to the service. */
  reached: boolean;
  representative_reached: boolean;
  /** Where the next call would be held, or the one that goes on is. */
  medium: CallMedium;
  /** Of their call that goes on in one. */
  meeting: MeetingSo | null;
  /** Of the account's calls. */
  kept: KeptSo[];
}

interface Office {
  open: boolean;
  always_open: boolean;
  opens: string | null;
  mails: boolean;
  failed_needs_review: boolean;
  failed_denied: string[];
  /** Meetings can be had, or calls are held without them. */
  meetings_made: boolean;
  /** Calls that are meetings are recorded. */
  records: boolean;
  records_others: boolean;
}

export interface World {
  walk: number;
  now: string;
  people: Person[];
  staff: Member[];
  office: Office;
}

/** Of a verification, whoever knows it. */
export interface Fact {
  now: string;
  so: Pick<Person, 'verification' | 'status' | 'denied'>;
}

/** What an applicant's page showed. */
export interface Snapshot extends Fact {
  page: string;
  view: ApplicantView;
  account: AccountStatus;
  so: Person;
  world: World;
}

/** What a console showed, and what its member did there, since it was noted last. */
export interface ConsoleShot {
  console: string;
  states: [...StaffState[], StaffState];
  left: boolean;
  declined: boolean;
  decided: string | null;
  status: Status | null;
  reviews: Review[];
  appeals: OpenAppeal[];
  now: string;
  me: Member;
  world: World;
}

export interface Mail extends Fact {
  /** Which one. */
  mail: string;
  subject: string;
  text: string;
  reply_to: string;
  support: string;
}

export function readPages(): Snapshot[] {
  return readBeside<Snapshot>('page', (line, world) => {
    const so = known(world.people.find(({ id }) => id === line.page));
    return { ...line, now: world.now, so, world };
  });
}

export function readConsoles(): ConsoleShot[] {
  return readBeside<ConsoleShot>('console', (line, world) => {
    const me = known(world.staff.find(({ id }) => id === line.console));
    return { ...line, now: world.now, me, world };
  });
}

export function readMails(): Mail[] {
  return lines()
    .filter((line) => isOf(line, 'mail'))
    .map((line) => JSON.parse(line) as Mail);
}

/** Each line of that kind, beside what was so then: the line before it that says so. */
function readBeside<Shot>(kind: string, shotOf: (line: Shot, world: World) => Shot): Shot[] {
  const shots: Shot[] = [];
  let so = '';
  let world: World | null = null;
  for (const line of lines()) {
    if (isOf(line, 'so')) {
      so = line;
      world = null;
    } else if (isOf(line, kind)) {
      world ??= (JSON.parse(so) as { so: World }).so;
      shots.push(shotOf(JSON.parse(line) as Shot, world));
    }
  }
  return shots;
}

/** A line is of the kind that its first member says. */
function isOf(line: string, kind: string): boolean {
  return line.startsWith(`{"${kind}"`);
}

function lines(): string[] {
  const file = process.env['VISAVIS_SNAPSHOTS'];
  if (!file) throw new Error('VISAVIS_SNAPSHOTS names the file that snapshots_test writes');
  return readFileSync(file, 'utf8').trimEnd().split('\n');
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nobody said what was so');
  return value;
}
