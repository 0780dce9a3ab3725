#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "adapters/relay/bytes.h"
#include "adapters/relay/endpoint.h"

// STUN (RFC 8489) as far as ICE (RFC 8445) uses it: binding requests and their answers.
namespace visavis::relay {

enum class StunClass : std::uint8_t { request = 0, indication = 1, success = 2, error = 3 };
inline constexpr std::uint16_t stun_binding = 1;

using StunTransaction = std::array<std::uint8_t, 12>;

/// A well-formed message. `username` points into the bytes it was read from.
struct StunMessage {
  StunClass kind{};
  std::uint16_t method = 0;
  StunTransaction transaction{};
  std::string_view username;
  std::optional<std::uint32_t> priority;
  std::optional<std::uint64_t> controlling;
  std::optional<std::uint64_t> controlled;
  std::optional<Endpoint> mapped_address;
  std::optional<std::uint16_t> error_code;
  bool use_candidate = false;
  bool has_fingerprint = false;
  /// Where MESSAGE-INTEGRITY starts; 0 when there is none.
  std::size_t integrity_at = 0;
  /// Comprehension-required attributes nobody here understands, the first few of them.
  std::array<std::uint16_t, 4> unknown_required{};
  std::size_t unknown_count = 0;

  /// The part of the username that names the receiver: "mine:theirs".
  std::string_view local_ufrag() const { return username.substr(0, username.find(':')); }
};

/// Whether the first byte says STUN (RFC 7983).
inline bool looks_like_stun(Bytes datagram) { return !datagram.empty() && datagram[0] < 4; }

/// Nothing if it is not a well-formed message, or if its FINGERPRINT is wrong.
std::optional<StunMessage> parse_stun(Bytes datagram);

/// Whether MESSAGE-INTEGRITY is there and was made with this password. Takes constant time.
bool stun_integrity_ok(Bytes datagram, const StunMessage& message, std::string_view password);

/// Builds one message; the FINGERPRINT and MESSAGE-INTEGRITY come last, in finish().
class StunWriter {
 public:
  StunWriter(StunClass kind, const StunTransaction& transaction);
  StunWriter& username(std::string_view value);
  StunWriter& priority(std::uint32_t value);
  StunWriter& use_candidate();
  StunWriter& controlling(std::uint64_t tie_breaker);
  StunWriter& controlled(std::uint64_t tie_breaker);
  StunWriter& xor_mapped_address(const Endpoint& endpoint);
  StunWriter& error(std::uint16_t code, std::string_view reason);
  StunWriter& unknown_attributes(std::span<const std::uint16_t> types);
  /// An attribute without a value, of any type.
  StunWriter& empty_attribute(std::uint16_t type);
  /// The bytes stay valid as long as the writer.
  Bytes finish(std::string_view password);

 private:
  MutableBytes attribute(std::uint16_t type, std::size_t length);
  void set_length(std::size_t following);

  std::array<std::uint8_t, 1024> buffer_{};
  std::size_t size_ = 20;
};

}  // namespace visavis::relay
