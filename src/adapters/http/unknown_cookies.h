#pragma once

#include <list>
#include <mutex>
#include <set>
#include <string_view>

#include "base/attempt_limiter.h"
#include "domain/link.h"

namespace visavis::http {

/// How often an address may show a secret that we never gave, or that has ended: to look each up
/// takes the store's time from those who wait for it. A secret that was found good lately is not
/// counted, so nobody is kept out by what others behind the same address show. Thread-safe.
class UnknownCookies {
 public:
  /// Takes an attempt before the look-up: zero, or for how long `peer` is to wait with this one.
  Duration attempt(std::string_view peer, const SecretHash& secret, Monotonic now);
  /// It was somebody's: the attempt is given back, and it is not counted again. Whether it still is
  /// somebody's, the store is asked each time.
  void was_good(std::string_view peer, const SecretHash& secret);

 private:
  static constexpr std::size_t good_max = 20'000;

  std::mutex mutex_;
  AttemptLimiter addresses_{{30, std::chrono::seconds{2}}, 10'000};
  std::set<SecretHash> good_;
  std::list<SecretHash> order_;  ///< of `good_`, the oldest first
};

}  // namespace visavis::http
