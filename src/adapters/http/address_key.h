#pragma once

#include <string>
#include <string_view>

namespace visavis::http {

/// What stands for a client in a limiter: an IPv4 address, or the /64 of an IPv6 address, which is
/// what one customer gets.
std::string address_key(std::string_view address);

/// The network around it: the /24 of an IPv4 address, the /48 of an IPv6 address, which is what one
/// organisation gets.
std::string network_key(std::string_view address);

}  // namespace visavis::http
