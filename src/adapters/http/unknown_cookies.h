#pragma once

#include <mutex>
#include <string_view>

#include "base/attempt_limiter.h"

namespace visavis::http {

/// How often an address may show a secret that we never gave, or that has ended: to look each up
/// takes the store's time from those who wait for it. Thread-safe.
class UnknownCookies {
 public:
  /// For how long `peer` is to wait before its next secret is looked up.
  Duration wait(std::string_view peer, Monotonic now);
  /// One from it was unknown.
  void met(std::string_view peer, Monotonic now);

 private:
  std::mutex mutex_;
  AttemptLimiter addresses_{{30, std::chrono::seconds{2}}, 10'000};
};

}  // namespace visavis::http
