#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/context.h"

namespace visavis::app {

// Signing in has three steps because checking a password takes tens of milliseconds of CPU, which
// the app's thread must not spend: look up (app thread), password_matches() in secrets.h (any
// thread), begin_session (app thread).

/// The hash to check the password against; that of nobody when the address is unknown.
struct SignInCandidate {
  std::optional<StaffId> staff;
  std::string password_hash;
};
SignInCandidate sign_in_candidate(Context& context, std::string_view email);

inline constexpr Duration session_lifetime = std::chrono::hours{12};
/// The secret for the session's cookie.
std::string begin_session(Context& context, StaffId staff);
void end_session(Context& context, std::string_view cookie);
std::optional<Staff> staff_of_session(Context& context, std::string_view cookie);

}  // namespace visavis::app
