#pragma once

#include <optional>
#include <vector>

#include "base/time.h"

namespace visavis {

/// When a delivery that failed is tried again (docs/protocol.md).
struct RetrySchedule {
  std::vector<Duration> delays{
      std::chrono::seconds{5}, std::chrono::minutes{5}, std::chrono::minutes{30},
      std::chrono::hours{2},   std::chrono::hours{5},   std::chrono::hours{10},
      std::chrono::hours{14},  std::chrono::hours{20},  std::chrono::hours{24}};
  double jitter = 0.2;  ///< up to this share is added, so that what failed together comes apart
  Duration retry_after_max = std::chrono::hours{24};

  /// The wait after that many failed attempts (from 1); nothing when it was the last. `random` is
  /// in [0, 1). A receiver's Retry-After can make the wait longer, not shorter.
  std::optional<Duration> after(int attempts, double random,
                                std::optional<Duration> retry_after) const;
};

}  // namespace visavis
