#include "adapters/http/sign_in_limits.h"

#include <algorithm>
#include <string>

#include "adapters/http/address_key.h"

namespace visavis::http {

Duration SignInLimits::attempt(std::string_view peer, std::string_view email, Monotonic now) {
  const std::string address = address_key(peer);
  const Duration wait = std::max(addresses_.attempt(address, now),
                                 pairs_.attempt(address + ' ' + std::string{email}, now));
  // What is refused to one address, or to one network, must not use up what is left for the
  // owner's.
  if (wait > Duration::zero()) return wait;
  const Duration of_network = networks_.attempt(network_key(peer) + ' ' + std::string{email}, now);
  if (of_network > Duration::zero()) return of_network;
  return emails_.attempt(email, now);
}

Duration SignInLimits::attempt_in_known_browser(std::string_view browser, Monotonic now) {
  return browsers_.attempt(browser, now);
}

Duration CodeLimits::attempt(StaffId staff, bool known, Monotonic now) {
  return (known ? known_ : accounts_).attempt(staff.text(), now);
}

void CodeLimits::was_right(StaffId staff, bool known) {
  (known ? known_ : accounts_).give_back(staff.text());
}

}  // namespace visavis::http
