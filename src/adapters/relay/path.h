#pragma once

#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>

#include "adapters/relay/endpoint.h"

namespace visavis::relay {

/// Which socket a datagram came by: a UDP socket's index, or a TCP connection's number.
enum class Link : std::uint32_t {};
inline constexpr std::uint32_t first_tcp_link = 0x8000'0000;
inline constexpr bool is_tcp(Link link) {
  return static_cast<std::uint32_t>(link) >= first_tcp_link;
}

/// A way to a browser. Two datagrams with equal paths came from the same place to the same place.
struct Path {
  Endpoint remote;
  /// The own address it was sent to: answers must leave from there, or the browser drops them.
  IpAddress local;
  Link link{};
  friend auto operator<=>(const Path&, const Path&) = default;
};

/// Only authenticated paths are ever put into a table, so this need not resist flooding.
struct PathHash {
  std::size_t operator()(const Path& path) const noexcept {
    std::uint64_t high;
    std::uint64_t low;
    std::memcpy(&high, path.remote.ip.bytes().data(), 8);
    std::memcpy(&low, path.remote.ip.bytes().data() + 8, 8);
    std::uint64_t mixed = (high ^ path.remote.port) * 0x9e3779b97f4a7c15U;
    mixed ^= (low + static_cast<std::uint32_t>(path.link)) * 0xc2b2ae3d27d4eb4fU;
    return mixed ^ mixed >> 29;
  }
};

}  // namespace visavis::relay
