#include "adapters/http/address_key.h"

#include <algorithm>

#include "base/ip_address.h"

namespace visavis::http {

std::string address_key(std::string_view address) {
  const std::string_view text = address.substr(0, address.find('%'));
  const auto parsed = IpAddress::parse(text);
  if (!parsed) return std::string{text};
  if (parsed->is_v4()) return parsed->text();
  auto bytes = parsed->bytes();
  std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
  return IpAddress::v6(bytes).text() + "/64";
}

}  // namespace visavis::http
