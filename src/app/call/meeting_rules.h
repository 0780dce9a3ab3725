#pragma once

#include <optional>

#include "base/time.h"
#include "domain/keeping.h"
#include "domain/meeting.h"

namespace visavis::app {

/// Calls in meetings of another service.
struct MeetingRules {
  bool set_up = false;                       ///< there is one
  CallMedium medium = CallMedium::embedded;  ///< of calls, where nobody asks for another
  bool recorded = false;                     ///< they are, as applicants are told
  bool falls_back = false;                   ///< where no meeting can be had, the call is embedded
  /// For how long what is recorded of other calls is kept; nothing: they are not recorded.
  std::optional<KeptFor> others_kept = {};
  Duration join_limit = std::chrono::minutes{3};  ///< from the call's begin to the first join
};

}  // namespace visavis::app
