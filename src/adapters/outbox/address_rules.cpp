#include "adapters/outbox/address_rules.h"

#include <array>
#include <cstring>
#include <netinet/in.h>

#include "base/ip_address.h"

namespace visavis::outbox {
namespace {

/// From IANA's special-purpose address registries. Of IPv6 only what is within 2000::/3; everything
/// outside of it is not global unicast.
bool is_special(const IpAddress& address) {
  static const std::array ranges{
      IpPrefix::of("0.0.0.0/8"),        // this network
      IpPrefix::of("10.0.0.0/8"),       // private
      IpPrefix::of("100.64.0.0/10"),    // shared by carriers
      IpPrefix::of("127.0.0.0/8"),      // loopback
      IpPrefix::of("169.254.0.0/16"),   // link-local, and clouds' metadata services
      IpPrefix::of("172.16.0.0/12"),    // private
      IpPrefix::of("192.0.0.0/24"),     // protocol assignments
      IpPrefix::of("192.0.2.0/24"),     // documentation
      IpPrefix::of("192.88.99.0/24"),   // 6to4 relays
      IpPrefix::of("192.168.0.0/16"),   // private
      IpPrefix::of("198.18.0.0/15"),    // benchmarks
      IpPrefix::of("198.51.100.0/24"),  // documentation
      IpPrefix::of("203.0.113.0/24"),   // documentation
      IpPrefix::of("224.0.0.0/4"),      // multicast
      IpPrefix::of("240.0.0.0/4"),      // reserved, broadcast
      IpPrefix::of("2001::/23"),        // protocol assignments, Teredo
      IpPrefix::of("2001:db8::/32"),    // documentation
      IpPrefix::of("2002::/16"),        // 6to4
      IpPrefix::of("3fff::/20"),        // documentation
  };
  return any_contains(ranges, address);
}

bool is_public_v4(const std::array<std::uint8_t, 4>& bytes) {
  return !is_special(IpAddress::v4(bytes));
}

bool is_public_v6(const std::array<std::uint8_t, 16>& bytes) {
  static const IpPrefix global_unicast = IpPrefix::of("2000::/3");
  static const IpPrefix nat64 = IpPrefix::of("64:ff9b::/96");
  const IpAddress address = IpAddress::v6(bytes);
  if (nat64.contains(address)) return is_public_v4({bytes[12], bytes[13], bytes[14], bytes[15]});
  return global_unicast.contains(address) && !is_special(address);
}

}  // namespace

bool is_public(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    std::array<std::uint8_t, 4> bytes{};
    std::memcpy(bytes.data(), &in.sin_addr, bytes.size());
    return is_public_v4(bytes);
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, &address, sizeof in);
    std::array<std::uint8_t, 16> bytes{};
    std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
    return is_public_v6(bytes);
  }
  return false;
}

}  // namespace visavis::outbox
