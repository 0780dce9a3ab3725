// Generated from the service's sources by ./dev contract: what pages and service say to each other.

/** A session description of the offerer. Another one on a connection that has been up restarts ICE. */
export interface CallOffer {
  negotiation: number;
  /** at most 64 KiB */
  sdp: string;
}

/** The answerer's session description. */
export interface CallAnswer {
  negotiation: number;
  /** at most 64 KiB */
  sdp: string;
}

/** A still in place of video on a line that carries none: a JPEG of at most 40 KiB, in base64. Empty: video comes again. */
export interface CallStill {
  jpeg: string;
}

/** This peer connection failed: the server starts a new negotiation (at most one a second); outside a call it closes the connection. */
export interface CallReconnect {
  negotiation: number;
}

/** A page's first word on a new WebSocket: which connection it still has; 0: none. */
export interface CallAlive {
  negotiation: number;
}

/** Adds to the chat of the call. */
export interface CallChat {
  /** trimmed, and not empty */
  text: string;
}

export type PictureState = 'good' | 'interrupted' | 'black' | 'frozen' | 'tiny';

export type SoundState = 'good' | 'interrupted' | 'silent';

/** The whole state of the sender's camera and microphone; sent again after every `call_connect`. What is left out is good. */
export interface CallMedia {
  muted: boolean;
  camera_off: boolean;
  picture?: PictureState | null;
  sound?: SoundState | null;
  cannot_see?: boolean | null;
}

/** Books a time for the call in place of an earlier one. */
export interface BookSlot {
  at: string;
  /** In which the page said it (IANA), and e-mails about it do; one that is not known here is ignored. */
  time_zone?: string | null;
}

/** Takes the applicant who is shown. */
export interface AcceptMatch {
  verification: string;
}

/** Does not take the applicant who is shown, and no calls from now on: the next representative is asked at once. */
export interface DeclineMatch {
  verification: string;
}

/** An item of the checklist is asked now; none: nothing is. */
export interface CallShowItem {
  item?: string | null;
}

/** The one-time link, as it stands behind the # of its address. */
export interface LinkOpened {
  token: string;
}

/** The verification of which this browser is now. */
export interface OpenedLink {
  verification: string;
}

/** Whose link does not open any more. */
export interface LinkWanted {
  verification: string;
}

/** The same of a page that does not know it yet: it is told which one the browser is at. */
export interface MaybeOfVerification {
  verification?: string | null;
}

/** The applicant's marketplace, and where it helps them. */
export interface MarketplaceShown {
  name: string;
  /** https or mailto */
  support_url: string | null;
}

export interface WorkClaim {
  title: string;
  company: string;
  from: string;
  to: string;
}

export interface EducationClaim {
  degree: string;
  school: string;
  year: string;
}

/** What the marketplace's profile said when the verification was required. Only `name` is sure to be there. */
export interface Profile {
  name: string;
  photo_url: string;
  title: string;
  country: string;
  skills: string[];
  work: WorkClaim[];
  education: EducationClaim[];
}

export type Status = 'required' | 'waiting' | 'in_call' | 'in_review' | 'verified' | 'not_verified' | 'canceled';

export interface ConsentAsked {
  version: string;
  given: boolean;
}

/** Something that a failed call set off at the marketplace. */
export interface EffectTold {
  /** "cancel_active_proposals": as in the policy */
  name: string;
  done: boolean;
}

export interface ContactKnown {
  /** there is an address, and a mail server */
  email_known: boolean;
}

export interface QueuePlace {
  /** from 1 */
  place: number;
  length: number;
  /** up: so many at most */
  length_rounded: boolean;
  /** null: nobody can know; 0: at once */
  estimate_seconds: number | null;
  /** a place from before, taken up again */
  kept: boolean;
  /** they left the page and will be told */
  call_back: boolean;
  /** they were */
  told: boolean;
}

/** Whether somebody is there to take calls. */
export interface Opening {
  /** within the opening hours */
  open: boolean;
  /** available, in a call, or in the wrap-up after one */
  staff_available: boolean;
  /** when it opens next, while closed */
  opens: string | null;
}

/** The booked time; joining within these leads to the head of the queue. */
export interface SlotOnScreen {
  at: string;
  head_from: string;
  head_until: string;
}

