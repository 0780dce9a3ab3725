#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "adapters/relay/endpoint.h"
#include "adapters/relay/relay_thread.h"

namespace visavis::relay {

/// Every thread's sockets on one port number, UDP and TCP. Throws std::system_error when the port
/// is taken. Port 0 picks one.
struct Listening {
  std::vector<RelayThread::Sockets> threads;
  std::uint16_t port = 0;
};
Listening listen_on(const std::vector<IpAddress>& addresses, std::uint16_t port,
                    std::size_t threads);

/// Without "::" where the system has no IPv6, if that leaves anything.
std::vector<IpAddress> of_this_machine(std::vector<IpAddress> listen);

/// What to put into candidates for these listen addresses: themselves, or for a wildcard the
/// machine's own addresses (the loopback one only when there is no other), but those of bridges
/// that lead to nothing but this machine's containers.
std::vector<IpAddress> reachable_addresses(const std::vector<IpAddress>& listen);

}  // namespace visavis::relay
