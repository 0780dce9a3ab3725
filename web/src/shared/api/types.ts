// The words of docs/protocol.md, nothing more.

export type Status =
  | 'required'
  | 'waiting'
  | 'in_call'
  | 'in_review'
  | 'verified'
  | 'not_verified'
  | 'canceled';

export type Outcome = 'passed' | 'failed' | 'inconclusive' | 'technical';

export interface Profile {
  name: string;
  photo_url?: string;
  title?: string;
  country?: string;
  skills?: string[];
  work?: { title: string; company: string; from: string; to: string }[];
  education?: { degree: string; school: string; year: string | number }[];
}

export interface Result {
  outcome: Outcome;
  reasons: { code: string; text: string }[];
  message: string | null;
  decided: string;
}

export interface LastAppeal {
  status: 'open' | 'granted' | 'declined';
  text: string;
  requested: string;
  answer_by: string;
  answered: string | null;
  message: string | null;
}

export interface AppealState {
  possible: boolean;
  answer_days: number;
  last: LastAppeal | null;
}

export interface AccountCall {
  started: string;
  ended: string | null;
  representative: { name: string };
  state: 'going_on' | 'in_review' | 'decided' | 'ended';
  result: Result | null;
}

/** GET /applicant/status: everything about the account at this marketplace. */
export interface AccountStatus {
  marketplace: { name: string };
  status: Status;
  overdue: boolean;
  hold: { kind: string; reason: string; since: string } | null;
  denied_actions: string[];
  allowed_actions: string[];
  next_change: { at: string; denied_actions: string[] } | null;
  deadline: string | null;
  clock_stopped_since: string | null;
  appeal: AppealState;
  calls: AccountCall[];
  data: {
    contact: { email: string; language: string } | null;
    consent: { version: string; given: string } | null;
    kept_until: string;
    erasure_requested: string | null;
  };
}

/** Written in a call, as a side sees it. */
export interface ChatMessage {
  id: number;
  from: 'me' | 'peer';
  text: string;
  at: string;
}

export interface Switches {
  muted: boolean;
  camera_off: boolean;
}

/** What the applicant is asked to do now. */
export interface Caption {
  kind: ChecklistItem['kind'];
  text: string;
  /** Which challenge it is: "turn_head", ... */
  gesture: string | null;
}

interface CallTalk {
  chat: ChatMessage[];
  peer: Switches;
  peer_away_since: string | null;
}

export interface ApplicantCall extends CallTalk {
  id: string;
  code: string;
  representative: { name: string; photo_url: string | null };
  started: string;
  peer_present: boolean;
  now: Caption | null;
}

export interface ApplicantView {
  marketplace: { name: string };
  profile: Profile;
  return_url: string | null;
  status: Status;
  overdue: boolean;
  deadline: string | null;
  consent: { version: string; given: boolean };
  denied_actions: string[];
  contact: { email_known: boolean };
  queue: {
    place: number;
    length: number;
    /** null: nobody can know. */
    estimate_seconds: number | null;
    /** A place from before, taken up again. */
    kept: boolean;
    call_back: boolean;
    told: boolean;
  } | null;
  desk: { open: boolean; staff_available: boolean; opens: string | null };
  slot: { at: string; head_from: string; head_until: string } | null;
  place_kept_until: string | null;
  call: ApplicantCall | null;
  device: {
    in_charge: boolean;
    /** The one in charge, or the one that follows. */
    other: 'phone' | 'computer' | null;
    /** The one in charge is not connected. */
    other_away_since: string | null;
  };
  last_result: Result | null;
  appeal: AppealState;
  /** The marketplace has a second person look at a failed result before it counts. */
  failed_needs_review: boolean;
}

/** A one-time link to the other device. */
export interface HandOff {
  url: string;
  expires: string;
  /** The dark modules as the path of an SVG, on a square of so many modules a side. */
  qr: { modules: number; path: string };
}

export interface FreeSlots {
  minutes: number;
  bookings_left: number;
  slots: { at: string; free: number }[];
}

export interface Staff {
  id: string;
  name: string;
  role: 'representative' | 'supervisor' | 'administrator' | 'auditor';
}

export interface Reason {
  code: string;
  outcome: Outcome;
  text: string;
}

export interface ChecklistItem {
  item: string;
  kind: 'consent' | 'question' | 'challenge' | 'document';
  text: string;
  required: boolean;
}

export type ChecklistResult = 'ok' | 'not_ok' | 'skipped';

