#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/described.h"
#include "base/id.h"
#include "base/refusal.h"
#include "base/result.h"
#include "base/time.h"
#include "domain/decision.h"
#include "domain/event.h"
#include "domain/place.h"
#include "domain/policy.h"

namespace visavis {

// The states of a verification; each carries what only that stage knows. `clock_stopped` is when
// the deadline's clock stopped: it does not run while the applicant waits for us, talks to us or is
// reviewed by us.
struct Required {
  friend bool operator==(const Required&, const Required&) = default;
};
BOOST_DESCRIBE_STRUCT(Required, (), ())
struct Waiting {
  Timestamp since;
  Timestamp place_since = since;  ///< what the queue orders by: earlier in a place that was kept
  std::optional<CallBack> call_back = {};
  friend bool operator==(const Waiting&, const Waiting&) = default;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (since, place_since, call_back))
struct InCall {
  CallId call;
  StaffId representative;
  Timestamp started;
  Timestamp clock_stopped;
  std::vector<ChecklistItem> checklist;
  Timestamp place_since = clock_stopped;     ///< goes back to the applicant after a technical end
  std::optional<MeetingSpace> meeting = {};  ///< nothing: in our pages
  friend bool operator==(const InCall&, const InCall&) = default;
};
BOOST_DESCRIBE_STRUCT(InCall, (),
                      (call, representative, started, clock_stopped, checklist, place_since,
                       meeting))
struct InReview {
  CallId call;
  StaffId author;
  Decision decision;
  Timestamp since;
  Timestamp clock_stopped;
  std::vector<ChecklistItem> checklist;
  friend bool operator==(const InReview&, const InReview&) = default;
};
BOOST_DESCRIBE_STRUCT(InReview, (), (call, author, decision, since, clock_stopped, checklist))
struct Verified {
  Timestamp at;
  friend bool operator==(const Verified&, const Verified&) = default;
};
BOOST_DESCRIBE_STRUCT(Verified, (), (at))
struct NotVerified {
  Timestamp at;
  std::vector<StaffId> deciders = {};  ///< an appeal is answered by nobody of them
  friend bool operator==(const NotVerified&, const NotVerified&) = default;
};
BOOST_DESCRIBE_STRUCT(NotVerified, (), (at, deciders))
struct Canceled {
  Timestamp at;
  friend bool operator==(const Canceled&, const Canceled&) = default;
};
BOOST_DESCRIBE_STRUCT(Canceled, (), (at))
using Status = std::variant<Required, Waiting, InCall, InReview, Verified, NotVerified, Canceled>;

/// "required", "waiting", ... as in the API.
std::string_view name(const Status& status);

struct Effect {
  std::string id;    ///< unique over all verifications
  std::string name;  ///< as in the policy
  bool done = false;
  friend bool operator==(const Effect&, const Effect&) = default;
};
BOOST_DESCRIBE_STRUCT(Effect, (), (id, name, done))

struct Consent {
  std::string version;
  Timestamp given;
  friend bool operator==(const Consent&, const Consent&) = default;
};
BOOST_DESCRIBE_STRUCT(Consent, (), (version, given))

/// What became of the picture at the profile's photo_url.
struct FetchedPhoto {
  std::optional<std::string> sha256;  ///< of the file that is kept; nothing: it could not be had
  friend bool operator==(const FetchedPhoto&, const FetchedPhoto&) = default;
};
BOOST_DESCRIBE_STRUCT(FetchedPhoto, (), (sha256))

struct AppealAnswer {
  bool granted = false;
  Personal<std::string> message;
  Timestamp at;
  friend bool operator==(const AppealAnswer&, const AppealAnswer&) = default;
};
BOOST_DESCRIBE_STRUCT(AppealAnswer, (), (granted, message, at))

/// The last appeal against the last failure.
struct Appeal {
  Personal<std::string> text;
  Timestamp requested;
  Timestamp answer_by;
  int number = 1;  ///< the how-manieth against this failure
  std::optional<AppealAnswer> answer;
  friend bool operator==(const Appeal&, const Appeal&) = default;
};
BOOST_DESCRIBE_STRUCT(Appeal, (), (text, requested, answer_by, number, answer))
/// Enough to say what was forgotten, too few to be a way of life.
inline constexpr int appeals_max = 3;

/// One requirement that an account be verified. The row that is stored; equal to the fold of its
/// events.
struct Verification {
  VerificationId id;
  std::uint64_t version = 0;  ///< the last event's sequence; the hold's version too
  MarketplaceId marketplace;
  AccountId account;
  Trigger trigger = Trigger::manual;
  Personal<Profile> profile;
  std::string return_url;
  std::map<std::string, std::string> metadata;
  std::optional<Contact> contact = {};  ///< nothing: the account cannot be told by e-mail
  Timestamp created;
  Timestamp deadline;
  bool reminder_told = false;  ///< ReminderDue is recorded for the present deadline
  bool overdue_told = false;   ///< DeadlinePassed is recorded for the present deadline
  std::optional<Consent> consent;
  std::optional<Timestamp> failed_since;  ///< a failure that no pass has lifted yet
  std::vector<Effect> effects;
  std::optional<CallResult> last_result;
  std::optional<Appeal> appeal = {};
  std::optional<Timestamp> erasure_requested = {};
  std::optional<KeptPlace> kept_place = {};
  std::optional<Slot> slot = {};
  unsigned slots_booked = 0;  ///< since the verification was required, or required again
  std::optional<FetchedPhoto> photo = {};
  std::optional<CallMedium> medium = {};  ///< of its calls, where the marketplace asked for one
  Status status;
  friend bool operator==(const Verification&, const Verification&) = default;
};
BOOST_DESCRIBE_STRUCT(Verification, (),
                      (id, version, marketplace, account, trigger, profile, return_url, metadata,
                       contact, created, deadline, reminder_told, overdue_told, consent,
                       failed_since, effects, last_result, appeal, erasure_requested, kept_place,
                       slot, slots_booked, photo, medium, status))

// What can be asked of a verification. One command, one event or one refusal.
struct GiveConsent {
  std::string version;
};
struct JoinQueue {
  bool recorded = false;  ///< the call will be
};
struct LeaveQueue {
  LeaveReason reason = LeaveReason::left;
};
struct StartCall {
  CallId call;
  StaffId representative;
  std::vector<ChecklistItem> checklist;
  std::optional<MeetingSpace> meeting = {};  ///< nothing: in our pages
};
struct Decide {
  CallId call;
  StaffId author;
  Decision decision;
};
struct LoseCall {
  CallId call;
  bool applicant_present = false;
  std::optional<ReasonCode> reason = {};  ///< nothing: connection_lost
};
/// By the applicant.
struct LeaveCall {
  CallId call;
  bool withdraws = false;  ///< the consent, too
};
struct Review {
  StaffId reviewer;
  Verdict verdict = Verdict::confirmed;
  Personal<std::string> internal_text;
};
struct MarkReminder {};
struct MarkOverdue {};
struct GrantRetry {};
struct RequestAppeal {
  Personal<std::string> text;
};
struct AnswerAppeal {
  StaffId author;
  bool granted = false;
  Personal<std::string> message;
};
struct RequestErasure {};
struct RequestLink {};
struct Cancel {};
struct ReportEffectDone {
  std::string effect;
};
struct RequestCallBack {};
struct EndCallBack {};
struct TellCallBack {};
/// Somebody who was called back did not come.
struct GiveUpCallBack {};
/// Whether the slot is on offer and free is not the verification's to know.
struct BookSlot {
  Timestamp at;
  std::optional<std::string> time_zone = {};  ///< in which it was chosen
};
struct CancelSlot {};
struct RemindSlot {};
struct UseSlot {};
struct KeepPhoto {
  std::string sha256;
};
struct MissPhoto {
  std::string why;
};
/// Of one call; what was noted before is not among them.
struct NoteArtifacts {
  CallId call;
  std::vector<MeetingArtifact> artifacts;
};
struct KeepRecording {
  CallId call;
  RecordedFile file;
};
struct LoseRecording {
  CallId call;
  EvidenceId evidence;
  CallSide side{};
  RecordingLoss why{};
};
struct EraseEvidence {
  EvidenceId evidence;
  ErasedBecause why{};
};
struct KeepStill {
  CallId call;
  KeptStill still;
};
struct MissStill {
  CallId call;
  EvidenceId evidence;
  StillOf of{};
  StillLoss why{};
};
using Command =
    std::variant<GiveConsent, JoinQueue, LeaveQueue, StartCall, Decide, LoseCall, LeaveCall, Review,
                 MarkReminder, MarkOverdue, GrantRetry, RequestAppeal, AnswerAppeal, RequestErasure,
                 Cancel, ReportEffectDone, RequestCallBack, EndCallBack, TellCallBack,
                 GiveUpCallBack, BookSlot, CancelSlot, RemindSlot, UseSlot, RequestLink, KeepPhoto,
                 MissPhoto, NoteArtifacts, KeepRecording, LoseRecording, EraseEvidence, KeepStill,
                 MissStill>;

/// The version of the consent text that the pages show, and of the one that they show where the
/// call is recorded. A consent to another version is refused.
inline constexpr std::string_view consent_version = "2026-11";
inline constexpr std::string_view recorded_consent_version = "2026-12-recorded";
inline constexpr std::string_view consent_to(bool recorded) {
  return recorded ? recorded_consent_version : consent_version;
}
/// They agreed to the call as it will be: who agreed to a recording needs none.
bool has_consented(const Verification& verification, bool recorded);

/// The event that the command leads to, or why not.
Result<EventBody, Refusal> decide(const Verification& verification, const Command& command,
                                  const Policy& policy, Timestamp now);

/// The verification that VerificationRequired begins. CHECKs that it is one, with sequence 1.
Verification begin(VerificationId id, const Event& required);
/// The verification after the event. CHECKs that the event follows (sequence, state): events come
/// from decide().
Verification apply(Verification verification, const Event& event);

/// The effects that a failure opens: none when the account is failed already, so that a second
/// failure does not do again what the first one did.
std::vector<std::string> failure_effects(const Verification& verification, const Policy& policy);
/// Its photo is still to be fetched: it is open or failed.
bool wants_photo(const Verification& verification);
/// required, waiting, in_call or in_review.
bool is_open(const Verification& verification);
/// Open or failed: while it is, nobody can require another of the account.
bool blocks_another(const Verification& verification);
/// The call that runs now.
std::optional<CallId> running_call(const Verification& verification);
/// The deadline passed while its clock ran.
bool is_overdue(const Verification& verification, Timestamp now);
/// The slot that is booked, until it is over.
std::optional<Slot> coming_slot(const Verification& verification, Timestamp now);
/// How long before a deadline it is reminded of: as the policy says, but never before half of the
/// time is over. Zero: never.
Duration reminder_lead(const Policy& policy);
/// An appeal that waits for its answer.
bool has_open_appeal(const Verification& verification);
/// When it was requested.
std::optional<Timestamp> appealed_since(const Verification& verification);
/// Whether the result can be appealed (again) now.
bool can_appeal(const Verification& verification);
/// Since when the deadline's clock stands still; nothing while it runs or nothing is due.
std::optional<Timestamp> clock_stopped_since(const Verification& verification);
/// The code that both sides of a call see: four digits from the call's id.
std::string short_code(CallId call);

}  // namespace visavis
