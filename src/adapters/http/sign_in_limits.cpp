#include "adapters/http/sign_in_limits.h"

#include <algorithm>
#include <string>

#include "adapters/http/address_key.h"

namespace visavis::http {

Duration SignInLimits::attempt(std::string_view peer, std::string_view email, Monotonic now) {
  const std::string address = address_key(peer);
  const Duration wait = std::max(addresses_.attempt(address, now),
                                 pairs_.attempt(address + ' ' + std::string{email}, now));
  // What is refused to one address must not use up what is left for the owner's.
  if (wait > Duration::zero()) return wait;
  return emails_.attempt(email, now);
}

}  // namespace visavis::http
