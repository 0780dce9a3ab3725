#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/ports/entropy.h"
#include "domain/link.h"

namespace visavis::app {

/// A new secret of 192 random bits as text, after a prefix that tells people what they found
/// ("lnk_", "vv_live_").
std::string new_secret(Entropy& entropy, std::string_view prefix);

/// "whsec_" and the base64 of 32 bytes, as Standard Webhooks wants it.
std::string new_webhook_secret(Entropy& entropy);

/// Without padding.
std::string to_base64url(std::string_view bytes);
/// The bytes of such a text; nothing for any other.
std::optional<std::string> from_base64url(std::string_view text);

SecretHash hash_secret(std::string_view secret);

/// Argon2id with libsodium's interactive limits (64 MiB, tens of milliseconds): call off the app's
/// thread.
std::string hash_password(std::string_view password);
bool password_matches(const std::string& hash, std::string_view password);
/// A hash that no password matches: verified when the e-mail address is unknown, so that both take
/// the same time.
const std::string& nobody_password_hash();

}  // namespace visavis::app
