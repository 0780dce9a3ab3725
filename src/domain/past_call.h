#pragma once

#include <optional>
#include <vector>

#include "domain/verification.h"

namespace visavis {

/// A call as its applicant may know it.
struct PastCall {
  CallId call;
  StaffId representative;
  Timestamp started;
  std::optional<Timestamp> ended;    ///< nothing while it goes on
  std::optional<CallResult> result;  ///< nothing before it counts, or when it was canceled
  friend bool operator==(const PastCall&, const PastCall&) = default;
};

/// The calls of a verification's history, oldest first. CHECKs that the history is whole.
std::vector<PastCall> past_calls(VerificationId id, const std::vector<Event>& history);

}  // namespace visavis
