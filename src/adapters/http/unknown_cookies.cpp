#include "adapters/http/unknown_cookies.h"

#include "adapters/http/address_key.h"

namespace visavis::http {

Duration UnknownCookies::wait(std::string_view peer, Monotonic now) {
  const std::lock_guard lock{mutex_};
  return addresses_.wait(address_key(peer), now);
}

void UnknownCookies::met(std::string_view peer, Monotonic now) {
  const std::lock_guard lock{mutex_};
  (void)addresses_.attempt(address_key(peer), now);
}

}  // namespace visavis::http
