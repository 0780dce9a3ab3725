import type { Account } from '../workspace.ts';

export type AccessType = 'OPEN' | 'TRUSTED' | 'RESTRICTED';
type Switch = 'ON' | 'OFF';

/** As it is in the API; everything is always set. */
export interface SpaceConfig {
  accessType: AccessType;
  entryPointAccess: 'ALL' | 'CREATOR_APP_ONLY';
  moderation: Switch;
  moderationRestrictions: Record<string, string>;
  attendanceReportGenerationType: 'GENERATE_REPORT' | 'DO_NOT_GENERATE';
  artifactConfig: {
    recordingConfig: { autoRecordingGeneration: Switch };
    transcriptionConfig: { autoTranscriptionGeneration: Switch };
    smartNotesConfig: { autoSmartNotesGeneration: Switch };
  };
}

export interface Member {
  serial: number;
  id: string;
  account: Account;
  role: 'ROLE_UNSPECIFIED' | 'COHOST';
}

export interface Space {
  serial: number;
  id: string;
  code: string;
  owner: Account;
  config: SpaceConfig;
  members: Member[];
  active?: Conference;
  /** Since when its conference was ended by the API at least once. */
  endedByApi?: number;
  /** How often somebody got in after that: nobody should stay in a room with the next applicant. */
  joinsAfterEnd: number;
}

export interface Session {
  serial: number;
  id: string;
  startTime: number;
  endTime?: number;
}

/** Who somebody at the door says they are. */
export type Person =
  | { kind: 'signedin'; user: string; name?: string }
  | { kind: 'anonymous'; name: string }
  | { kind: 'phone'; name: string };

export interface Participant {
  serial: number;
  id: string;
  kind: Person['kind'];
  /** Whoever is signed in. */
  account?: Account;
  displayName: string;
  sessions: Session[];
}

export interface Artifact {
  serial: number;
  id: string;
  kind: 'recording' | 'transcript';
  /** The file in Drive, or the document. */
  file: string;
  startTime: number;
  endTime?: number;
  /** When the file is there: some time after the end. */
  fileTime?: number;
}

export interface Conference {
  serial: number;
  id: string;
  space: Space;
  startTime: number;
  endTime?: number;
  participants: Participant[];
  artifacts: Artifact[];
}

/**
 * refused: this door is closed to them. ended: somebody ended the conference for all.
 */
export type VisitorState = 'asking' | 'in' | 'denied' | 'refused' | 'left' | 'ended';

/** Somebody's one visit, from the door to leaving. */
export interface Visitor {
  id: string;
  space: Space;
  person: Person;
  account?: Account;
  displayName: string;
  state: VisitorState;
  conference?: Conference;
  participant?: Participant;
  session?: Session;
}

/** A participant is here while one of its sessions is open. */
export function leftAt(participant: Participant): number | undefined {
  const ends = participant.sessions.map(({ endTime }) => endTime);
  if (ends.includes(undefined)) return undefined;
  return Math.max(...ends.map(Number));
}
