#include "adapters/webhook/address_rules.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <netinet/in.h>
#include <span>

namespace visavis::webhook {
namespace {

template <std::size_t size>
struct Range {
  std::array<std::uint8_t, size> start;
  unsigned prefix;  ///< bits
};
using Bytes4 = std::array<std::uint8_t, 4>;
using Bytes16 = std::array<std::uint8_t, 16>;

// From IANA's special-purpose address registries.
constexpr std::array special4{
    Range<4>{{0, 0, 0, 0}, 8},        // this network
    Range<4>{{10, 0, 0, 0}, 8},       // private
    Range<4>{{100, 64, 0, 0}, 10},    // shared by carriers
    Range<4>{{127, 0, 0, 0}, 8},      // loopback
    Range<4>{{169, 254, 0, 0}, 16},   // link-local, and clouds' metadata services
    Range<4>{{172, 16, 0, 0}, 12},    // private
    Range<4>{{192, 0, 0, 0}, 24},     // protocol assignments
    Range<4>{{192, 0, 2, 0}, 24},     // documentation
    Range<4>{{192, 88, 99, 0}, 24},   // 6to4 relays
    Range<4>{{192, 168, 0, 0}, 16},   // private
    Range<4>{{198, 18, 0, 0}, 15},    // benchmarks
    Range<4>{{198, 51, 100, 0}, 24},  // documentation
    Range<4>{{203, 0, 113, 0}, 24},   // documentation
    Range<4>{{224, 0, 0, 0}, 4},      // multicast
    Range<4>{{240, 0, 0, 0}, 4},      // reserved, broadcast
};

// Within 2000::/3; everything outside of it is not global unicast.
constexpr std::array special16{
    Range<16>{{0x20, 0x01}, 23},              // protocol assignments, Teredo
    Range<16>{{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation
    Range<16>{{0x20, 0x02}, 16},              // 6to4
    Range<16>{{0x3f, 0xff}, 20},              // documentation
};
constexpr Range<16> global_unicast{{0x20}, 3};
constexpr Range<16> nat64{{0x00, 0x64, 0xff, 0x9b}, 96};

template <std::size_t size>
bool within(const std::array<std::uint8_t, size>& address, const Range<size>& range) {
  for (unsigned bit = 0; bit < range.prefix; ++bit) {
    const unsigned mask = 0x80U >> (bit % 8);
    if (((address[bit / 8] ^ range.start[bit / 8]) & mask) != 0) return false;
  }
  return true;
}

bool is_public(const Bytes4& address) {
  return std::none_of(special4.begin(), special4.end(),
                      [&](const auto& range) { return within(address, range); });
}

bool is_public(const Bytes16& address) {
  if (within(address, nat64)) {
    Bytes4 behind{};
    std::copy_n(address.begin() + 12, behind.size(), behind.begin());
    return is_public(behind);
  }
  return within(address, global_unicast) &&
         std::none_of(special16.begin(), special16.end(),
                      [&](const auto& range) { return within(address, range); });
}

}  // namespace

bool is_public(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    Bytes4 bytes{};
    std::memcpy(bytes.data(), &in.sin_addr, bytes.size());
    return is_public(bytes);
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, &address, sizeof in);
    Bytes16 bytes{};
    std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
    return is_public(bytes);
  }
  return false;
}

}  // namespace visavis::webhook