export interface RepresentativeOnScreen {
  name: string;
  photo_url: string | null;
}

/** How a side's camera and microphone are: what they switched, and what is wrong without them. */
export interface MediaSwitches {
  muted: boolean;
  camera_off: boolean;
  picture: PictureState;
  sound: SoundState;
  /** their browser cannot show the other's picture */
  cannot_see: boolean;
}

export type ChecklistKind = 'consent' | 'question' | 'challenge' | 'document';

/** What the applicant is asked to do now. */
export interface Caption {
  kind: ChecklistKind;
  /** in English, like the call */
  text: string;
  /** which challenge it is: "turn_head" */
  gesture: string | null;
}

export type Speaker = 'me' | 'peer';

/** Written in a call, as a side sees it. */
export interface ChatMessage {
  /** grows within a call */
  id: number;
  from: Speaker;
  text: string;
  at: string;
}

export interface ApplicantCall {
  id: string;
  /** the same four digits on both screens */
  code: string;
  representative: RepresentativeOnScreen;
  started: string;
  peer_present: boolean;
  peer_away_since: string | null;
  peer_unreached_since: string | null;
  peer: MediaSwitches;
  now: Caption | null;
  /** oldest first */
  chat: ChatMessage[];
}

export type DeviceKind = 'computer' | 'phone';

/** What a device's page knows of the two. */
export interface DeviceView {
  in_charge: boolean;
  /** the one in charge, or the one that follows */
  other: DeviceKind | null;
  /** the one in charge is not connected */
  other_away_since: string | null;
}

export type Outcome = 'passed' | 'failed' | 'inconclusive' | 'technical';

/** Why a call ended as it did, with the applicant's words in English. */
export interface ReasonWords {
  code: string;
  text: string;
}

/** How the last call that counts ended. */
export interface Result {
  outcome: Outcome;
  reasons: ReasonWords[];
  /** added by the representative for the applicant; may be empty */
  message: string;
  decided: string;
}

export type AppealStatus = 'open' | 'granted' | 'declined';

export interface LastAppeal {
  status: AppealStatus;
  text: string;
  requested: string;
  answer_by: string;
  answered: string | null;
  message: string | null;
}

/** Whether an appeal is possible, and how the last one stands. */
export interface AppealState {
  possible: boolean;
  /** within which an appeal is answered */
  answer_days: number;
  last: LastAppeal | null;
}

/** All that the applicant's pages show. */
export interface ApplicantView {
  verification: string;
  marketplace: MarketplaceShown;
  profile: Profile;
  return_url: string | null;
  status: Status;
  overdue: boolean;
  deadline: string | null;
  consent: ConsentAsked;
  denied_actions: string[];
  /** as well, once the deadline is over */
  more_denied_actions: string[];
  effects: EffectTold[];
  contact: ContactKnown;
  queue: QueuePlace | null;
  opening: Opening;
  slot: SlotOnScreen | null;
  /** joining before then takes up the earlier place */
  place_kept_until: string | null;
  call: ApplicantCall | null;
  device: DeviceView;
  last_result: Result | null;
  appeal: AppealState;
  /** a second person looks at a failed result before it counts */
  failed_needs_review: boolean;
}

/** The version of the words that the applicant agrees to. */
export interface ConsentTold {
  version: string;
}

/** Of which verification an applicant's page is. A browser has one cookie, and may have opened the links of two. */
export interface OfVerification {
  verification: string;
}

/** The representative's photo, in one call: a page keeps an image by its address. */
export interface PhotoAsked {
  verification: string;
  call?: string | null;
}

/** A QR code drawn: dark modules as the path of an SVG, on a square of so many modules a side. */
export interface QrDrawing {
  modules: number;
  path: string;
}

/** A one-time link to the applicant's other device. */
export interface HandOff {
  url: string;
  expires: string;
  qr: QrDrawing;
  /** six digits that give the link once, when typed at /p */
  code: string | null;
}

/** The short code of a hand-off, as it was typed on the other device. */
export interface CodeTyped {
  code: string;
}

/** What a typed code stands for. */
export interface HandOffLink {
  url: string;
}

export interface FreeSlot {
  at: string;
  /** from 1 */
  free: number;
}

