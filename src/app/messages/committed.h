#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "domain/act.h"
#include "domain/marketplace.h"
#include "domain/verification.h"

// What stands in the log, as everybody in this program is told it: in the order of the log, each
// once, whoever committed it.
namespace visavis::app {

struct CommittedStep {
  std::int64_t position = 0;  ///< in the log
  Event event;
  Verification after;  ///< the row after the event, or after a later one that is told as well
  /// The account's latest verification that is not canceled: what its hold derives from.
  std::optional<Verification> current;
  int calls = 0;  ///< how many calls the verification has had; only while one runs
};

struct CommittedAct {
  std::int64_t position = 0;
  Act act;
  std::optional<Staff> staff;                   ///< whom it is about, as they are now
  std::optional<Marketplace> marketplace = {};  ///< likewise, where what its people see has changed
};

using Committed = std::variant<CommittedStep, CommittedAct>;
inline std::int64_t position_of(const Committed& one) {
  return std::visit([](const auto& committed) { return committed.position; }, one);
}

}  // namespace visavis::app
