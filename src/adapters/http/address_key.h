#pragma once

#include <string>
#include <string_view>

namespace visavis::http {

/// What stands for a client in a limiter: an IPv4 address, or the /64 of an IPv6 address, which is
/// what one customer gets.
std::string address_key(std::string_view address);

}  // namespace visavis::http
