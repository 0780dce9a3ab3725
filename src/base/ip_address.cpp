#include "base/ip_address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>

#include "base/check.h"

namespace visavis {
namespace {

constexpr std::array<std::uint8_t, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr unsigned v4_bits = 32, v6_bits = 128;

}  // namespace

IpAddress IpAddress::v4(const std::array<std::uint8_t, 4>& bytes) {
  IpAddress address;
  std::ranges::copy(mapped, address.bytes_.begin());
  std::ranges::copy(bytes, address.bytes_.begin() + mapped.size());
  return address;
}

IpAddress IpAddress::v6(const std::array<std::uint8_t, 16>& bytes) {
  IpAddress address;
  address.bytes_ = bytes;
  return address;
}

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
  // inet_pton reads up to a zero byte.
  if (text.find('\0') != std::string_view::npos) return std::nullopt;
  const std::string terminated{text};
  std::array<std::uint8_t, 4> four{};
  if (inet_pton(AF_INET, terminated.c_str(), four.data()) == 1) return v4(four);
  std::array<std::uint8_t, 16> sixteen{};
  if (inet_pton(AF_INET6, terminated.c_str(), sixteen.data()) == 1) return v6(sixteen);
  return std::nullopt;
}

bool IpAddress::is_v4() const { return std::equal(mapped.begin(), mapped.end(), bytes_.begin()); }

bool IpAddress::is_any() const {
  return std::all_of(bytes_.begin() + (is_v4() ? mapped.size() : 0), bytes_.end(),
                     [](std::uint8_t byte) { return byte == 0; });
}

bool IpAddress::is_loopback() const {
  if (is_v4()) return bytes_[12] == 127;
  return bytes_[15] == 1 && std::all_of(bytes_.begin(), bytes_.begin() + 15,
                                        [](std::uint8_t byte) { return byte == 0; });
}

bool IpAddress::is_link_local() const {
  if (is_v4()) return bytes_[12] == 169 && bytes_[13] == 254;
  return bytes_[0] == 0xfe && (bytes_[1] & 0xc0) == 0x80;
}

bool IpAddress::is_multicast() const {
  return is_v4() ? bytes_[12] >> 4 == 0xe : bytes_[0] == 0xff;
}

bool IpAddress::is_near() const {
  static const std::array near{IpPrefix::of("127.0.0.0/8"),   IpPrefix::of("10.0.0.0/8"),
                               IpPrefix::of("172.16.0.0/12"), IpPrefix::of("192.168.0.0/16"),
                               IpPrefix::of("100.64.0.0/10"), IpPrefix::of("169.254.0.0/16"),
                               IpPrefix::of("::1"),           IpPrefix::of("fc00::/7"),
                               IpPrefix::of("fe80::/10")};
  return any_contains(near, *this);
}

std::string IpAddress::text() const {
  std::array<char, INET6_ADDRSTRLEN> buffer{};
  const bool four = is_v4();
  inet_ntop(four ? AF_INET : AF_INET6, bytes_.data() + (four ? mapped.size() : 0), buffer.data(),
            static_cast<socklen_t>(buffer.size()));
  return buffer.data();
}

std::optional<IpPrefix> IpPrefix::parse(std::string_view text) {
  const auto slash = text.find('/');
  const std::string_view host = text.substr(0, slash);
  const auto address = IpAddress::parse(host);
  if (!address) return std::nullopt;
  if (slash == std::string_view::npos) return IpPrefix{*address, v6_bits};
  // As it is written counts: ::ffff:10.0.0.0/104 is 10.0.0.0/8.
  const unsigned bits_max = host.find(':') == std::string_view::npos ? v4_bits : v6_bits;
  const std::string_view digits = text.substr(slash + 1);
  unsigned bits = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  if (error != std::errc{} || end != digits.data() + digits.size() || bits > bits_max)
    return std::nullopt;
  return IpPrefix{*address, v6_bits - bits_max + bits};
}

IpPrefix IpPrefix::of(std::string_view text) {
  const auto prefix = parse(text);
  CHECK(prefix);
  return *prefix;
}

bool IpPrefix::contains(const IpAddress& address) const {
  const auto &ours = address_.bytes(), &theirs = address.bytes();
  const unsigned bytes = bits_ / 8, rest = bits_ % 8;
  if (!std::equal(ours.begin(), ours.begin() + bytes, theirs.begin())) return false;
  return rest == 0 || ((ours[bytes] ^ theirs[bytes]) >> (8U - rest)) == 0;
}

bool any_contains(std::span<const IpPrefix> prefixes, const IpAddress& address) {
  return std::ranges::any_of(prefixes, [&](const auto& one) { return one.contains(address); });
}

}  // namespace visavis
