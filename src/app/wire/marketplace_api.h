#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/shapes/results.h"

// What a marketplace's backend is answered and told (docs/protocol.md).
namespace visavis::app::shape {

enum class AppealStatus { open, granted, declined };
BOOST_DESCRIBE_ENUM(AppealStatus, open, granted, declined)

/// An appeal, as the marketplace may know it.
struct AppealOutline {
  AppealStatus status = AppealStatus::open;
  Timestamp requested;
  Timestamp answer_by;
};
BOOST_DESCRIBE_STRUCT(AppealOutline, (), (status, requested, answer_by))

enum class WarningCode {
  missing,   ///< the address of a contact
  unusable,  ///< what was sent was left out
};
BOOST_DESCRIBE_ENUM(WarningCode, missing, unusable)

/// What of a request was left out. The rest was done.
struct Warning {
  std::string field;  ///< "contact.email"
  WarningCode code = WarningCode::unusable;
  std::string detail;  ///< a sentence for people, in English
};
BOOST_DESCRIBE_STRUCT(Warning, (), (field, code, detail))

/// One check of one account, from the day it is required.
struct Verification {
  Always<"verification"> object;
  VerificationId id;
  AccountId account;
  Trigger trigger = Trigger::manual;
  Status status;
  bool overdue = false;       ///< the deadline has passed, and its clock runs
  std::uint64_t version = 0;  ///< grows with each change
  Timestamp created;
  std::optional<Timestamp> deadline;  ///< null once it is over
  std::optional<Hold> hold;
  std::vector<Effect> effects;
  std::optional<Result> last_result;  ///< while in_review still the result before
  std::optional<BookedSlot> slot;
  std::optional<AppealOutline> appeal;
  std::optional<Timestamp> erasure_requested;
  /// A one-time link in the answers of create, get and retry: send the freelancer's browser
  /// there, and never store it. Null in lists.
  std::optional<std::string> url;
  std::optional<Timestamp> url_expires;
  std::optional<std::string> return_url;
  std::map<std::string, std::string> metadata;
  /// How its calls are held, where create said it; null: as configured.
  std::optional<CallMedium> medium;
  /// In the answer of create: what of the request could not be used. Empty everywhere else.
  std::vector<Warning> warnings = {};
};
BOOST_DESCRIBE_STRUCT(Verification, (),
                      (object, id, account, trigger, status, overdue, version, created, deadline,
                       hold, effects, last_result, slot, appeal, erasure_requested, url,
                       url_expires, return_url, metadata, medium, warnings))

/// Newest first.
struct VerificationList {
  Always<"list"> object;
  std::vector<Verification> data;
  bool has_more = false;
};
BOOST_DESCRIBE_STRUCT(VerificationList, (), (object, data, has_more))

/// An account as it stands now. One never seen is not verified and has no hold.
struct Account {
  Always<"account"> object;
  AccountId account;
  bool verified = false;
  std::optional<Timestamp> verified_at;
  std::optional<VerificationId> verification;  ///< the latest one that was not canceled
  std::optional<Status> status;
  std::optional<Hold> hold;
  std::vector<Effect> effects;
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (object, account, verified, verified_at, verification, status, hold, effects))

/// Whether an account may do something now. Its bytes are written by hand (PermissionBody), for
/// speed.
struct Permission {
  Always<"permission"> object;
  AccountId account;
  std::string action;  ///< one of the policy's
  bool allowed = false;
  std::optional<VerificationId> verification;
  std::optional<Hold> hold;
};
BOOST_DESCRIBE_STRUCT(Permission, (), (object, account, action, allowed, verification, hold))

/// An effect, after it was reported done.
struct EffectReported {
  Always<"effect"> object;
  std::string id;
  std::string name;
  EffectStatus status = EffectStatus::done;
};
BOOST_DESCRIBE_STRUCT(EffectReported, (), (object, id, name, status))

/// Something that happened to a verification.
struct Event {
  Always<"event"> object;
  std::string id;             ///< "evt_12"
  std::int64_t position = 0;  ///< grows over the whole service; gaps mean nothing
  std::string type;           ///< "verification.required"
  Timestamp created;
  VerificationId verification;
  std::string account;
  std::uint64_t sequence = 0;  ///< grows from 1 within a verification; a gap means nothing
  std::optional<Status> previous_status;
  WrittenBefore<EventData> data;
  std::string hash, previous_hash;  ///< SHA-256, in hexadecimal digits
};
BOOST_DESCRIBE_STRUCT(Event, (),
                      (object, id, position, type, created, verification, account, sequence,
                       previous_status, data, hash, previous_hash))

/// Oldest first.
struct EventList {
  Always<"list"> object;
  std::vector<Event> data;
  bool has_more = false;
};
BOOST_DESCRIBE_STRUCT(EventList, (), (object, data, has_more))

/// The body of a webhook, by Standard Webhooks 1.0.0.
struct Webhook {
  std::string type;     ///< the event's
  Timestamp timestamp;  ///< when it happened
  Event data;
};
BOOST_DESCRIBE_STRUCT(Webhook, (), (type, timestamp, data))

/// A refusal (RFC 9457). What does not apply is left out.
struct Problem {
  std::string type;   ///< the address of a page that says more
  std::string title;  ///< a sentence for people, in English
  int status = 0;     ///< as in HTTP
  std::string code;   ///< from the catalogue: stable, never reused
  std::optional<std::string> detail;
  std::optional<std::string> param;  ///< the field that is wrong
  std::optional<std::string> request_id;
  std::optional<std::string> verification;  ///< with verification_exists: the one there is
};
BOOST_DESCRIBE_STRUCT(Problem, (),
                      (type, title, status, code, detail, param, request_id, verification))

}  // namespace visavis::app::shape

template <>
inline constexpr bool visavis::app::leaves_out<visavis::app::shape::Problem> = true;
