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

export type StillTrouble = 'no_camera' | 'not_taken' | 'too_large';

/** The picture that was asked for cannot be taken here. */
export interface CallStillMissed {
  still: string;
  why: StillTrouble;
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

export type StillOf = 'face' | 'document_front' | 'document_back' | 'other';

/** The applicant's page is to take a picture, at its camera's full size. */
export interface CallTakeStill {
  of: StillOf;
}

export type CameraFacing = 'user' | 'environment';

/** The applicant's page is to show what that camera sees; none: the one that they chose. */
export interface CallWantCamera {
  camera?: CameraFacing | null;
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

/** Where the call is, when it is in Google Meet. */
export interface MeetingToJoin {
  /** of Google's, to be opened in another tab or the app */
  url: string;
  /** it is known who is in it */
  seen: boolean;
  /** the applicant is, as far as Google tells */
  joined: boolean;
  /** they were, and are not now */
  joined_before: boolean;
  /** the representative is */
  representative_in: boolean;
  /** they were, and are not now */
  representative_was_in: boolean;
  /** the applicant is to be in it, else the call ends */
  join_by: string | null;
  /** while alone in it: then they are in the queue again */
  alone_by: string | null;
}

/** What the applicant's page is to take now. */
export interface WantedStill {
  still: string;
  of: StillOf;
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
  /** null: the call is on the page */
  meeting: MeetingToJoin | null;
  /** to be taken now, as large as the camera gives it */
  still: WantedStill | null;
  /** to be shown; null: the one that the applicant chose */
  camera: CameraFacing | null;
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

/** How a call is held. */
export type CallMedium = 'embedded' | 'google_meet';

/** As applicants are told before a call: by then it is erased, whatever the verification ends as, but for what is needed. In days. */
export interface KeptAtMost {
  days: number;
  documents_days: number;
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
  /** of the call, or of the next one */
  medium: CallMedium;
  /** the call is, or will be */
  recorded: boolean;
  /** what we record; nothing: no recording, or in Google Meet */
  kept: KeptAtMost | null;
  /** they wait, and Google Meet makes no meeting now */
  meeting_awaited: boolean;
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

/** A part of a still, in the query: its bytes are the body. */
export interface StillPartSent {
  verification: string;
  /** which picture: another number begins anew */
  take: number;
  /** of the part, from 0 */
  number: number;
  /** of the whole file */
  bytes: number;
}

export interface StillReceived {
  /** parts; 0: all are here */
  missing: number;
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

export type KeptKind = 'recording' | 'picture' | 'document_picture';

/** All of one kind that is kept of a call. */
export interface KeptOfCall {
  kind: KeptKind;
  /** the first of it */
  began: string;
  /** of pictures; recordings are one each side and stretch */
  count: number;
  /** nothing: while a review, an appeal or a legal hold needs it */
  until: string | null;
}

export interface KeptData {
  profile: Profile;
  contact: Contact | null;
  consent: Consent | null;
  kept_until: string;
  erasure_requested: string | null;
  /** newest call first, over all verifications */
  of_calls: KeptOfCall[];
  /** Google Meet was to record a call of theirs */
  meet_recorded: boolean;
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

/** Why evidence is not there any more. */
export type ErasedBecause = 'expired' | 'withdrawn' | 'asked_for';

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
  erased_because?: ErasedBecause;
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
  kept_of_calls: KeptOfCall[];
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

/** What is asked for after the password, within five minutes: any one of these. */
export interface SecondStep {
  /** a code of an authenticator app */
  totp: boolean;
  /** a passkey */
  passkeys: boolean;
  recovery_codes: boolean;
}

/** After the password: who is signed in, or what is asked for first. */
export interface SignInAnswer {
  staff: Staff | null;
  second_step: SecondStep | null;
}

/** A code of an authenticator app, or a recovery code. */
export interface CodeGiven {
  code: string;
}

/** Who is signed in. */
export interface StaffSession {
  staff: Staff;
  /** one was proven in this session */
  second_factor: boolean;
}

/** What one of their passkeys is to sign. Bytes are base64url. */
export interface PasskeyAsked {
  /** counts once, for five minutes */
  challenge: string;
  rp_id: string;
  credentials: string[];
}

/** What a passkey has signed. Bytes are base64url. */
export interface PasskeySigned {
  credential: string;
  client_data: string;
  authenticator_data: string;
  signature: string;
}

export interface OwnPasskey {
  id: string;
  /** its owner's */
  name: string;
  added: string;
  used: string | null;
}

/** What somebody has set up beside their password. */
export interface SecondFactorSetUp {
  /** in this session */
  proven: boolean;
  /** nothing: no authenticator app */
  totp_since: string | null;
  recovery_codes_left: number;
  passkeys: OwnPasskey[];
  /** it is typed again before a first factor is set up */
  password_first: boolean;
}

export interface PasswordAgain {
  password: string;
}

/** An authenticator app that is to be confirmed. */
export interface TotpBegun {
  /** base32, for whoever types it */
  secret: string;
  /** otpauth: */
  url: string;
  /** of the url */
  qr: QrDrawing;
}

/** Each signs in once, in the place of a second factor. Empty: those from before still count. */
export interface RecoveryCodes {
  codes: string[];
}

/** What a browser is to make a passkey of (WebAuthn). Bytes are base64url. */
export interface PasskeyWanted {
  /** counts once, for five minutes */
  challenge: string;
  rp_id: string;
  user: string;
  user_name: string;
  /** COSE's numbers, the best liked first */
  algorithms: number[];
  /** credentials that are there already */
  known: string[];
}

/** A passkey that a browser has made. Bytes are base64url. */
export interface PasskeyMade {
  /** its owner's, for telling them apart */
  name: string;
  client_data: string;
  authenticator_data: string;
}

export interface OwnSession {
  id: string;
  /** as it called itself; empty: it did not */
  browser: string;
  began: string;
  seen: string;
  /** one was proven in it */
  second_factor: boolean;
  /** the one that asks */
  current: boolean;
}

/** The oldest first. */
export interface StaffSessions {
  sessions: OwnSession[];
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

/** The picture that the profile names. Fetched once, so that everybody compares with the same, and from this service, so that nobody else knows who looks. */
export type PhotoState = 'none' | 'awaited' | 'kept' | 'missed';

export interface ProfilePhoto {
  state: PhotoState;
  /** a path of this service; only where it is kept */
  url: string | null;
}

/** What the marketplace's profile said when the verification was required, as staff see it. */
export interface SeenProfile {
  name: string;
  photo: ProfilePhoto;
  title: string;
  country: string;
  skills: string[];
  work: WorkClaim[];
  education: EducationClaim[];
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
  profile: SeenProfile;
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
  profile: SeenProfile;
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

export type CallSide = 'applicant' | 'representative';

export type EvidenceState = 'growing' | 'kept' | 'lost' | 'erased';

/** Who took it. */
export type StillSource = 'camera' | 'relay';

export type PictureVerdict = 'ok' | 'too_small' | 'too_dark' | 'glare' | 'blurred';

export type Likeness = 'same' | 'different' | 'unsure';

/** What a picture among the evidence is of. */
export interface StillFacts {
  /** what was asked for: a camera's and the service's own go together by it */
  still: string;
  of: StillOf;
  source: StillSource;
  width: number;
  height: number;
  verdict: PictureVerdict;
  /** to the other one of the same moment */
  likeness: Likeness | null;
}

/** What is kept of one side of a call, or of a part of it. */
export interface KeptEvidence {
  evidence: string;
  call: string;
  side: CallSide;
  state: EvidenceState;
  began: string;
  /** with what follows, of what is or was kept */
  length_ms: number;
  media_type: string;
  bytes: number;
  /** of the file */
  sha256: string;
  /** false: its end, or something in it, was lost */
  whole: boolean;
  /** by a legal hold: it is not erased */
  held_since: string | null;
  /** of a picture; null: a recording */
  still: StillFacts | null;
}

export interface EvidenceOfVerification {
  /** in the order in which it began */
  evidence: KeptEvidence[];
}

/** Why somebody looks at evidence. */
export interface LookAtEvidence {
  why: string;
}

export type ExportState = 'waiting' | 'approved' | 'declined' | 'lapsed' | 'over';

/** An export of what is kept of a verification, as a file: it takes two people. */
export interface Export {
  id: string;
  verification: string;
  marketplace: MarketplaceName;
  account: string;
  asked_by: Staff;
  asked: string;
  why: string;
  state: ExportState;
  /** until when it is waiting, or can be downloaded; null: for ever */
  ends: string | null;
  answered_by: Staff | null;
  answered: string | null;
  /** what they said to it */
  answer: string | null;
  /** of the file; null: it was not approved */
  bytes: number | null;
  /** approved, and whoever asked may download it now */
  can_be_given: boolean;
}

export interface ExportList {
  /** newest first */
  exports: Export[];
}

/** Why somebody wants to take evidence away. */
export interface ExportWanted {
  verification: string;
  why: string;
}

/** What a second person says of it. */
export interface AnswerToExport {
  approved: boolean;
  why?: string | null;
}

/** Which acts a page of the log has, newest first. */
export interface ActsAsked {
  /** the id of a member of staff, or "operator" */
  by?: string | null;
  name?: 'marketplace.added'
    | 'marketplace.key_added'
    | 'staff.added'
    | 'staff.photo_changed'
    | 'staff.signed_in'
    | 'staff.signed_out'
    | 'marketplace.support_changed'
    | 'marketplace.key_revoked'
    | 'marketplace.webhook_changed'
    | 'marketplace.secret_changed'
    | 'staff.disabled'
    | 'staff.enabled'
    | 'staff.role_changed'
    | 'staff.password_changed'
    | 'staff.sessions_ended'
    | 'marketplace.webhooks_resumed'
    | 'marketplace.medium_changed'
    | 'staff.second_factor_added'
    | 'staff.second_factor_removed'
    | 'staff.recovery_codes_made'
    | 'staff.recovery_code_used'
    | 'staff.second_factors_reset'
    | 'staff.own_sessions_ended'
    | 'evidence.looked_at'
    | 'evidence.held'
    | 'evidence.released'
    | 'evidence.account_erased'
    | 'keys.master_rotated'
    | 'keys.account_rotated'
    | 'evidence.export_asked'
    | 'evidence.export_approved'
    | 'evidence.export_declined'
    | 'evidence.export_downloaded'
    | 'evidence.look_refused';
  verification?: string | null;
  account?: string | null;
  from?: string | null;
  /** itself not included */
  until?: string | null;
  /** the position of the last act of the page before */
  older_than?: number | null;
  /** 20 by default */
  limit?: number | null;
}

export type FactorKind = 'totp' | 'passkey';

/** What a member of staff or an operator did. */
export interface AuditedAct {
  position: number;
  at: string;
  /** "evidence.looked_at" */
  name: string;
  /** null: an operator, on the command line */
  by: Staff | null;
  /** whom it was done to, as everything below: where it tells */
  staff: Staff | null;
  marketplace: MarketplaceName | null;
  verification: string | null;
  account: string | null;
  evidence: string | null;
  call: string | null;
  side: CallSide | null;
  /** of a picture; null: a recording, or no evidence */
  still: StillOf | null;
  /** who asked an operator for it, in the operator's words */
  who: string | null;
  why: string | null;
  /** given to them */
  role: Role | null;
  /** added or removed */
  factor: FactorKind | null;
  /** what an API key or a master key is called by */
  key: string | null;
}

export interface ActList {
  /** newest first */
  acts: AuditedAct[];
  /** there are older ones */
  more: boolean;
}

/** One verification of an account. */
export interface AccountVerification {
  verification: string;
  status: Status;
  created: string;
  deadline: string;
}

export type EventName = 'verification_required'
    | 'consent_given'
    | 'queue_joined'
    | 'queue_left'
    | 'call_started'
    | 'call_decided'
    | 'call_lost'
    | 'call_left'
    | 'decision_reviewed'
    | 'reminder_due'
    | 'deadline_passed'
    | 'retry_granted'
    | 'appeal_requested'
    | 'appeal_answered'
    | 'erasure_requested'
    | 'verification_canceled'
    | 'effect_done'
    | 'call_back_requested'
    | 'call_back_ended'
    | 'call_back_told'
    | 'slot_booked'
    | 'slot_canceled'
    | 'slot_reminded'
    | 'slot_used'
    | 'link_requested'
    | 'photo_kept'
    | 'photo_missed'
    | 'artifacts_found'
    | 'recording_kept'
    | 'recording_lost'
    | 'evidence_erased'
    | 'still_kept'
    | 'still_missed';

export type MailState = 'open' | 'handed_over' | 'taken_back' | 'given_up';

export type Judgement = 'confirmed' | 'overturned' | 'granted' | 'declined';

/** One thing that happened to an account: one of `event`, `act` and `mail` says what. */
export interface AccountEntry {
  at: string;
  /** null: to the account as a whole */
  verification: string | null;
  /** to the verification */
  event: EventName | null;
  /** as in the log of acts */
  act: string | null;
  /** what it told: "reminder" */
  mail: string | null;
  mail_state: MailState | null;
  /** null: the applicant, the marketplace or the service; an operator */
  by: Staff | null;
  /** who asked an operator for it, in the operator's words */
  who: string | null;
  outcome: Outcome | null;
  reasons: ReasonWords[];
  /** of a second review, or the answer to an appeal */
  judgement: Judgement | null;
  side: CallSide | null;
  still: StillOf | null;
  /** what the applicant wrote or was written */
  text: string | null;
  /** what staff wrote for staff */
  internal: string | null;
}

/** All that is known of an account at a marketplace. */
export interface AccountStory {
  marketplace: MarketplaceName;
  account: string;
  /** null: there is none now */
  hold: Hold | null;
  /** newest first */
  verifications: AccountVerification[];
  /** oldest first */
  entries: AccountEntry[];
}

export interface AccountStories {
  /** one for each marketplace that has one of this name */
  accounts: AccountStory[];
}

export interface StaffList {
  staff: Staff[];
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
  /** to staff, where no decision ended it: why it did */
  reason: string | null;
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
  profile: SeenProfile;
  trigger: Trigger;
  waited_seconds: number;
  expires: string;
  medium: CallMedium;
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

/** Whom we take somebody in a meeting for. */
export type MeetingRole = 'applicant' | 'representative' | 'other';

export type MeetingGuest = 'signed_in' | 'anonymous' | 'phone';

/** Somebody who is or was in the meeting of a call, as Google tells it. */
export interface InMeeting {
  /** whom we take them for: advice, not proof */
  role: MeetingRole;
  kind: MeetingGuest;
  /** as they, or their account, say it */
  name: string;
  /** the same name as in the profile */
  named_as_profile: boolean;
  /** when they first joined */
  since: string;
  /** null while they are in it */
  left: string | null;
  /** how often they joined */
  joins: number;
}

/** The meeting that a call is held in. */
export interface CallMeeting {
  url: string;
  /** it is known who is in it */
  seen: boolean;
  people: InMeeting[];
  /** the applicant is to be in it, else the call ends */
  join_by: string | null;
  /** while they are alone in it: then it ends */
  alone_by: string | null;
}

export type StillState = 'asked' | 'coming' | 'reading' | 'kept' | 'missed';

/** Why there is no still where one was asked for. */
export type StillLoss = 'no_camera' | 'not_taken' | 'no_answer' | 'too_large' | 'unreadable' | 'interrupted' | 'not_kept';

/** A picture of a call, as it is kept. Its file is at /console/calls/{call}/stills/{evidence} while the call runs. */
export interface StillPicture {
  evidence: string;
  width: number;
  height: number;
  bytes: number;
  verdict: PictureVerdict;
}

export interface TakenStill {
  still: string;
  of: StillOf;
  asked: string;
  state: StillState;
  /** that came */
  percent: number;
  /** where it was missed */
  why: StillLoss | null;
  /** what the applicant's page took */
  camera: StillPicture | null;
  /** what the service saw at that moment */
  relay: StillPicture | null;
  /** of both */
  likeness: Likeness | null;
}

export interface CallStills {
  /** oldest first */
  taken: TakenStill[];
  /** that may be asked for */
  left: number;
}

export interface StaffCall {
  id: string;
  /** the same four digits on both screens */
  code: string;
  verification: string;
  marketplace: MarketplaceName;
  account: string;
  profile: SeenProfile;
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
  /** null: the call is in the console */
  meeting: CallMeeting | null;
  /** null: none can be taken in this call */
  stills: CallStills | null;
  /** that the applicant is asked to use */
  camera: CameraFacing | null;
  recorded: boolean;
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
  /** of calls for which nothing else was asked */
  medium: CallMedium;
  /** Google makes no meetings now, and calls in them wait for it */
  meetings_awaited: boolean;
  /** nothing more can be recorded, and calls in pages wait */
  recordings_awaited: boolean;
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
  | { type: 'withdraw_consent' }
  | { type: 'request_call_back' }
  | { type: 'end_call_back' }
  | ({ type: 'book_slot' } & BookSlot)
  | { type: 'cancel_slot' }
  | ({ type: 'call_still_missed' } & CallStillMissed);

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
  | ({ type: 'call_show_item' } & CallShowItem)
  | ({ type: 'call_take_still' } & CallTakeStill)
  | ({ type: 'call_want_camera' } & CallWantCamera);

export type SocketRequest =
  | { type: 'heartbeat' };
