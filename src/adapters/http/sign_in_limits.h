#pragma once

#include <string_view>

#include "base/attempt_limiter.h"
#include "base/id.h"

namespace visavis::http {

/// How often somebody may try to sign in. Not thread-safe.
class SignInLimits {
 public:
  /// Takes an attempt: zero, or for how long to wait. `peer` is the client's address, `email` in
  /// lower case.
  Duration attempt(std::string_view peer, std::string_view email, Monotonic now);
  /// The same in a browser in which the owner of the e-mail has signed in before: whatever others
  /// try, it has its own allowance.
  Duration attempt_in_known_browser(std::string_view browser, Monotonic now);

 private:
  static constexpr std::size_t keys_max = 10'000;
  AttemptLimiter addresses_{{20, std::chrono::seconds{6}}, keys_max};
  AttemptLimiter pairs_{{10, std::chrono::seconds{10}}, keys_max};    ///< address and e-mail
  AttemptLimiter networks_{{60, std::chrono::seconds{2}}, keys_max};  ///< network and e-mail
  AttemptLimiter browsers_{{10, std::chrono::seconds{10}}, keys_max};
  /// From everywhere together. So loose that it takes many addresses to lock the owner out.
  AttemptLimiter emails_{{100, std::chrono::seconds{1}}, keys_max};
};

/// How often somebody who has the password may try codes. Of a million codes three are right at any
/// time: the 480 tries of a day find one with 0.14 %, and those in known browsers once more as
/// many. Whoever has no password cannot use up what is the owner's; whoever has it not what the
/// owner has in the browsers that know them. These have one allowance together: before there was a
/// second factor, the password alone made any number of them. Not thread-safe.
class CodeLimits {
 public:
  /// Takes an attempt: zero, or for how long to wait. `known`: in a browser that knows them.
  Duration attempt(StaffId staff, bool known, Monotonic now);
  /// The attempt was right: it does not count.
  void was_right(StaffId staff, bool known);

 private:
  static constexpr RateLimit limit{6, std::chrono::minutes{3}};
  AttemptLimiter accounts_{limit, 10'000};
  AttemptLimiter known_{limit, 10'000};
};

}  // namespace visavis::http
