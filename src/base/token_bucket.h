#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>

#include "base/time.h"

namespace visavis {

/// Lets `burst` attempts through at once and one more each `refill`.
struct RateLimit {
  int burst = 10;
  Duration refill = std::chrono::seconds{1};
};

template <class TimePoint>
class TokenBucket {
 public:
  TokenBucket(RateLimit limit, TimePoint now)
      : limit_(limit), tokens_(static_cast<double>(limit.burst)), filled_(now) {}

  /// Takes an attempt: zero, or for how long to wait.
  Duration attempt(TimePoint now) {
    const std::chrono::duration<double, std::milli> refill = limit_.refill;
    // A clock that was set back must not lock anybody out.
    const std::chrono::duration<double, std::milli> passed =
        std::max(now - filled_, TimePoint::duration::zero());
    tokens_ = std::min(static_cast<double>(limit_.burst), tokens_ + passed / refill);
    filled_ = now;
    if (tokens_ >= 1.0) {
      tokens_ -= 1.0;
      return Duration::zero();
    }
    return std::chrono::ceil<Duration>((1.0 - tokens_) * refill);
  }

 private:
  RateLimit limit_;
  double tokens_;
  TimePoint filled_;
};

}  // namespace visavis
