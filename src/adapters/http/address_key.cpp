#include "adapters/http/address_key.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstring>

namespace visavis::http {

std::string address_key(std::string_view address) {
  const std::string text{address.substr(0, address.find('%'))};
  std::array<unsigned char, 16> bytes{};
  if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return text;
  constexpr std::array<unsigned char, 12> mapped_v4{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  if (std::memcmp(bytes.data(), mapped_v4.data(), mapped_v4.size()) == 0)
    return text.substr(text.rfind(':') + 1);
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  std::array<char, INET6_ADDRSTRLEN> prefix{};
  inet_ntop(AF_INET6, bytes.data(), prefix.data(), prefix.size());
  return std::string{prefix.data()} + "/64";
}

}  // namespace visavis::http