export interface Offer {
  verification: string;
  marketplace: { name: string };
  account: string;
  profile: Profile;
  trigger: string;
  waited_seconds: number;
  expires: string;
}

export interface StaffCall extends CallTalk {
  id: string;
  code: string;
  verification: string;
  marketplace: { name: string };
  account: string;
  profile: Profile;
  trigger: string;
  started: string;
  checklist: ChecklistItem[];
  applicant_present: boolean;
  /** The item of the checklist that the applicant is shown. */
  now: string | null;
  attempt: number;
  applicant_device: { kind: 'phone' | 'computer'; moved: string | null } | null;
}

export interface StaffState {
  staff: Staff;
  availability: 'away' | 'available';
  queue: {
    length: number;
    longest_wait_seconds: number;
    call_backs: number;
    slots_booked: number;
  };
  reviews_open: number;
  appeals_open: number;
  offer: Offer | null;
  call: StaffCall | null;
}

export interface Decision {
  outcome: Outcome;
  reasons: string[];
  message: string;
  internal_text: string;
  checklist: { item: string; result: ChecklistResult }[];
}

export interface Review {
  verification: string;
  account: string;
  profile: Profile;
  marketplace: { name: string };
  decided_by: string | { name: string };
  decided: string;
  reasons: (string | { code: string; text: string })[];
  message: string | null;
  internal_text: string | null;
  checklist: { item: string; result: ChecklistResult; text?: string }[];
  mine: boolean;
}

export interface OpenAppeal {
  verification: string;
  account: string;
  profile: Profile;
  marketplace: { name: string };
  decided: string;
  decided_by: string[];
  reasons: { code: string; text: string }[];
  message: string;
  internal_text: string;
  review_text: string;
  appeal: { text: string; requested: string; answer_by: string; number: number };
  mine: boolean;
}

// Messages of the live WebSocket.

export type CallRole = 'offerer' | 'answerer';

/** What the connection is for: alone with its own media, with nobody yet, or with the other. */
export type CallPurpose = 'check' | 'ready' | 'call';

export type CallMessage =
  | { type: 'call_connect'; negotiation: number; role: CallRole; purpose: CallPurpose }
  | { type: 'call_purpose'; negotiation: number; purpose: CallPurpose }
  | { type: 'call_offer'; negotiation: number; sdp: string }
  | { type: 'call_answer'; negotiation: number; sdp: string }
  | { type: 'call_closed'; negotiation: number }
  | { type: 'call_ended'; outcome: Outcome; left_by_applicant?: boolean };

export type CallRequest =
  | { type: 'call_offer'; negotiation: number; sdp: string }
  | { type: 'call_answer'; negotiation: number; sdp: string }
  | { type: 'call_reconnect'; negotiation: number }
  | { type: 'call_alive'; negotiation: number }
  | CallStill;

/** A JPEG in base64, in place of video on a line that carries none; empty: video comes again. */
export interface CallStill {
  type: 'call_still';
  jpeg: string;
}

/** What both sides of a call say. */
export type SeatRequest =
  | CallRequest
  | { type: 'call_chat'; text: string }
  | ({ type: 'call_media' } & Switches);

export type ApplicantRequest =
  | SeatRequest
  | { type: 'take_over' }
  | { type: 'join_queue' }
  | { type: 'leave_queue' }
  | { type: 'warm_up' }
  | { type: 'cool_down' }
  | { type: 'request_call_back' }
  | { type: 'end_call_back' }
  | { type: 'book_slot'; at: string }
  | { type: 'cancel_slot' }
  | { type: 'leave_call' };

export type StaffRequest =
  | SeatRequest
  | { type: 'go_available' }
  | { type: 'go_away' }
  | { type: 'accept_offer'; verification: string }
  | { type: 'call_show_item'; item: string | null };

/** What others change by coming and going: it replaces the same members of the view last received. */
export type ApplicantQueueNews = Pick<ApplicantView, 'queue' | 'desk'>;
export type StaffQueueNews = Pick<StaffState, 'queue' | 'reviews_open' | 'appeals_open'>;

export type ApplicantMessage =
  | { type: 'state'; view: ApplicantView }
  | ({ type: 'queue' } & ApplicantQueueNews)
  | CallMessage
  | CallStill;

export type StaffMessage =
  | ({ type: 'state' } & StaffState)
  | ({ type: 'queue' } & StaffQueueNews)
  | CallMessage
  | CallStill;
