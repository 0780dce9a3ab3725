#include "base/attempt_limiter.h"

namespace visavis {

Duration AttemptLimiter::attempt(std::string_view key, Monotonic now) {
  const auto found = buckets_.find(key);
  if (found != buckets_.end()) {
    recent_.splice(recent_.begin(), recent_, found->second);
    return recent_.front().bucket.attempt(now);
  }
  if (buckets_.size() >= keys_max_) {
    buckets_.erase(recent_.back().key);
    recent_.pop_back();
  }
  recent_.push_front({std::string{key}, TokenBucket{limit_, now}});
  buckets_.emplace(recent_.front().key, recent_.begin());
  return recent_.front().bucket.attempt(now);
}

Duration AttemptLimiter::wait(std::string_view key, Monotonic now) const {
  const auto found = buckets_.find(key);
  return found == buckets_.end() ? Duration::zero() : found->second->bucket.wait(now);
}

void AttemptLimiter::give_back(std::string_view key) {
  const auto found = buckets_.find(key);
  if (found != buckets_.end()) found->second->bucket.give_back();
}

}  // namespace visavis
