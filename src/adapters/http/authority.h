#pragma once

#include <string_view>

namespace visavis::http {

/// host[:port], as Host and absolute targets have it (RFC 9110, 7.2; RFC 3986, 3.2.2): never empty,
/// and without a user. Takes no memory.
bool is_authority(std::string_view text);

}  // namespace visavis::http
