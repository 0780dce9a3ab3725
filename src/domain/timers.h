#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/described.h"
#include "base/time.h"
#include "domain/verification.h"

namespace visavis {

/// What time alone brings about.
enum class TimerKind {
  reminder,       ///< the deadline is near
  overdue,        ///< the deadline passes
  slot_reminder,  ///< the booked time is near
  slot,           ///< the booked time has come while its applicant waits already
  call_back,      ///< somebody who was called back did not come
};
BOOST_DESCRIBE_ENUM(TimerKind, reminder, overdue, slot_reminder, slot, call_back)

struct Timer {
  TimerKind kind = TimerKind::overdue;
  Timestamp at;
  std::optional<Timestamp> useless_from = {};  ///< from then on nothing is done about it any more
  friend bool operator==(const Timer&, const Timer&) = default;
};

/// Everything that is to happen to the verification by time alone, while it stays as it is: at most
/// one of each kind, in the order of TimerKind.
std::vector<Timer> timers(const Verification& verification, const Policy& policy);

/// What is asked of the verification when the timer is due.
Command command_of(TimerKind kind);

}  // namespace visavis
