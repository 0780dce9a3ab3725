#include "adapters/http/unknown_cookies.h"

#include "adapters/http/address_key.h"

namespace visavis::http {

Duration UnknownCookies::attempt(std::string_view peer, const SecretHash& secret, Monotonic now) {
  const std::lock_guard lock{mutex_};
  if (good_.contains(secret)) return Duration::zero();
  return addresses_.attempt(address_key(peer), now);
}

void UnknownCookies::was_good(std::string_view peer, const SecretHash& secret) {
  const std::lock_guard lock{mutex_};
  if (!good_.insert(secret).second) return;
  addresses_.give_back(address_key(peer));
  order_.push_back(secret);
  if (order_.size() <= good_max) return;
  good_.erase(order_.front());
  order_.pop_front();
}

}  // namespace visavis::http