/** Times that can be booked now, soonest first. */
export interface FreeSlots {
  /** that a slot lasts */
  minutes: number;
  bookings_left: number;
  slots: FreeSlot[];
}

export type HoldKind = 'pending' | 'overdue' | 'failed';

/** What an account may not do now. */
export interface Hold {
  kind: HoldKind;
  denied_actions: string[];
  /** a sentence for people, in English */
  reason: string;
  since: string;
  /** grows with each change of the verification */
  version: number;
}

export interface NextChange {
  at: string;
  denied_actions: string[];
}

export interface PersonName {
  name: string;
}

export type CallState = 'going_on' | 'in_review' | 'decided' | 'ended';

export interface AccountCall {
  started: string;
  ended: string | null;
  representative: PersonName;
  state: CallState;
  result: Result | null;
}

/** Where and in which language the account's owner is told what happens. */
export interface Contact {
  email: string;
  /** BCP 47, "en" when the marketplace does not say */
  language: string;
  /** IANA: "Europe/Berlin"; UTC when it does not say */
  time_zone: string | null;
}

export interface Consent {
  version: string;
  given: string;
}

export interface KeptData {
  profile: Profile;
  contact: Contact | null;
  consent: Consent | null;
  kept_until: string;
  erasure_requested: string | null;
}

/** Everything about the account at this marketplace that its owner may know. */
export interface AccountStatus {
  marketplace: MarketplaceShown;
  status: Status;
  overdue: boolean;
  hold: Hold | null;
  denied_actions: string[];
  allowed_actions: string[];
  next_change: NextChange | null;
  deadline: string | null;
  clock_stopped_since: string | null;
  appeal: AppealState;
  /** newest first, over all verifications of the account */
  calls: AccountCall[];
  data: KeptData;
}

export type Trigger = 'first_proposal' | 'risky_category' | 'suspicion' | 'periodic' | 'manual';

/** An event in the applicant's own history, without what is internal. What does not apply is left out. */
export interface HistoryEntry {
  /** "call_decided" */
  what: string;
  trigger?: Trigger;
  deadline?: string;
  version?: string;
  representative?: string;
  outcome?: Outcome;
  reasons?: ReasonWords[];
  message?: string;
  confirmed?: boolean;
  text?: string;
  granted?: boolean;
  slot?: string;
  at: string;
}

export interface VerificationData {
  id: string;
  status: Status;
  created: string;
  profile: Profile;
  contact: Contact | null;
  consent: Consent | null;
  return_url: string;
  calls: AccountCall[];
  history: HistoryEntry[];
}

/** The file that applicants take with them. */
export interface AccountData {
  object: 'account_data';
  exported: string;
  marketplace: string;
  account: string;
  kept_until: string;
  verifications: VerificationData[];
}

/** What an applicant writes in an appeal. */
export interface AppealAsked {
  text: string;
}

/** What the live WebSocket of a page runs on. */
export interface DeviceTold {
  verification: string;
  /** a computer by default */
  device?: DeviceKind | null;
}

export interface SignIn {
  email: string;
  password: string;
}

export type Role = 'representative' | 'supervisor' | 'administrator' | 'auditor';

export interface Staff {
  id: string;
  name: string;
  role: Role;
}

/** Who is signed in. */
export interface StaffSession {
  staff: Staff;
}

/** A reason that a decision may give. */
export interface Reason {
  code: string;
  outcome: Outcome;
  /** the applicant's words in English */
  text: string;
}

export interface Reasons {
  reasons: Reason[];
}

export type ChecklistMark = 'ok' | 'not_ok' | 'skipped' | 'not_asked';

export interface ChecklistResult {
  item: string;
  result: ChecklistMark;
}

/** What a representative decides at the end of a call. */
export interface Decision {
  outcome: Outcome;
  reasons?: string[] | null;
  /** added to the reasons' words for the applicant; may be empty */
  message?: string | null;
  /** for staff and auditors, never for the applicant */
  internal_text?: string | null;
  checklist?: ChecklistResult[] | null;
}

/** The verification's status after what was decided. */
export interface StatusAfter {
  status: Status;
}

export interface MarketplaceName {
  name: string;
}

/** An item with how it went in the call. */
export interface CheckedItem {
  item: string;
  kind: ChecklistKind;
  text: string;
  required: boolean;
  result: ChecklistMark;
}

