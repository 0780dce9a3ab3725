import type { ApplicantView, MeetingToJoin } from '../src/shared/api/types';
import { inLine, reasons, runningCall as call } from './fixtures';
import { allGood } from '../src/shared/call/switches';

// Every state of the applicant's page, as views that lead to it.

export const agreed = { consent: { version: '2026-11', given: true } };
export const result = (outcome: 'passed' | 'failed' | 'inconclusive' | 'technical') => ({
  outcome,
  reasons: reasons.filter((reason) => reason.outcome === outcome),
  message: outcome === 'failed' ? 'Please bring the passport that you named.' : '',
  decided: '2026-11-23T12:20:00.000Z',
});
const failedDenies = [
  'withdraw_earnings',
  'submit_proposal',
  'accept_direct_hire',
  'appear_in_search',
  'change_profile_photo',
];

export const talking = {
  peer: { ...allGood, muted: true, camera_off: true },
  now: {
    kind: 'challenge' as const,
    text: 'Turn your head all the way to the left, then all the way to the right.',
    gesture: 'turn_head',
  },
  chat: [
    { id: 1, from: 'me' as const, text: 'I hear nothing.', at: '2026-11-23T12:01:00.000Z' },
    {
      id: 2,
      from: 'peer' as const,
      text: 'One moment, I was muted.',
      at: '2026-11-23T12:01:09.000Z',
    },
  ],
};
export const left = {
  outcome: 'technical' as const,
  reasons: [{ code: 'left_call', text: 'You left the call before it was finished.' }],
  message: '',
  decided: '2026-11-23T12:20:00.000Z',
};

export const inCall = (
  change: Partial<NonNullable<ApplicantView['call']>> = {},
): Partial<ApplicantView> => ({
  ...agreed,
  status: 'in_call',
  call: { ...call, ...change },
});
export const onPhone = { in_charge: false, other: 'phone', other_away_since: null } as const;
export const later = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
export const slotAt = (hours: number) => ({
  at: later(hours),
  head_from: later(hours - 0.1),
  head_until: later(hours + 0.25),
});
export const closed = { open: false, staff_available: false, opens: later(9) };

const meeting: MeetingToJoin = {
  url: 'https://meet.google.com/abc-mnop-xyz',
  seen: true,
  joined: false,
  joined_before: false,
  representative_in: true,
  representative_was_in: false,
  join_by: null,
  alone_by: null,
};
export const inMeeting = (change: Partial<MeetingToJoin> = {}): Partial<ApplicantView> => ({
  ...inCall({ meeting: { ...meeting, ...change } }),
  medium: 'google_meet',
});

const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
export const onComputer = { in_charge: true, other: 'computer', other_away_since: null } as const;
const absent = {
  ...left,
  reasons: [
    {
      code: 'representative_absent',
      text: 'The representative didn’t come to the Google Meet meeting.',
    },
  ],
};

export const states: [screen: string, view: Partial<ApplicantView>, name?: string][] = [
  ['intro', {}],
  [
    'intro',
    { overdue: true, last_result: result('failed'), denied_actions: failedDenies },
    'intro-again',
  ],
  ['intro', { medium: 'google_meet', recorded: true }, 'intro-meeting'],
  ['intro', { recorded: true, kept: { days: 90, documents_days: 30 } }, 'intro-recorded'],
  ['booked', { opening: closed, slot: slotAt(26) }, 'booked-closed'],
  ['booked', { ...agreed, slot: slotAt(26) }],
  ['devices', agreed],
  [
    'devices',
    { ...agreed, opening: { ...closed, open: true, opens: null }, place_kept_until: later(2) },
    'devices-nobody',
  ],
  ['devices', { ...agreed, slot: slotAt(0) }, 'devices-booked-now'],
  ['waiting', { ...agreed, status: 'waiting', queue: inLine(3, 7) }],
  [
    'waiting',
    {
      ...agreed,
      status: 'waiting',
      queue: inLine(1, 7, { estimate_seconds: 0, kept: true }),
      last_result: result('technical'),
    },
    'back-in-line',
  ],
  [
    'waiting',
    {
      ...agreed,
      status: 'waiting',
      queue: inLine(1, 1, { estimate_seconds: null }),
      contact: { email_known: false },
      opening: closed,
      slot: slotAt(26),
    },
    'waiting-closed',
  ],
  [
    'called_back',
    {
      ...agreed,
      status: 'waiting',
      queue: inLine(12, 20, { call_back: true, estimate_seconds: 4500 }),
    },
  ],
  [
    'called_back',
    { ...agreed, status: 'waiting', queue: inLine(2, 20, { call_back: true, told: true }) },
    'called-back-told',
  ],
  [
    'waiting',
    {
      ...agreed,
      status: 'waiting',
      queue: inLine(1, 1, { estimate_seconds: null }),
      medium: 'google_meet',
      meeting_awaited: true,
      opening: { ...closed, open: true, opens: null },
    },
    'waiting-meeting',
  ],
  [
    'waiting',
    {
      ...agreed,
      status: 'waiting',
      queue: inLine(1, 3, { kept: true }),
      medium: 'google_meet',
      last_result: absent,
    },
    'back-in-line-meeting',
  ],
  ['meeting', { ...inMeeting(), call: { ...call, ...talking, meeting } }, 'meeting'],
  ['meeting', inMeeting({ join_by: soon(130) }), 'meeting-out'],
  ['meeting', inMeeting({ joined_before: true, join_by: soon(50) }), 'meeting-left'],
  ['meeting', inMeeting({ joined: true }), 'meeting-in'],
  [
    'meeting',
    inMeeting({
      joined: true,
      representative_in: false,
      representative_was_in: true,
      alone_by: soon(45),
    }),
    'meeting-alone',
  ],
  ['meeting', { ...inMeeting({ joined: true }), device: onComputer }, 'meeting-elsewhere'],
  ['following', { ...inMeeting({ joined: true }), device: onPhone }, 'following-meeting'],
  ['call', { ...agreed, status: 'in_call', call }, 'call-connecting'],
  [
    'call',
    {
      ...agreed,
      status: 'in_call',
      call: {
        ...call,
        peer_present: false,
        peer_away_since: new Date(Date.now() - 13_000).toISOString(),
      },
    },
    'call-they-dropped',
  ],
  ['call', { ...agreed, status: 'in_call', call: { ...call, ...talking } }, 'call-talking'],
  ['following', { ...agreed, device: onPhone }, 'following-devices'],
  [
    'following',
    { ...agreed, status: 'waiting', queue: inLine(3, 7), device: onPhone },
    'following-waiting',
  ],
  [
    'following',
    {
      ...agreed,
      status: 'in_call',
      call,
      device: { ...onPhone, other_away_since: '2026-11-23T12:00:00.000Z' },
    },
    'following-away',
  ],
  ['in_review', { ...agreed, status: 'in_review' }],
  [
    'verified',
    { ...agreed, status: 'verified', denied_actions: [], last_result: result('passed') },
  ],
  [
    'not_verified',
    {
      ...agreed,
      status: 'not_verified',
      denied_actions: failedDenies,
      last_result: result('failed'),
    },
  ],
  ['no_penalty', { ...agreed, last_result: result('inconclusive') }, 'inconclusive'],
  ['no_penalty', { ...agreed, last_result: left }, 'left'],
  [
    'no_penalty',
    { ...agreed, last_result: result('technical'), place_kept_until: later(24) },
    'technical',
  ],
  ['no_penalty', { ...agreed, last_result: absent }, 'absent'],
  ['canceled', { ...agreed, status: 'canceled', denied_actions: [] }],
];
