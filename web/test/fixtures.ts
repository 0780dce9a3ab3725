import { crc32, deflateSync } from 'node:zlib';
import type {
  AccountStatus,
  ApplicantCall,
  ApplicantView,
  AuditedAct,
  ChecklistItem,
  FreeSlots,
  HandOff,
  Match,
  OwnSession,
  Profile,
  Reason,
  Review,
  SecondFactorSetUp,
  SeenProfile,
  Staff,
  StaffCall,
  StaffState,
} from '../src/shared/api/types';
import { allGood } from '../src/shared/call/switches';

// What the page tests show: one applicant, one representative.

const ownProfile: Profile = {
  name: 'Ama Owusu-Boateng',
  photo_url: '',
  title: 'Illustrator and brand designer',
  country: 'GH',
  skills: ['Illustration', 'Figma', 'Brand identity', 'Packaging', 'Children’s books'],
  work: [
    { title: 'Senior illustrator', company: 'Kente Studio', from: '2021', to: '2026' },
    { title: 'Designer', company: 'Accra Print House', from: '2017', to: '2021' },
  ],
  education: [{ degree: 'BFA', school: 'KNUST Kumasi', year: '2017' }],
};

const { photo_url: _, ...asked } = ownProfile;
/** As staff see it. */
export const profile: SeenProfile = { ...asked, photo: { state: 'none', url: null } };

export const keptPhoto = { state: 'kept', url: `/console/photos/${'a'.repeat(64)}` } as const;

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(content.length, 0);
  numbers.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([numbers.subarray(0, 4), named, numbers.subarray(4)]);
}

/** A black square as a PNG file. */
export function photoFile(side = 900): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  const rows = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))));
  const begin = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([begin, ...chunks]);
}

export const checklist: ChecklistItem[] = [
  {
    item: 'c1',
    kind: 'consent',
    text: 'They agree to the call and know it is live.',
    required: true,
  },
  { item: 'q1', kind: 'question', text: 'What did you make last at Kente Studio?', required: true },
  { item: 'q2', kind: 'question', text: 'Who taught you at KNUST Kumasi?', required: true },
  {
    item: 'h1',
    kind: 'challenge',
    text: 'Turn the head fully to the left, then press a finger on the cheek.',
    required: true,
  },
  {
    item: 'd1',
    kind: 'document',
    text: 'Name and face match the document; tilt it for the hologram.',
    required: false,
  },
];

/** A failure that waits for a second person. */
export const review: Review = {
  verification: 'ver_9',
  account: '57',
  profile,
  marketplace: { name: 'Northwork' },
  decided_by: 'Ingrid Solheim',
  decided: '2026-11-23T11:40:00.000Z',
  reasons: [
    { code: 'identity_mismatch', text: 'The person in the call is not the person on the profile.' },
  ],
  message: 'Please bring the passport that you named.',
  internal_text: 'Different person than on the photo; would not turn the head.',
  checklist: checklist.map((item) => ({ ...item, result: 'not_ok' })),
  mine: false,
  denied_actions: ['withdraw_earnings', 'submit_proposal', 'accept_direct_hire', 'open_team'],
  effects: ['cancel_active_proposals'],
};

export const reasons: Reason[] = [
  {
    code: 'identity_mismatch',
    outcome: 'failed',
    text: 'The person in the call is not the person on the profile.',
  },
  {
    code: 'document_forged',
    outcome: 'failed',
    text: 'The document could not be accepted as genuine.',
  },
  {
    code: 'answers_do_not_match',
    outcome: 'failed',
    text: 'The answers did not match what the profile says.',
  },
  {
    code: 'document_unreadable',
    outcome: 'inconclusive',
    text: 'The document could not be read on camera.',
  },
  {
    code: 'light_too_low',
    outcome: 'inconclusive',
    text: 'It was too dark to see you. Face a window or a lamp.',
  },
  { code: 'line_too_weak', outcome: 'technical', text: 'The connection was too weak for a call.' },
];

export const staff: Staff = { id: 'stf_1', name: 'Jonas Weber', role: 'representative' };

export const supervisor: Staff = { id: 'stf_2', name: 'Sam Okafor', role: 'supervisor' };
export const auditor: Staff = { id: 'stf_3', name: 'Ada Lindqvist', role: 'auditor' };

