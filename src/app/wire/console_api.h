#pragma once

#include "app/messages/mail_record.h"
#include "app/messages/meeting.h"
#include "app/messages/stills.h"
#include "app/wire/applicant_api.h"
#include "domain/evidence.h"
#include "domain/evidence_export.h"
#include "domain/second_factor.h"
#include "domain/staff.h"

// What the console is answered and told.
namespace visavis::app::shape {

using EventName = KindName<EventBody>;

struct Staff {
  StaffId id;
  std::string name;
  Role role = Role::representative;
};
BOOST_DESCRIBE_STRUCT(Staff, (), (id, name, role))

/// Who is signed in.
struct StaffSession {
  Staff staff;
  bool second_factor = false;  ///< one was proven in this session
};
BOOST_DESCRIBE_STRUCT(StaffSession, (), (staff, second_factor))

/// What is asked for after the password, within five minutes: any one of these.
struct SecondStep {
  bool totp = false;      ///< a code of an authenticator app
  bool passkeys = false;  ///< a passkey
  bool recovery_codes = false;
};
BOOST_DESCRIBE_STRUCT(SecondStep, (), (totp, passkeys, recovery_codes))
/// After the password: who is signed in, or what is asked for first.
struct SignInAnswer {
  std::optional<Staff> staff;
  std::optional<SecondStep> second_step;
};
BOOST_DESCRIBE_STRUCT(SignInAnswer, (), (staff, second_step))

struct OwnPasskey {
  PasskeyId id;
  std::string name;  ///< its owner's
  Timestamp added;
  std::optional<Timestamp> used;
};
BOOST_DESCRIBE_STRUCT(OwnPasskey, (), (id, name, added, used))
/// What somebody has set up beside their password.
struct SecondFactorSetUp {
  bool proven = false;                  ///< in this session
  std::optional<Timestamp> totp_since;  ///< nothing: no authenticator app
  std::uint64_t recovery_codes_left = 0;
  std::vector<OwnPasskey> passkeys;
  bool password_first = false;  ///< it is typed again before a first factor is set up
};
BOOST_DESCRIBE_STRUCT(SecondFactorSetUp, (),
                      (proven, totp_since, recovery_codes_left, passkeys, password_first))
/// An authenticator app that is to be confirmed.
struct TotpBegun {
  std::string secret;  ///< base32, for whoever types it
  std::string url;     ///< otpauth:
  QrDrawing qr;        ///< of the url
};
BOOST_DESCRIBE_STRUCT(TotpBegun, (), (secret, url, qr))
/// Each signs in once, in the place of a second factor. Empty: those from before still count.
struct RecoveryCodes {
  std::vector<std::string> codes;
};
BOOST_DESCRIBE_STRUCT(RecoveryCodes, (), (codes))

/// What a browser is to make a passkey of (WebAuthn). Bytes are base64url.
struct PasskeyWanted {
  std::string challenge;  ///< counts once, for five minutes
  std::string rp_id;
  std::string user, user_name;
  std::vector<std::int64_t> algorithms;  ///< COSE's numbers, the best liked first
  std::vector<std::string> known;        ///< credentials that are there already
};
BOOST_DESCRIBE_STRUCT(PasskeyWanted, (), (challenge, rp_id, user, user_name, algorithms, known))
/// What one of their passkeys is to sign. Bytes are base64url.
struct PasskeyAsked {
  std::string challenge;  ///< counts once, for five minutes
  std::string rp_id;
  std::vector<std::string> credentials;
};
BOOST_DESCRIBE_STRUCT(PasskeyAsked, (), (challenge, rp_id, credentials))

struct OwnSession {
  SessionId id;
  std::string browser;  ///< as it called itself; empty: it did not
  Timestamp began, seen;
  bool second_factor = false;  ///< one was proven in it
  bool current = false;        ///< the one that asks
};
BOOST_DESCRIBE_STRUCT(OwnSession, (), (id, browser, began, seen, second_factor, current))
/// The oldest first.
struct StaffSessions {
  std::vector<OwnSession> sessions;
};
BOOST_DESCRIBE_STRUCT(StaffSessions, (), (sessions))

/// A reason that a decision may give.
struct Reason {
  ReasonCode code{};
  Outcome outcome = Outcome::technical;
  std::string text;  ///< the applicant's words in English
};
BOOST_DESCRIBE_STRUCT(Reason, (), (code, outcome, text))
struct Reasons {
  std::vector<Reason> reasons;
};
BOOST_DESCRIBE_STRUCT(Reasons, (), (reasons))

/// The verification's status after what was decided.
struct StatusAfter {
  Status status;
};
BOOST_DESCRIBE_STRUCT(StatusAfter, (), (status))

/// The picture that the profile names. Fetched once, so that everybody compares with the same, and
/// from this service, so that nobody else knows who looks.
enum class PhotoState {
  none,     ///< the profile names none
  awaited,  ///< it is being fetched
  kept,
  missed  ///< it could not be had
};
BOOST_DESCRIBE_ENUM(PhotoState, none, awaited, kept, missed)
struct ProfilePhoto {
  PhotoState state = PhotoState::none;
  std::optional<std::string> url;  ///< a path of this service; only where it is kept
};
BOOST_DESCRIBE_STRUCT(ProfilePhoto, (), (state, url))

/// What the marketplace's profile said when the verification was required, as staff see it.
struct SeenProfile {
  std::string name;
  ProfilePhoto photo;
  std::string title, country;
  std::vector<std::string> skills;
  std::vector<WorkClaim> work;
  std::vector<EducationClaim> education;
};
BOOST_DESCRIBE_STRUCT(SeenProfile, (), (name, photo, title, country, skills, work, education))

/// Somebody who waits, for one representative to take.
struct Match {
  VerificationId verification;
  MarketplaceName marketplace;
  AccountId account;
  Personal<SeenProfile> profile;
  Trigger trigger = Trigger::manual;
  std::chrono::seconds waited_seconds{};
  Timestamp expires;
  CallMedium medium = CallMedium::embedded;
};
BOOST_DESCRIBE_STRUCT(Match, (),
                      (verification, marketplace, account, profile, trigger, waited_seconds,
                       expires, medium))

/// Somebody who is or was in the meeting of a call, as Google tells it.
struct InMeeting {
  MeetingRole role = MeetingRole::other;  ///< whom we take them for: advice, not proof
  MeetingGuest kind = MeetingGuest::anonymous;
  Personal<std::string> name;     ///< as they, or their account, say it
  bool named_as_profile = false;  ///< the same name as in the profile
  Timestamp since;                ///< when they first joined
  std::optional<Timestamp> left;  ///< null while they are in it
  int joins = 1;                  ///< how often they joined
};
BOOST_DESCRIBE_STRUCT(InMeeting, (), (role, kind, name, named_as_profile, since, left, joins))
/// The meeting that a call is held in.
struct CallMeeting {
  std::string url;
  bool seen = false;  ///< it is known who is in it
  std::vector<InMeeting> people;
  std::optional<Timestamp> join_by = {};   ///< the applicant is to be in it, else the call ends
  std::optional<Timestamp> alone_by = {};  ///< while they are alone in it: then it ends
};
BOOST_DESCRIBE_STRUCT(CallMeeting, (), (url, seen, people, join_by, alone_by))

/// A picture of a call, as it is kept. Its file is at /console/calls/{call}/stills/{evidence} while
/// the call runs.
struct StillPicture {
  EvidenceId evidence;
  std::uint64_t width = 0;
  std::uint64_t height = 0;
  std::uint64_t bytes = 0;
  PictureVerdict verdict = PictureVerdict::ok;
};
BOOST_DESCRIBE_STRUCT(StillPicture, (), (evidence, width, height, bytes, verdict))
struct TakenStill {
  EvidenceId still;
  StillOf of = StillOf::other;
  Timestamp asked;
  StillState state = StillState::asked;
  std::uint64_t percent = 0;              ///< that came
  std::optional<StillLoss> why;           ///< where it was missed
  std::optional<StillPicture> camera;     ///< what the applicant's page took
  std::optional<StillPicture> relay;      ///< what the service saw at that moment
  std::optional<Likeness> likeness = {};  ///< of both
};
BOOST_DESCRIBE_STRUCT(TakenStill, (),
                      (still, of, asked, state, percent, why, camera, relay, likeness))
struct CallStills {
  std::vector<TakenStill> taken;  ///< oldest first
  std::uint64_t left = 0;         ///< that may be asked for
};
BOOST_DESCRIBE_STRUCT(CallStills, (), (taken, left))

struct StaffCall {
  CallId id;
  std::string code;  ///< the same four digits on both screens
  VerificationId verification;
  MarketplaceName marketplace;
  AccountId account;
  Personal<SeenProfile> profile;
  Trigger trigger = Trigger::manual;
  Timestamp started;
  std::vector<ChecklistItem> checklist;
  bool applicant_present = false;
  std::optional<Timestamp> peer_away_since;
  std::optional<Timestamp> peer_unreached_since;
  MediaSwitches peer;
  std::optional<std::string> now;  ///< the item of the checklist that the applicant is shown
  std::vector<ChatMessage> chat;   ///< oldest first
  int attempt = 1;                 ///< which call of this verification it is
  std::optional<DeviceInCharge> applicant_device;
  std::optional<CallMeeting> meeting;  ///< null: the call is in the console
  std::optional<CallStills> stills;    ///< null: none can be taken in this call
  std::optional<CameraFacing> camera;  ///< that the applicant is asked to use
  bool recorded = false;
};
BOOST_DESCRIBE_STRUCT(StaffCall, (),
                      (id, code, verification, marketplace, account, profile, trigger, started,
                       checklist, applicant_present, peer_away_since, peer_unreached_since, peer,
                       now, chat, attempt, applicant_device, meeting, stills, camera, recorded))

struct QueueFigures {
  std::size_t length = 0;
  std::chrono::seconds longest_wait_seconds{};  ///< now: the page counts on from there
  std::size_t call_backs = 0;                   ///< of them, those who are away and will be told
  std::size_t slots_booked = 0;                 ///< of the next 24 hours
};
BOOST_DESCRIBE_STRUCT(QueueFigures, (), (length, longest_wait_seconds, call_backs, slots_booked))

/// `wrap_up`: after a call, and available again by themselves when it ends.
enum class Availability { away, available, wrap_up };
BOOST_DESCRIBE_ENUM(Availability, away, available, wrap_up)

/// All that the console shows.
struct StaffState {
  Staff staff;
  Availability availability = Availability::away;
  std::optional<Timestamp> wrap_up_until;  ///< in wrap_up: available again from then on
  QueueFigures queue;
  std::size_t reviews_open = 0;
  std::size_t appeals_open = 0;
  std::optional<Match> match;
  std::optional<StaffCall> call;
  bool failed_needs_review = false;  ///< a second person looks at a failed result before it counts
  CallMedium medium = CallMedium::embedded;  ///< of calls for which nothing else was asked
  bool meetings_awaited = false;    ///< Google makes no meetings now, and calls in them wait for it
  bool recordings_awaited = false;  ///< nothing more can be recorded, and calls in pages wait
};
BOOST_DESCRIBE_STRUCT(StaffState, (),
                      (staff, availability, wrap_up_until, queue, reviews_open, appeals_open, match,
                       call, failed_needs_review, medium, meetings_awaited, recordings_awaited))

/// An item with how it went in the call.
struct CheckedItem {
  std::string item;
  ChecklistKind kind = ChecklistKind::question;
  Personal<std::string> text;
  bool required = true;
  ChecklistMark result = ChecklistMark::not_asked;
};
BOOST_DESCRIBE_STRUCT(CheckedItem, (), (item, kind, text, required, result))

/// A failure that waits for a second person.
struct Review {
  VerificationId verification;
  AccountId account;
  Personal<SeenProfile> profile;
  MarketplaceName marketplace;
  std::string decided_by;
  Timestamp decided;
  std::vector<ReasonWords> reasons;
  Personal<std::string> message;
  Personal<std::string> internal_text;
  std::vector<CheckedItem> checklist;
  bool mine = false;  ///< the reader decided it, so somebody else must review it
  /// What follows from confirming it, by the policy.
  std::vector<std::string> denied_actions;
  std::vector<std::string> effects;  ///< what the marketplace is asked to do
};
BOOST_DESCRIBE_STRUCT(Review, (),
                      (verification, account, profile, marketplace, decided_by, decided, reasons,
                       message, internal_text, checklist, mine, denied_actions, effects))
struct Reviews {
  std::vector<Review> reviews;
};
BOOST_DESCRIBE_STRUCT(Reviews, (), (reviews))

struct AppealText {
  Personal<std::string> text;
  Timestamp requested;
  Timestamp answer_by;
  int number = 1;  ///< of this failure's appeals
};
BOOST_DESCRIBE_STRUCT(AppealText, (), (text, requested, answer_by, number))

/// An appeal that waits for its answer.
struct OpenAppeal {
  VerificationId verification;
  AccountId account;
  Personal<SeenProfile> profile;
  MarketplaceName marketplace;
  Timestamp decided;
  std::vector<std::string> decided_by;
  std::vector<ReasonWords> reasons;
  Personal<std::string> message;
  std::string internal_text;
  std::string review_text;
  AppealText appeal;
  bool mine = false;  ///< the reader took part in the decision, so somebody else must answer
};
BOOST_DESCRIBE_STRUCT(OpenAppeal, (),
                      (verification, account, profile, marketplace, decided, decided_by, reasons,
                       message, internal_text, review_text, appeal, mine))
struct Appeals {
  std::vector<OpenAppeal> appeals;
};
BOOST_DESCRIBE_STRUCT(Appeals, (), (appeals))

/// What a picture among the evidence is of.
struct StillFacts {
  EvidenceId still;  ///< what was asked for: a camera's and the service's own go together by it
  StillOf of = StillOf::other;
  StillSource source = StillSource::camera;
  std::uint64_t width = 0;
  std::uint64_t height = 0;
  PictureVerdict verdict = PictureVerdict::ok;
  std::optional<Likeness> likeness;  ///< to the other one of the same moment
};
BOOST_DESCRIBE_STRUCT(StillFacts, (), (still, of, source, width, height, verdict, likeness))

/// What is kept of one side of a call, or of a part of it.
struct KeptEvidence {
  EvidenceId evidence;
  CallId call;
  CallSide side = CallSide::applicant;
  EvidenceState state = EvidenceState::growing;
  Timestamp began;
  std::int64_t length_ms = 0;  ///< with what follows, of what is or was kept
  std::string media_type;
  std::uint64_t bytes = 0;
  std::string sha256;                        ///< of the file
  bool whole = true;                         ///< false: its end, or something in it, was lost
  std::optional<Timestamp> held_since = {};  ///< by a legal hold: it is not erased
  std::optional<StillFacts> still = {};      ///< of a picture; null: a recording
};
BOOST_DESCRIBE_STRUCT(KeptEvidence, (),
                      (evidence, call, side, state, began, length_ms, media_type, bytes, sha256,
                       whole, held_since, still))
struct EvidenceOfVerification {
  std::vector<KeptEvidence> evidence;  ///< in the order in which it began
};
BOOST_DESCRIBE_STRUCT(EvidenceOfVerification, (), (evidence))

/// An export of what is kept of a verification, as a file: it takes two people.
struct Export {
  ExportId id;
  VerificationId verification;
  MarketplaceName marketplace;
  AccountId account;
  Staff asked_by;
  Timestamp asked;
  std::string why;
  ExportState state = ExportState::waiting;
  std::optional<Timestamp>
      ends;  ///< until when it is waiting, or can be downloaded; null: for ever
  std::optional<Staff> answered_by;
  std::optional<Timestamp> answered;
  std::optional<std::string> answer;   ///< what they said to it
  std::optional<std::uint64_t> bytes;  ///< of the file; null: it was not approved
  bool can_be_given = false;           ///< approved, and whoever asked may download it now
};
BOOST_DESCRIBE_STRUCT(Export, (),
                      (id, verification, marketplace, account, asked_by, asked, why, state, ends,
                       answered_by, answered, answer, bytes, can_be_given))
struct ExportList {
  std::vector<Export> exports;  ///< newest first
};
BOOST_DESCRIBE_STRUCT(ExportList, (), (exports))

/// One verification of an account.
struct AccountVerification {
  VerificationId verification;
  Status status;
  Timestamp created;
  Timestamp deadline;
};
BOOST_DESCRIBE_STRUCT(AccountVerification, (), (verification, status, created, deadline))

/// What somebody said of a decision.
enum class Judgement { confirmed, overturned, granted, declined };
BOOST_DESCRIBE_ENUM(Judgement, confirmed, overturned, granted, declined)

/// One thing that happened to an account: one of `event`, `act` and `mail` says what.
struct AccountEntry {
  Timestamp at;
  std::optional<VerificationId> verification;  ///< null: to the account as a whole
  std::optional<EventName> event;              ///< to the verification
  std::optional<std::string> act;              ///< as in the log of acts
  std::optional<std::string> mail;             ///< what it told: "reminder"
  std::optional<MailState> mail_state;
  std::optional<Staff> by;  ///< null: the applicant, the marketplace or the service; an operator
  std::optional<std::string> who;  ///< who asked an operator for it, in the operator's words
  std::optional<Outcome> outcome;
  std::vector<ReasonWords> reasons;
  std::optional<Judgement> judgement;  ///< of a second review, or the answer to an appeal
  std::optional<CallSide> side;
  std::optional<StillOf> still;
  std::optional<std::string> text;      ///< what the applicant wrote or was written
  std::optional<std::string> internal;  ///< what staff wrote for staff
};
BOOST_DESCRIBE_STRUCT(AccountEntry, (),
                      (at, verification, event, act, mail, mail_state, by, who, outcome, reasons,
                       judgement, side, still, text, internal))

/// All that is known of an account at a marketplace.
struct AccountStory {
  MarketplaceName marketplace;
  AccountId account;
  std::optional<Hold> hold;                        ///< null: there is none now
  std::vector<AccountVerification> verifications;  ///< newest first
  std::vector<AccountEntry> entries;               ///< oldest first
};
BOOST_DESCRIBE_STRUCT(AccountStory, (), (marketplace, account, hold, verifications, entries))
struct AccountStories {
  std::vector<AccountStory> accounts;  ///< one for each marketplace that has one of this name
};
BOOST_DESCRIBE_STRUCT(AccountStories, (), (accounts))

/// What a member of staff or an operator did.
struct AuditedAct {
  std::int64_t position = 0;
  Timestamp at;
  std::string name;            ///< "evidence.looked_at"
  std::optional<Staff> by;     ///< null: an operator, on the command line
  std::optional<Staff> staff;  ///< whom it was done to, as everything below: where it tells
  std::optional<MarketplaceName> marketplace;
  std::optional<VerificationId> verification;
  std::optional<AccountId> account;
  std::optional<EvidenceId> evidence;
  std::optional<CallId> call;
  std::optional<CallSide> side;
  std::optional<StillOf> still;    ///< of a picture; null: a recording, or no evidence
  std::optional<std::string> who;  ///< who asked an operator for it, in the operator's words
  std::optional<std::string> why;
  std::optional<Role> role;          ///< given to them
  std::optional<FactorKind> factor;  ///< added or removed
  std::optional<std::string> key;    ///< what an API key or a master key is called by
};
BOOST_DESCRIBE_STRUCT(AuditedAct, (),
                      (position, at, name, by, staff, marketplace, verification, account, evidence,
                       call, side, still, who, why, role, factor, key))
struct ActList {
  std::vector<AuditedAct> acts;  ///< newest first
  bool more = false;             ///< there are older ones
};
BOOST_DESCRIBE_STRUCT(ActList, (), (acts, more))
struct StaffList {
  std::vector<Staff> staff;
};
BOOST_DESCRIBE_STRUCT(StaffList, (), (staff))

}  // namespace visavis::app::shape
