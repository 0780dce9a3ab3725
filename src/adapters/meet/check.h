#pragma once

#include <string>
#include <vector>

#include "adapters/meet/meet_config.h"
#include "app/ports/clock.h"

namespace visavis::meet {

/// One thing that was tried, in words for an operator: what is well, or what is to be done where.
struct CheckLine {
  bool ok = false;
  std::string words;  ///< one line; may name organisers, never a key or token
};

/// Tries all that calls need of Google: the credentials, and with each organiser a meeting that is
/// made, read and ended. Nobody is ever told of it. Waits for Google.
std::vector<CheckLine> check(const MeetConfig& config, const app::Clock& clock);

}  // namespace visavis::meet