/** As the service logs them; what is not said of an act is null. */
export function act(position: number, name: string, more: Partial<AuditedAct> = {}): AuditedAct {
  return {
    position,
    at: `2026-11-20T12:00:${String(position % 60).padStart(2, '0')}.000Z`,
    name,
    by: supervisor,
    staff: null,
    marketplace: null,
    verification: null,
    account: null,
    evidence: null,
    call: null,
    side: null,
    still: null,
    who: null,
    why: null,
    role: null,
    factor: null,
    key: null,
    ...more,
  };
}

export const someActs: AuditedAct[] = [
  act(42, 'evidence.held', {
    by: null,
    marketplace: { name: 'Larkfold' },
    account: 'fl-20417',
    who: 'Dana Reyes',
    why: 'Court file 7 of the district court, until it is decided',
  }),
  act(41, 'evidence.looked_at', {
    marketplace: { name: 'Larkfold' },
    verification: 'ver_00tq4x7mrgz1w3n5v8c2b9k6hd',
    account: 'fl-20417',
    evidence: 'evd_00tq4xa1b2c3d4e5f6g7h8j9k0',
    call: 'call_00tq4xa1b2c3d4e5f6g7h8j9k0',
    side: 'applicant',
    why: 'Second review',
  }),
  act(40, 'evidence.looked_at', {
    marketplace: { name: 'Larkfold' },
    account: 'fl-20417',
    side: 'applicant',
    still: 'document_front',
    why: 'Second review',
  }),
  act(39, 'staff.role_changed', { by: null, staff: auditor, role: 'auditor' }),
  act(38, 'staff.second_factor_added', { factor: 'totp', at: '2026-11-19T09:30:00.000Z' }),
  act(37, 'marketplace.key_added', {
    by: null,
    marketplace: { name: 'Larkfold' },
    key: 'key_00tq4xa1b2c3d4e5f6g7h8j9k0',
    at: '2026-11-19T08:00:00.000Z',
  }),
];

export const nothingSetUp: SecondFactorSetUp = {
  proven: false,
  totp_since: null,
  recovery_codes_left: 0,
  passkeys: [],
  password_first: false,
};

export const ownSessions: OwnSession[] = [
  {
    id: 'session_1',
    browser:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    began: '2026-11-23T08:02:00.000Z',
    seen: '2026-11-23T11:40:00.000Z',
    second_factor: true,
    current: false,
  },
  {
    id: 'session_2',
    browser: '',
    began: '2026-11-23T09:30:00.000Z',
    seen: '2026-11-23T11:58:00.000Z',
    second_factor: true,
    current: true,
  },
];

export const firstView: ApplicantView = {
  verification: 'ver_1',
  marketplace: { name: 'Northwork', support_url: 'https://market.example/help' },
  profile: ownProfile,
  return_url: 'https://market.example/settings/identity-verification',
  status: 'required',
  overdue: false,
  deadline: '2027-11-30T12:00:00.000Z',
  consent: { version: '2026-11', given: false },
  denied_actions: ['submit_proposal', 'change_profile_photo'],
  more_denied_actions: ['withdraw_earnings'],
  effects: [],
  contact: { email_known: true },
  failed_needs_review: true,
  medium: 'embedded',
  recorded: false,
  kept: null,
  meeting_awaited: false,
  queue: null,
  opening: { open: true, staff_available: true, opens: null },
  slot: null,
  place_kept_until: null,
  call: null,
  device: { in_charge: true, other: null, other_away_since: null },
  last_result: null,
  appeal: { possible: false, answer_days: 3, last: null },
};

export const runningCall: ApplicantCall = {
  id: 'cal_1',
  code: '4821',
  representative: { name: staff.name, photo_url: null },
  started: new Date(Date.now() - 83_000).toISOString(),
  peer_present: true,
  peer: { ...allGood, muted: false, camera_off: false },
  peer_away_since: null,
  peer_unreached_since: null,
  now: null,
  chat: [],
  meeting: null,
  still: null,
  camera: null,
};

