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
#include "base/time.h"
#include "domain/account.h"
#include "domain/checklist.h"
#include "domain/decision.h"
#include "domain/evidence.h"
#include "domain/meeting.h"
#include "domain/policy.h"
#include "domain/still.h"

namespace visavis {

// Everything that can happen to a verification. An event says what was so at its time: replaying
// needs no policy.

struct VerificationRequired {
  MarketplaceId marketplace;
  AccountId account;
  Trigger trigger;
  Personal<Profile> profile;
  std::string return_url;
  std::map<std::string, std::string> metadata;
  Timestamp deadline;
  std::optional<Contact> contact = {};
  std::optional<CallMedium> medium = {};  ///< nothing: as the marketplace and the service say
  friend bool operator==(const VerificationRequired&, const VerificationRequired&) = default;
};
BOOST_DESCRIBE_STRUCT(VerificationRequired, (),
                      (marketplace, account, trigger, profile, return_url, metadata, deadline,
                       contact, medium))
struct ConsentGiven {
  std::string version;
  friend bool operator==(const ConsentGiven&, const ConsentGiven&) = default;
};
BOOST_DESCRIBE_STRUCT(ConsentGiven, (), (version))
struct QueueJoined {
  std::optional<Timestamp> place_since = {};  ///< nothing: a new place, since the event
  friend bool operator==(const QueueJoined&, const QueueJoined&) = default;
};
BOOST_DESCRIBE_STRUCT(QueueJoined, (), (place_since))
enum class LeaveReason { left, absent };
BOOST_DESCRIBE_ENUM(LeaveReason, left, absent)
struct QueueLeft {
  LeaveReason reason;
  std::optional<Timestamp> kept_until = {};  ///< the place; nothing: it is given up
  friend bool operator==(const QueueLeft&, const QueueLeft&) = default;
};
BOOST_DESCRIBE_STRUCT(QueueLeft, (), (reason, kept_until))
struct CallStarted {
  CallId call;
  StaffId representative;
  std::vector<ChecklistItem> checklist;
  std::optional<MeetingSpace> meeting = {};  ///< nothing: in our pages
  friend bool operator==(const CallStarted&, const CallStarted&) = default;
};
BOOST_DESCRIBE_STRUCT(CallStarted, (), (call, representative, checklist, meeting))
struct CallDecided {
  CallId call;
  StaffId author;
  Decision decision;
  bool needs_review;                 ///< only ever for `failed`
  std::vector<std::string> effects;  ///< opened now; only for a `failed` that needs no review
  std::optional<Timestamp> kept_until = {};  ///< the place in the queue; only for `technical`
  friend bool operator==(const CallDecided&, const CallDecided&) = default;
};
BOOST_DESCRIBE_STRUCT(CallDecided, (), (call, author, decision, needs_review, effects, kept_until))
/// A participant was away for longer than the limit: the call is over as technical.
struct CallLost {
  CallId call;
  bool back_in_line = false;  ///< the applicant was here, and waits again in the same place
  std::optional<Timestamp> kept_until = {};  ///< the place, when the applicant was away
  std::optional<ReasonCode> reason = {};     ///< nothing: connection_lost
  friend bool operator==(const CallLost&, const CallLost&) = default;
};
BOOST_DESCRIBE_STRUCT(CallLost, (), (call, back_in_line, kept_until, reason))
/// The applicant ended the call: over as technical, at no cost, but without a kept place.
struct CallLeft {
  CallId call;
  /// With it their consent to the recording: what was recorded of the call is to be erased.
  bool withdrawn = false;
  friend bool operator==(const CallLeft&, const CallLeft&) = default;
};
BOOST_DESCRIBE_STRUCT(CallLeft, (), (call, withdrawn))
enum class Verdict { confirmed, overturned };
BOOST_DESCRIBE_ENUM(Verdict, confirmed, overturned)
struct DecisionReviewed {
  StaffId reviewer;
  Verdict verdict;
  Personal<std::string> internal_text;
  std::vector<std::string> effects;  ///< opened now; only for `confirmed`
  friend bool operator==(const DecisionReviewed&, const DecisionReviewed&) = default;
};
BOOST_DESCRIBE_STRUCT(DecisionReviewed, (), (reviewer, verdict, internal_text, effects))
/// The deadline is near, and nothing keeps its clock.
struct ReminderDue {
  friend bool operator==(const ReminderDue&, const ReminderDue&) = default;
};
BOOST_DESCRIBE_STRUCT(ReminderDue, (), ())
struct DeadlinePassed {
  friend bool operator==(const DeadlinePassed&, const DeadlinePassed&) = default;
};
BOOST_DESCRIBE_STRUCT(DeadlinePassed, (), ())
struct RetryGranted {
  Timestamp deadline;
  friend bool operator==(const RetryGranted&, const RetryGranted&) = default;
};
BOOST_DESCRIBE_STRUCT(RetryGranted, (), (deadline))
/// The applicant says why a failure is wrong, or what has changed since.
struct AppealRequested {
  Personal<std::string> text;
  Timestamp answer_by;  ///< what the applicant is told to expect
  friend bool operator==(const AppealRequested&, const AppealRequested&) = default;
};
BOOST_DESCRIBE_STRUCT(AppealRequested, (), (text, answer_by))
/// By somebody who took no part in the failure. Granted: required again, with a new deadline.
struct AppealAnswered {
  StaffId author;
  bool granted;
  Personal<std::string> message;      ///< for the applicant; never empty when declined
  std::optional<Timestamp> deadline;  ///< the new one; only when granted
  friend bool operator==(const AppealAnswered&, const AppealAnswered&) = default;
};
BOOST_DESCRIBE_STRUCT(AppealAnswered, (), (author, granted, message, deadline))
/// The applicant asks that their data be erased. The marketplace decides and answers.
struct ErasureRequested {
  friend bool operator==(const ErasureRequested&, const ErasureRequested&) = default;
};
BOOST_DESCRIBE_STRUCT(ErasureRequested, (), ())
/// Their link does not open the page any more: they want another one by e-mail.
struct LinkRequested {
  friend bool operator==(const LinkRequested&, const LinkRequested&) = default;
};
BOOST_DESCRIBE_STRUCT(LinkRequested, (), ())
struct VerificationCanceled {
  friend bool operator==(const VerificationCanceled&, const VerificationCanceled&) = default;
};
BOOST_DESCRIBE_STRUCT(VerificationCanceled, (), ())
struct EffectDone {
  std::string effect;
  friend bool operator==(const EffectDone&, const EffectDone&) = default;
};
BOOST_DESCRIBE_STRUCT(EffectDone, (), (effect))

/// The applicant leaves the page, keeps the place, and wants to be told when it is nearly their
/// turn.
struct CallBackRequested {
  friend bool operator==(const CallBackRequested&, const CallBackRequested&) = default;
};
BOOST_DESCRIBE_STRUCT(CallBackRequested, (), ())
/// The applicant is here again, and waits as usual.
struct CallBackEnded {
  friend bool operator==(const CallBackEnded&, const CallBackEnded&) = default;
};
BOOST_DESCRIBE_STRUCT(CallBackEnded, (), ())
/// It is nearly their turn: the applicant is told.
struct CallBackTold {
  friend bool operator==(const CallBackTold&, const CallBackTold&) = default;
};
BOOST_DESCRIBE_STRUCT(CallBackTold, (), ())
/// Takes the place of an earlier slot.
struct SlotBooked {
  Timestamp at;
  Duration extended{};                        ///< by how much the deadline is moved for it
  bool reminder = false;                      ///< there is time for one
  std::optional<std::string> time_zone = {};  ///< in which it was chosen, where that is known
  friend bool operator==(const SlotBooked&, const SlotBooked&) = default;
};
BOOST_DESCRIBE_STRUCT(SlotBooked, (), (at, extended, reminder, time_zone))
struct SlotCanceled {
  Duration withdrawn{};  ///< by how much the deadline is moved back
  friend bool operator==(const SlotCanceled&, const SlotCanceled&) = default;
};
BOOST_DESCRIBE_STRUCT(SlotCanceled, (), (withdrawn))
struct SlotReminded {
  friend bool operator==(const SlotReminded&, const SlotReminded&) = default;
};
BOOST_DESCRIBE_STRUCT(SlotReminded, (), ())
/// The booked time has come while its applicant waits already.
struct SlotUsed {
  Timestamp place_since;
  friend bool operator==(const SlotUsed&, const SlotUsed&) = default;
};
BOOST_DESCRIBE_STRUCT(SlotUsed, (), (place_since))

/// The picture at the profile's photo_url was fetched, once: what is compared from here on is this
/// file, whatever that address shows later.
struct PhotoKept {
  std::string sha256;  ///< of the file, in lowercase hexadecimal
  friend bool operator==(const PhotoKept&, const PhotoKept&) = default;
};
BOOST_DESCRIBE_STRUCT(PhotoKept, (), (sha256))
/// It could not be had, and is not asked for any more.
struct PhotoMissed {
  std::string why;  ///< "HTTP 404"; names nobody
  friend bool operator==(const PhotoMissed&, const PhotoMissed&) = default;
};
BOOST_DESCRIBE_STRUCT(PhotoMissed, (), (why))

/// What the Workspace kept of the call's meeting: where it lies, not what is in it.
struct ArtifactsFound {
  CallId call;
  std::vector<MeetingArtifact> artifacts;
  friend bool operator==(const ArtifactsFound&, const ArtifactsFound&) = default;
};
BOOST_DESCRIBE_STRUCT(ArtifactsFound, (), (call, artifacts))

/// A side of the call, or a part of it, is kept as evidence.
struct RecordingKept {
  CallId call;
  RecordedFile file;
  friend bool operator==(const RecordingKept&, const RecordingKept&) = default;
};
BOOST_DESCRIBE_STRUCT(RecordingKept, (), (call, file))
/// It was to be kept, and is not.
struct RecordingLost {
  CallId call;
  EvidenceId evidence;
  CallSide side;
  RecordingLoss why;
  friend bool operator==(const RecordingLost&, const RecordingLost&) = default;
};
BOOST_DESCRIBE_STRUCT(RecordingLost, (), (call, evidence, side, why))
/// A picture of the call is kept as evidence.
struct StillKept {
  CallId call;
  KeptStill still;
  friend bool operator==(const StillKept&, const StillKept&) = default;
};
BOOST_DESCRIBE_STRUCT(StillKept, (), (call, still))
/// It was asked for, and is not there.
struct StillMissed {
  CallId call;
  EvidenceId evidence;
  StillOf of;
  StillLoss why;
  friend bool operator==(const StillMissed&, const StillMissed&) = default;
};
BOOST_DESCRIBE_STRUCT(StillMissed, (), (call, evidence, of, why))
/// What was kept is gone for good. That it was there stays told.
struct EvidenceErased {
  EvidenceId evidence;
  ErasedBecause why;
  friend bool operator==(const EvidenceErased&, const EvidenceErased&) = default;
};
BOOST_DESCRIBE_STRUCT(EvidenceErased, (), (evidence, why))

using EventBody =
    std::variant<VerificationRequired, ConsentGiven, QueueJoined, QueueLeft, CallStarted,
                 CallDecided, CallLost, CallLeft, DecisionReviewed, ReminderDue, DeadlinePassed,
                 RetryGranted, AppealRequested, AppealAnswered, ErasureRequested,
                 VerificationCanceled, EffectDone, CallBackRequested, CallBackEnded, CallBackTold,
                 SlotBooked, SlotCanceled, SlotReminded, SlotUsed, LinkRequested, PhotoKept,
                 PhotoMissed, ArtifactsFound, RecordingKept, RecordingLost, EvidenceErased,
                 StillKept, StillMissed>;

/// Who may read of an event. What is internal never leaves by webhooks or the marketplace's API.
enum class Audience { marketplace, internal };
BOOST_DESCRIBE_ENUM(Audience, marketplace, internal)
Audience audience(const EventBody& body);
/// What an event is called outside: "verification.waiting". Several may be called alike: the data
/// beside it says what they mean for the marketplace.
std::string_view public_type(const EventBody& body);

struct Event {
  std::uint64_t sequence = 0;  ///< from 1 within the verification
  Timestamp at;
  EventBody body;
  friend bool operator==(const Event&, const Event&) = default;
};
BOOST_DESCRIBE_STRUCT(Event, (), (sequence, at, body))

}  // namespace visavis
