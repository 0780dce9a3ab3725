#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <sys/socket.h>

namespace visavis::relay {

/// An IPv4 or IPv6 address; IPv4 is kept in its IPv6-mapped form (RFC 4291, 2.5.5.2).
class IpAddress {
 public:
  IpAddress() = default;
  static IpAddress v4(const std::array<std::uint8_t, 4>& bytes);
  static IpAddress v6(const std::array<std::uint8_t, 16>& bytes);
  /// Numeric text only; nothing is ever looked up.
  static std::optional<IpAddress> parse(std::string_view text);

  bool is_v4() const;
  bool is_any() const;
  bool is_loopback() const;
  bool is_link_local() const;
  const std::array<std::uint8_t, 16>& bytes() const { return bytes_; }
  std::string text() const;
  friend auto operator<=>(const IpAddress&, const IpAddress&) = default;

 private:
  std::array<std::uint8_t, 16> bytes_{};
};

struct Endpoint {
  IpAddress ip;
  std::uint16_t port = 0;
  friend auto operator<=>(const Endpoint&, const Endpoint&) = default;
};

Endpoint from_sockaddr(const sockaddr_storage& address);
/// Fills `address` and returns its length.
socklen_t to_sockaddr(const Endpoint& endpoint, sockaddr_storage& address);

}  // namespace visavis::relay