/** A failure that waits for a second person. */
export interface Review {
  verification: string;
  account: string;
  profile: Profile;
  marketplace: MarketplaceName;
  decided_by: string;
  decided: string;
  reasons: ReasonWords[];
  message: string;
  internal_text: string;
  checklist: CheckedItem[];
  /** the reader decided it, so somebody else must review it */
  mine: boolean;
  /** What follows from confirming it, by the policy. */
  denied_actions: string[];
  /** what the marketplace is asked to do */
  effects: string[];
}

export interface Reviews {
  reviews: Review[];
}

export type Verdict = 'confirmed' | 'overturned';

/** What a second person says of a failure. */
export interface ReviewMade {
  verdict: Verdict;
  internal_text?: string | null;
}

export interface AppealText {
  text: string;
  requested: string;
  answer_by: string;
  /** of this failure's appeals */
  number: number;
}

/** An appeal that waits for its answer. */
export interface OpenAppeal {
  verification: string;
  account: string;
  profile: Profile;
  marketplace: MarketplaceName;
  decided: string;
  decided_by: string[];
  reasons: ReasonWords[];
  message: string;
  internal_text: string;
  review_text: string;
  appeal: AppealText;
  /** the reader took part in the decision, so somebody else must answer */
  mine: boolean;
}

export interface Appeals {
  appeals: OpenAppeal[];
}

export type AppealVerdict = 'granted' | 'declined';

/** The answer to an appeal; declining needs a message. */
export interface AnswerToAppeal {
  verdict: AppealVerdict;
  message?: string | null;
}

/** The whole view: on connecting, and after each change of somebody's own. */
export interface ApplicantState {
  view: ApplicantView;
}

/** What others change by coming and going: it replaces the same members of the view last received. */
export interface ApplicantQueueNews {
  queue: QueuePlace | null;
  opening: Opening;
}

export type NegotiationRole = 'offerer' | 'answerer';

/** What a browser's media connection is for now. The page sends camera and microphone for `check` and `call`, and holds them back while it is `ready`. */
export type CallPurpose = 'check' | 'ready' | 'call';

/** Begin (again): close any earlier peer connection and make a new one. */
export interface CallConnect {
  negotiation: number;
  /** the applicant is the offerer */
  role: NegotiationRole;
  purpose: CallPurpose;
}

/** The same connection is for something else from now on. */
export interface CallPurposeChanged {
  negotiation: number;
  purpose: CallPurpose;
}

/** A description cannot be used, so that this negotiation brings no media. A later one of the same negotiation may. */
export interface CallRefused {
  negotiation: number;
  /** why, in English; none: it was the other side's */
  detail: string | null;
}

/** A connection that was no call is over. */
export interface CallClosed {
  negotiation: number;
}

/** Media is over; the next `state` says what now. */
export interface CallEnded {
  outcome: Outcome;
  left_by_applicant: boolean;
}

export type Availability = 'away' | 'available' | 'wrap_up';

export interface QueueFigures {
  length: number;
  /** now: the page counts on from there */
  longest_wait_seconds: number;
  /** of them, those who are away and will be told */
  call_backs: number;
  /** of the next 24 hours */
  slots_booked: number;
}

/** Somebody who waits, for one representative to take. */
export interface Match {
  verification: string;
  marketplace: MarketplaceName;
  account: string;
  profile: Profile;
  trigger: Trigger;
  waited_seconds: number;
  expires: string;
}

export interface ChecklistItem {
  /** "consent", "q1", "challenge", "document": unique within a call */
  item: string;
  kind: ChecklistKind;
  /** what the representative asks or looks for, out of the profile */
  text: string;
  required: boolean;
}

/** What a representative sees of the applicant's device. */
export interface DeviceInCharge {
  kind: DeviceKind;
  /** when it took over from another */
  moved: string | null;
}

export interface StaffCall {
  id: string;
  /** the same four digits on both screens */
  code: string;
  verification: string;
  marketplace: MarketplaceName;
  account: string;
  profile: Profile;
  trigger: Trigger;
  started: string;
  checklist: ChecklistItem[];
  applicant_present: boolean;
  peer_away_since: string | null;
  peer_unreached_since: string | null;
  peer: MediaSwitches;
  /** the item of the checklist that the applicant is shown */
  now: string | null;
  /** oldest first */
  chat: ChatMessage[];
  /** which call of this verification it is */
  attempt: number;
  applicant_device: DeviceInCharge | null;
}

