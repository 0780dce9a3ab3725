#include "adapters/http/address_key.h"

#include <algorithm>

#include "base/ip_address.h"

namespace visavis::http {
namespace {

/// The addresses that begin with the same bytes of the IPv6 form.
std::string prefix(const IpAddress& address, std::ptrdiff_t bytes_alike) {
  auto bytes = address.bytes();
  std::fill(bytes.begin() + bytes_alike, bytes.end(), std::uint8_t{0});
  const auto bits = bytes_alike * 8 - (address.is_v4() ? 96 : 0);
  return IpAddress::v6(bytes).text() + '/' + std::to_string(bits);
}

/// Without the zone of a link-local address.
std::string_view numeric(std::string_view address) { return address.substr(0, address.find('%')); }

}  // namespace

std::string address_key(std::string_view address) {
  const auto parsed = IpAddress::parse(numeric(address));
  if (!parsed) return std::string{numeric(address)};
  return parsed->is_v4() ? parsed->text() : prefix(*parsed, 8);
}

std::string network_key(std::string_view address) {
  const auto parsed = IpAddress::parse(numeric(address));
  if (!parsed) return std::string{numeric(address)};
  return prefix(*parsed, parsed->is_v4() ? 15 : 6);
}

}  // namespace visavis::http