export const accountStatus: AccountStatus = {
  marketplace: firstView.marketplace,
  status: 'required',
  overdue: false,
  hold: {
    kind: 'pending',
    denied_actions: ['submit_proposal', 'change_profile_photo'],
    version: 1,
    reason: 'Identity verification is required.',
    since: '2026-11-23T12:00:00.000Z',
  },
  denied_actions: ['submit_proposal', 'change_profile_photo'],
  allowed_actions: ['withdraw_earnings', 'accept_direct_hire', 'open_team_account'],
  next_change: {
    at: '2027-11-30T12:00:00.000Z',
    denied_actions: ['submit_proposal', 'change_profile_photo', 'withdraw_earnings'],
  },
  deadline: '2027-11-30T12:00:00.000Z',
  clock_stopped_since: null,
  appeal: { possible: false, answer_days: 3, last: null },
  calls: [
    {
      started: '2026-11-24T09:00:00.000Z',
      ended: '2026-11-24T09:07:20.000Z',
      representative: { name: 'Jonas Weber' },
      state: 'in_review',
      result: null,
    },
    {
      started: '2026-11-23T15:00:00.000Z',
      ended: '2026-11-23T15:08:00.000Z',
      representative: { name: 'Jonas Weber' },
      state: 'decided',
      result: {
        outcome: 'failed',
        reasons: reasons.filter(({ outcome }) => outcome === 'failed'),
        message: 'Thank you for your time. Please bring a document that is valid today.',
        decided: '2026-11-23T16:00:00.000Z',
      },
    },
    {
      started: '2026-11-23T14:00:00.000Z',
      ended: '2026-11-23T14:00:20.000Z',
      representative: { name: 'Eva Lind' },
      state: 'decided',
      result: {
        outcome: 'technical',
        reasons: reasons.filter(({ outcome }) => outcome === 'technical'),
        message: '',
        decided: '2026-11-23T14:00:20.000Z',
      },
    },
  ],
  data: {
    profile: ownProfile,
    contact: { email: 'ama@home.example', language: 'en', time_zone: 'Europe/Berlin' },
    consent: { version: '2026-11', given: '2026-11-23T13:58:00.000Z' },
    kept_until: '2031-11-25T09:07:20.000Z',
    erasure_requested: null,
    of_calls: [],
    meet_recorded: false,
  },
};

export function openAppeal(written: string): ApplicantView['appeal'] {
  return {
    possible: false,
    answer_days: 3,
    last: {
      status: 'open',
      text: written,
      requested: '2026-11-25T10:00:00.000Z',
      answer_by: '2026-11-28T10:00:00.000Z',
      answered: null,
      message: null,
    },
  };
}

/** Looks like a QR code; that a real one can be read, tests/e2e shows. */
const pattern = (() => {
  const modules = 45;
  let path = '';
  for (let y = 4; y < 41; y++) {
    for (let x = 4; x < 41; x++) if ((x * x * y + 3 * y) % 5 < 2) path += `M${x} ${y}h1v1h-1z`;
  }
  return { modules, path };
})();

export function inLine(
  place: number,
  length: number,
  change: Partial<NonNullable<ApplicantView['queue']>> = {},
): ApplicantView['queue'] {
  const queue = { estimate_seconds: 300, kept: false, call_back: false, told: false };
  return { place, length, length_rounded: false, ...queue, ...change };
}

/** From tomorrow's next full hour on. */
export function someSlots(): FreeSlots['slots'] {
  const hour_ms = 3_600_000;
  const first_ms = Math.ceil(Date.now() / hour_ms) * hour_ms + 24 * hour_ms;
  return [0, 0.5, 1, 24, 25, 49].map((hours) => ({
    at: new Date(first_ms + hours * hour_ms).toISOString(),
    free: 2,
  }));
}

export function handOff(number: number, good_ms: number): HandOff {
  return {
    url: `https://verify.northwork.example/verify#hnd_${String(number).padStart(32, '0')}`,
    expires: new Date(Date.now() + good_ms).toISOString(),
    qr: pattern,
    code: '042917',
  };
}

export const firstConsole: StaffState = {
  staff,
  availability: 'away',
  wrap_up_until: null,
  queue: { length: 0, longest_wait_seconds: 0, call_backs: 0, slots_booked: 0 },
  reviews_open: 0,
  appeals_open: 0,
  match: null,
  call: null,
  failed_needs_review: true,
  medium: 'embedded',
  meetings_awaited: false,
  recordings_awaited: false,
};

const applicant = {
  verification: 'ver_1',
  marketplace: firstView.marketplace,
  account: '42',
  profile,
  trigger: 'first_proposal',
} as const;

export function someMatch(): Match {
  const expires = new Date(Date.now() + 30_000).toISOString();
  return { ...applicant, waited_seconds: 74, expires, medium: 'embedded' };
}

/** The same call as runningCall, as the representative sees it. */
export const staffCall: StaffCall = {
  ...applicant,
  id: runningCall.id,
  code: runningCall.code,
  started: runningCall.started,
  peer: runningCall.peer,
  peer_away_since: null,
  peer_unreached_since: null,
  chat: [],
  checklist,
  applicant_present: true,
  now: null,
  attempt: 1,
  meeting: null,
  stills: null,
  camera: null,
  recorded: false,
  applicant_device: { kind: 'computer', moved: null },
};