/** All that the console shows. */
export interface StaffState {
  staff: Staff;
  availability: Availability;
  /** in wrap_up: available again from then on */
  wrap_up_until: string | null;
  queue: QueueFigures;
  reviews_open: number;
  appeals_open: number;
  match: Match | null;
  call: StaffCall | null;
  /** a second person looks at a failed result before it counts */
  failed_needs_review: boolean;
}

/** The same for the console. */
export interface StaffQueueNews {
  queue: QueueFigures;
  reviews_open: number;
  appeals_open: number;
}

/** A request was done. */
export interface Ok {
  /** its number */
  request: number;
}

/** A refusal (RFC 9457). What does not apply is left out. */
export interface Problem {
  /** the address of a page that says more */
  type: string;
  /** a sentence for people, in English */
  title: string;
  /** as in HTTP */
  status: number;
  /** from the catalogue: stable, never reused */
  code: string;
  detail?: string;
  /** the field that is wrong */
  param?: string;
  request_id?: string;
  /** with verification_exists: the one there is */
  verification?: string;
}

/** A request was refused. */
export interface Error {
  request: number;
  error: Problem;
}

export type ApplicantMessage =
  | ({ type: 'state' } & ApplicantState)
  | ({ type: 'queue' } & ApplicantQueueNews)
  | ({ type: 'call_connect' } & CallConnect)
  | ({ type: 'call_purpose' } & CallPurposeChanged)
  | ({ type: 'call_offer' } & CallOffer)
  | ({ type: 'call_answer' } & CallAnswer)
  | ({ type: 'call_refused' } & CallRefused)
  | ({ type: 'call_still' } & CallStill)
  | ({ type: 'call_closed' } & CallClosed)
  | ({ type: 'call_ended' } & CallEnded);

export type StaffMessage =
  | ({ type: 'state' } & StaffState)
  | ({ type: 'queue' } & StaffQueueNews)
  | ({ type: 'call_connect' } & CallConnect)
  | ({ type: 'call_purpose' } & CallPurposeChanged)
  | ({ type: 'call_offer' } & CallOffer)
  | ({ type: 'call_answer' } & CallAnswer)
  | ({ type: 'call_refused' } & CallRefused)
  | ({ type: 'call_still' } & CallStill)
  | ({ type: 'call_closed' } & CallClosed)
  | ({ type: 'call_ended' } & CallEnded);

export type SocketMessage =
  | { type: 'heartbeat' }
  | ({ type: 'ok' } & Ok)
  | ({ type: 'error' } & Error);

export type ApplicantRequest =
  | { type: 'take_over' }
  | { type: 'join_queue' }
  | { type: 'leave_queue' }
  | { type: 'warm_up' }
  | { type: 'cool_down' }
  | ({ type: 'call_offer' } & CallOffer)
  | ({ type: 'call_answer' } & CallAnswer)
  | ({ type: 'call_still' } & CallStill)
  | ({ type: 'call_reconnect' } & CallReconnect)
  | ({ type: 'call_alive' } & CallAlive)
  | ({ type: 'call_chat' } & CallChat)
  | ({ type: 'call_media' } & CallMedia)
  | { type: 'leave_call' }
  | { type: 'request_call_back' }
  | { type: 'end_call_back' }
  | ({ type: 'book_slot' } & BookSlot)
  | { type: 'cancel_slot' };

export type StaffRequest =
  | { type: 'go_available' }
  | { type: 'go_away' }
  | ({ type: 'accept_match' } & AcceptMatch)
  | ({ type: 'decline_match' } & DeclineMatch)
  | ({ type: 'call_offer' } & CallOffer)
  | ({ type: 'call_answer' } & CallAnswer)
  | ({ type: 'call_still' } & CallStill)
  | ({ type: 'call_reconnect' } & CallReconnect)
  | ({ type: 'call_alive' } & CallAlive)
  | ({ type: 'call_chat' } & CallChat)
  | ({ type: 'call_media' } & CallMedia)
  | ({ type: 'call_show_item' } & CallShowItem);

export type SocketRequest =
  | { type: 'heartbeat' };
