import { readFileSync } from 'node:fs';
import type { AccountStatus, ApplicantView, Outcome, Status } from '../src/shared/api/types';

// What tests/scenarios/snapshots_test.cpp wrote: pages of a long walk through the service, beside what was so.

/** As the screen of that member says. */
interface AtWork {
  here: boolean;
  reloads: boolean;
  available: boolean;
  in_call: boolean;
  wraps_up: boolean;
}

/** The stored row (src/app/records): times in milliseconds. What is not so is left out. */
interface Row {
  created: number;
  deadline: number;
  contact?: { email: string; time_zone?: string };
  consent?: { given: number };
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
    place_since?: number;
    clock_stopped?: number;
    call_back?: { asked: number; told?: number };
    representative?: string;
  };
}

/** Of a verification, whoever knows it. */
export interface Fact {
  now: string;
  so: { verification: Row; status: Status };
}

export interface Snapshot extends Fact {
  page: string;
  view: ApplicantView;
  account: AccountStatus;
  so: Fact['so'] & {
    lost_place: boolean;
    here: boolean;
    staff: AtWork[];
    open: boolean;
    always_open: boolean;
    opens: string | null;
  };
}

export interface Mail extends Fact {
  /** Which one. */
  mail: string;
  text: string;
}

export function readSnapshots(): { pages: Snapshot[]; mails: Mail[] } {
  const file = process.env['VISAVIS_SNAPSHOTS'];
  if (!file) throw new Error('VISAVIS_SNAPSHOTS names the file that snapshots_test writes');
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const all = lines.map((line) => JSON.parse(line) as Snapshot | Mail);
  return {
    pages: all.filter((one) => 'page' in one),
    mails: all.filter((one) => 'mail' in one),
  };
}
