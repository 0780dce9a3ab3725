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

class TokenBucket {
 public:
  TokenBucket(RateLimit limit, Monotonic now)
      : limit_(limit), tokens_(static_cast<double>(limit.burst)), filled_(now) {}

  /// Takes an attempt: zero, or for how long to wait.
  Duration attempt(Monotonic now) { return take(1.0, now); }
  /// The same for what counts as so many attempts, or as a part of one.
  Duration take(double cost, Monotonic now) {
    const Duration waiting = wait_for(std::max(1.0, cost), now);
    tokens_ = tokens_at(now);
    filled_ = now;
    if (waiting == Duration::zero()) tokens_ -= cost;
    return waiting;
  }

  /// One that was let through does not count.
  void give_back() { tokens_ = std::min(static_cast<double>(limit_.burst), tokens_ + 1.0); }

  /// What an attempt would be answered; takes none.
  Duration wait(Monotonic now) const { return wait_for(1.0, now); }

 private:
  Duration wait_for(double needed, Monotonic now) const {
    const double tokens = tokens_at(now);
    if (tokens >= needed) return Duration::zero();
    return std::chrono::ceil<Duration>((needed - tokens) * refill());
  }
  using Exact = std::chrono::duration<double, std::milli>;
  Exact refill() const { return limit_.refill; }
  double tokens_at(Monotonic now) const {
    const Exact passed = now - filled_;
    return std::min(static_cast<double>(limit_.burst), tokens_ + passed / refill());
  }

  RateLimit limit_;
  double tokens_;
  Monotonic filled_;
};

}  // namespace visavis
