#pragma once

#include <compare>
#include <cstdint>
#include <sys/socket.h>

#include "base/ip_address.h"

namespace visavis::relay {

struct Endpoint {
  IpAddress ip;
  std::uint16_t port = 0;
  friend auto operator<=>(const Endpoint&, const Endpoint&) = default;
};

Endpoint from_sockaddr(const sockaddr_storage& address);
/// Fills `address` and returns its length.
socklen_t to_sockaddr(const Endpoint& endpoint, sockaddr_storage& address);

}  // namespace visavis::relay
