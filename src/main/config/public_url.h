#pragma once

#include <string>
#include <string_view>

namespace visavis::config {

/// The address as browsers spell it in `Origin` (WHATWG URL: the host in small letters, in
/// punycode, an IP address in its one form; no port where it is the scheme's): what is compared
/// with theirs. Throws std::runtime_error with the reason when it has more than scheme, host and
/// port.
std::string as_browsers_spell(std::string_view url);

}  // namespace visavis::config
