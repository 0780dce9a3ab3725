#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "domain/account.h"
#include "domain/checklist.h"
#include "domain/decision.h"
#include "domain/policy.h"

namespace visavis {

// Everything that can happen to a verification. An event says what was so at its time: replaying
// needs no policy.

struct VerificationRequired {
  MarketplaceId marketplace;
  AccountId account;
  Trigger trigger;
  Profile profile;
  std::string return_url;
  std::map<std::string, std::string> metadata;
  Timestamp deadline;
  std::optional<Contact> contact = {};
  friend bool operator==(const VerificationRequired&, const VerificationRequired&) = default;
};
struct ConsentGiven {
  std::string version;
  friend bool operator==(const ConsentGiven&, const ConsentGiven&) = default;
};
struct QueueJoined {
  std::optional<Timestamp> place_since = {};  ///< nothing: a new place, since the event
  friend bool operator==(const QueueJoined&, const QueueJoined&) = default;
};
enum class LeaveReason { left, absent };
struct QueueLeft {
  LeaveReason reason;
  std::optional<Timestamp> kept_until = {};  ///< the place; nothing: it is given up
  friend bool operator==(const QueueLeft&, const QueueLeft&) = default;
};
struct CallStarted {
  CallId call;
  StaffId representative;
  std::vector<ChecklistItem> checklist;
  friend bool operator==(const CallStarted&, const CallStarted&) = default;
};
struct CallDecided {
  CallId call;
  StaffId author;
  Decision decision;
  bool needs_review;                 ///< only ever for `failed`
  std::vector<std::string> effects;  ///< opened now; only for a `failed` that needs no review
  std::optional<Timestamp> kept_until = {};  ///< the place in the queue; only for `technical`
  friend bool operator==(const CallDecided&, const CallDecided&) = default;
};
/// A participant was away for longer than the limit: the call is over as technical.
struct CallLost {
  CallId call;
  bool back_in_line = false;  ///< the applicant was here, and waits again in the same place
  std::optional<Timestamp> kept_until = {};  ///< the place, when the applicant was away
  friend bool operator==(const CallLost&, const CallLost&) = default;
};
/// The applicant ended the call: over as technical, at no cost, but without a kept place.
struct CallLeft {
  CallId call;
  friend bool operator==(const CallLeft&, const CallLeft&) = default;
};
enum class Verdict { confirmed, overturned };
struct DecisionReviewed {
  StaffId reviewer;
  Verdict verdict;
  Personal<std::string> internal_text;
  std::vector<std::string> effects;  ///< opened now; only for `confirmed`
  friend bool operator==(const DecisionReviewed&, const DecisionReviewed&) = default;
};
/// The deadline is near, and nothing keeps its clock.
struct ReminderDue {
  friend bool operator==(const ReminderDue&, const ReminderDue&) = default;
};
struct DeadlinePassed {
  friend bool operator==(const DeadlinePassed&, const DeadlinePassed&) = default;
};
struct RetryGranted {
  Timestamp deadline;
  friend bool operator==(const RetryGranted&, const RetryGranted&) = default;
};
/// The applicant says why a failure is wrong, or what has changed since.
struct AppealRequested {
  Personal<std::string> text;
  Timestamp answer_by;  ///< what the applicant is told to expect
  friend bool operator==(const AppealRequested&, const AppealRequested&) = default;
};
/// By somebody who took no part in the failure. Granted: required again, with a new deadline.
struct AppealAnswered {
  StaffId author;
  bool granted;
  Personal<std::string> message;      ///< for the applicant; never empty when declined
  std::optional<Timestamp> deadline;  ///< the new one; only when granted
  friend bool operator==(const AppealAnswered&, const AppealAnswered&) = default;
};
/// The applicant asks that their data be erased. The marketplace decides and answers.
struct ErasureRequested {
  friend bool operator==(const ErasureRequested&, const ErasureRequested&) = default;
};
struct VerificationCanceled {
  friend bool operator==(const VerificationCanceled&, const VerificationCanceled&) = default;
};
struct EffectDone {
  std::string effect;
  friend bool operator==(const EffectDone&, const EffectDone&) = default;
};

/// The applicant leaves the page, keeps the place, and wants to be told when it is nearly their
/// turn.
struct CallBackRequested {
  friend bool operator==(const CallBackRequested&, const CallBackRequested&) = default;
};
/// The applicant is here again, and waits as usual.
struct CallBackEnded {
  friend bool operator==(const CallBackEnded&, const CallBackEnded&) = default;
};
/// It is nearly their turn: the applicant is told.
struct CallBackTold {
  friend bool operator==(const CallBackTold&, const CallBackTold&) = default;
};
/// Takes the place of an earlier slot.
struct SlotBooked {
  Timestamp at;
  Duration extended{};    ///< by how much the deadline is moved for it
  bool reminder = false;  ///< there is time for one
  friend bool operator==(const SlotBooked&, const SlotBooked&) = default;
};
struct SlotCanceled {
  Duration withdrawn{};  ///< by how much the deadline is moved back
  friend bool operator==(const SlotCanceled&, const SlotCanceled&) = default;
};
struct SlotReminded {
  friend bool operator==(const SlotReminded&, const SlotReminded&) = default;
};
/// The booked time has come while its applicant waits already.
struct SlotUsed {
  Timestamp place_since;
  friend bool operator==(const SlotUsed&, const SlotUsed&) = default;
};

using EventBody =
    std::variant<VerificationRequired, ConsentGiven, QueueJoined, QueueLeft, CallStarted,
                 CallDecided, CallLost, CallLeft, DecisionReviewed, ReminderDue, DeadlinePassed,
                 RetryGranted, AppealRequested, AppealAnswered, ErasureRequested,
                 VerificationCanceled, EffectDone, CallBackRequested, CallBackEnded, CallBackTold,
                 SlotBooked, SlotCanceled, SlotReminded, SlotUsed>;

/// Who may read of an event. What is internal never leaves by webhooks or the marketplace's API.
enum class Audience { marketplace, internal };
std::string_view name(Audience audience);
Audience audience(const EventBody& body);

struct Event {
  std::uint64_t sequence = 0;  ///< from 1 within the verification
  Timestamp at;
  EventBody body;
  friend bool operator==(const Event&, const Event&) = default;
};

}  // namespace visavis
