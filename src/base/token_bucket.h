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
    const Duration waiting = wait(now);
    tokens_ = tokens_at(now);
    filled_ = now;
    if (waiting == Duration::zero()) tokens_ -= 1.0;
    return waiting;
  }

  /// What an attempt would be answered; takes none.
  Duration wait(TimePoint now) const {
    const double tokens = tokens_at(now);
    if (tokens >= 1.0) return Duration::zero();
    return std::chrono::ceil<Duration>((1.0 - tokens) * refill());
  }

 private:
  using Exact = std::chrono::duration<double, std::milli>;
  Exact refill() const { return limit_.refill; }
  double tokens_at(TimePoint now) const {
    // A clock that was set back must not lock anybody out.
    const Exact passed = std::max(now - filled_, TimePoint::duration::zero());
    return std::min(static_cast<double>(limit_.burst), tokens_ + passed / refill());
  }

  RateLimit limit_;
  double tokens_;
  TimePoint filled_;
};

}  // namespace visavis
