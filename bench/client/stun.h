#pragma once

#include <array>
#include <optional>
#include <string>

#include "bytes.h"

namespace visavis::bench {

using StunTransaction = std::array<std::uint8_t, 12>;

enum class StunKind { request, response, error_response, other };

struct StunMessage {
  StunKind kind;
  StunTransaction transaction;
};

/// A binding request as Chromium's controlling agent sends it: USE-CANDIDATE, PRIORITY,
/// ICE-CONTROLLING, MESSAGE-INTEGRITY and FINGERPRINT.
struct BindingRequest {
  StunTransaction transaction;
  std::string username;  ///< the server's ufrag, a colon, ours
  std::string password;  ///< the server's
  std::uint32_t priority;
  std::uint64_t tie_breaker;
};
Bytes encode(const BindingRequest& request);

/// The answer to a request of the server's own (a full agent checks back). The password is ours.
Bytes binding_response(const StunTransaction& transaction, std::uint32_t ipv4, std::uint16_t port,
                       std::string_view password);

/// Nothing for bytes that are no STUN message.
std::optional<StunMessage> parse_stun(View datagram);
/// Whether MESSAGE-INTEGRITY is there and was made with this password.
bool integrity_holds(View datagram, std::string_view password);

}  // namespace visavis::bench
