#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace visavis {

/// An IPv4 or IPv6 address; IPv4 is kept in its IPv6-mapped form (RFC 4291, 2.5.5.2), so that both
/// ways to write one address are the same address.
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
  bool is_multicast() const;
  /// Loopback, private, of the link, or shared by a carrier: not reached from everywhere.
  bool is_near() const;
  const std::array<std::uint8_t, 16>& bytes() const { return bytes_; }
  std::string text() const;
  friend auto operator<=>(const IpAddress&, const IpAddress&) = default;

 private:
  std::array<std::uint8_t, 16> bytes_{};
};

/// The addresses that begin alike: "10.0.0.0/8". An address alone is a prefix too: its own.
class IpPrefix {
 public:
  static std::optional<IpPrefix> parse(std::string_view text);
  /// Of a text in the source: that it cannot be read is a bug.
  static IpPrefix of(std::string_view text);

  bool contains(const IpAddress& address) const;

 private:
  IpPrefix(const IpAddress& address, unsigned bits) : address_(address), bits_(bits) {}
  IpAddress address_;
  unsigned bits_;  ///< of the IPv6 form
};

/// Whether one of them contains it.
bool any_contains(std::span<const IpPrefix> prefixes, const IpAddress& address);

}  // namespace visavis
