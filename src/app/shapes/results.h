#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/shapes/shape.h"
#include "base/described.h"
#include "domain/hold.h"
#include "domain/verification.h"

// What became of a verification, as everybody outside is told it.
namespace visavis::app::shape {

using Status = KindName<visavis::Status>;
Status shown(const visavis::Status& status);

/// What an account may not do now.
struct Hold {
  HoldKind kind = HoldKind::pending;
  std::vector<std::string> denied_actions;
  std::string reason;  ///< a sentence for people, in English
  Timestamp since;
  std::uint64_t version = 0;  ///< grows with each change of the verification
};
BOOST_DESCRIBE_STRUCT(Hold, (), (kind, denied_actions, reason, since, version))
std::optional<Hold> shown(const std::optional<visavis::Hold>& hold, const Policy& policy);

enum class EffectStatus { open, done };
BOOST_DESCRIBE_ENUM(EffectStatus, open, done)
/// Something that the marketplace is asked to do, once.
struct Effect {
  std::string id;
  std::string name;  ///< "cancel_active_proposals"
  EffectStatus status = EffectStatus::open;
};
BOOST_DESCRIBE_STRUCT(Effect, (), (id, name, status))
Effect shown(const visavis::Effect& effect);
std::vector<Effect> shown(const std::vector<visavis::Effect>& effects);

/// Why a call ended as it did, with the applicant's words in English.
struct ReasonWords {
  ReasonCode code{};
  std::string text;
};
BOOST_DESCRIBE_STRUCT(ReasonWords, (), (code, text))
std::vector<ReasonWords> shown(const std::vector<ReasonCode>& reasons);

/// How the last call that counts ended.
struct Result {
  Outcome outcome = Outcome::technical;
  std::vector<ReasonWords> reasons;
  std::string message;  ///< added by the representative for the applicant; may be empty
  Timestamp decided;
};
BOOST_DESCRIBE_STRUCT(Result, (), (outcome, reasons, message, decided))
std::optional<Result> shown(const std::optional<CallResult>& result);

/// A time that the applicant has booked.
struct BookedSlot {
  Timestamp at;
};
BOOST_DESCRIBE_STRUCT(BookedSlot, (), (at))
std::optional<BookedSlot> shown(const std::optional<Slot>& slot);

/// What an event says of its verification, as it was written when it happened.
struct EventData {
  Status status;
  std::optional<Hold> hold;
  std::vector<Effect> effects;  ///< always the whole list
  std::optional<Result> last_result;
  std::optional<BookedSlot> slot;
  std::optional<std::string> reason;  ///< which of an event's causes it was, where it has several
};
BOOST_DESCRIBE_STRUCT(EventData, (), (status, hold, effects, last_result, slot, reason))

}  // namespace visavis::app::shape
