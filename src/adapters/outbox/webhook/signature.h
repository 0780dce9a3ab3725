#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace visavis::webhook {

/// The webhook-signature header of Standard Webhooks 1.0.0: "v1," and the base64 HMAC-SHA256 of
/// id.time.body. Nothing when the secret is not "whsec_" and the base64 of 24 to 64 bytes.
std::optional<std::string> sign(std::string_view secret, std::string_view id,
                                std::int64_t unix_seconds, std::string_view body);

}  // namespace visavis::webhook
