#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/time.h"
#include "domain/policy.h"
#include "domain/verification.h"

namespace visavis {

/// What an account may not do now. Never stored: derived from status and policy.
struct Hold {
  HoldKind kind = HoldKind::pending;
  ActionSet denies = 0;
  std::string reason;
  Timestamp since;
  std::uint64_t version = 0;  ///< the verification's version
  friend bool operator==(const Hold&, const Hold&) = default;
};

/// The hold of an account whose latest verification that is not canceled is this one.
std::optional<Hold> derive_hold(const Verification& verification, const Policy& policy,
                                Timestamp now);
/// When derive_hold() changes by time alone (the deadline); nothing when it does not.
std::optional<Timestamp> next_hold_change(const Verification& verification, Timestamp now);
/// What derive_hold() denies.
ActionSet denied(const Verification& verification, const Policy& policy, Timestamp now);
/// What is denied as well from next_hold_change() on.
ActionSet denied_later(const Verification& verification, const Policy& policy, Timestamp now);

}  // namespace visavis
