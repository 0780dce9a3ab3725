#pragma once

#include <string>
#include <string_view>

#include "base/time.h"

namespace visavis::http {

inline constexpr std::string_view applicant_cookie = "visavis_applicant";
inline constexpr std::string_view staff_cookie = "visavis_staff";
/// Between the password and the second factor.
inline constexpr std::string_view staff_step_cookie = "visavis_staff_step";
/// The browser's, in which somebody of staff has signed in before.
inline constexpr std::string_view staff_device_cookie = "visavis_staff_device";

/// The value of a cookie in a Cookie header; empty when it is not there. A name that comes twice
/// counts as absent: somebody may have planted the second.
std::string_view cookie_value(std::string_view header, std::string_view name);

/// The secret in the cookie of ours with this name; empty when there is none. Over https its name
/// begins with __Host-, so that no other host of the domain can plant one (RFC 6265bis, 4.1.3.2).
/// Secrets from before that, which begin otherwise, are read from the bare name until they end.
std::string secret_in(std::string_view header, std::string_view name, bool secure);

/// A Set-Cookie value: HttpOnly, SameSite=Strict, Path=/; over https Secure and __Host-. No `value`
/// and no `lifetime` take the cookie away.
std::string set_cookie(std::string_view name, std::string_view value, Duration lifetime,
                       bool secure);

/// scheme://host[:port] as browsers send it in Origin: lower case, without the default port.
std::string origin_of(std::string_view url);

}  // namespace visavis::http
