#pragma once

#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/token_bucket.h"

namespace visavis {

/// A rate limit for each key (an address, an e-mail). Memory is bounded: the key that was not heard
/// of for longest is forgotten first. Not thread-safe.
class AttemptLimiter {
 public:
  AttemptLimiter(RateLimit limit, std::size_t keys_max) : limit_(limit), keys_max_(keys_max) {}
  AttemptLimiter(AttemptLimiter&&) = default;
  AttemptLimiter& operator=(AttemptLimiter&&) = default;

  /// Takes an attempt: zero, or for how long the key must wait.
  Duration attempt(std::string_view key, Monotonic now);
  /// What an attempt would be answered; takes none.
  Duration wait(std::string_view key, Monotonic now) const;
  /// One that was let through does not count.
  void give_back(std::string_view key);
  std::size_t keys() const { return buckets_.size(); }

 private:
  struct Known {
    std::string key;
    TokenBucket bucket;
  };
  RateLimit limit_;
  std::size_t keys_max_;
  std::list<Known> recent_;  ///< the key heard of last is in front
  std::unordered_map<std::string_view, std::list<Known>::iterator> buckets_;
};

}  // namespace visavis
