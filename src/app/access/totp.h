#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/second_factor.h"

// Codes that change with time (RFC 6238), of the kind that every authenticator app makes:
// HMAC-SHA-1, six digits, steps of 30 seconds since 1970.
namespace visavis::app {

inline constexpr std::chrono::seconds totp_step{30};
inline constexpr std::size_t totp_digits = 6;

std::string totp_code(const TotpSecret& secret, std::int64_t step);

/// The step whose code this is: the present one, the one before or the one after, as clocks differ
/// (RFC 6238, 5.2). None up to `last`: a code is taken once.
std::optional<std::int64_t> step_of_code(const TotpSecret& secret, std::string_view code,
                                         Timestamp now, std::int64_t last);

/// The secret as people type it: base32 (RFC 4648).
std::string totp_text(const TotpSecret& secret);
/// The same with the account's name, as authenticator apps take it from a QR code.
std::string totp_url(const TotpSecret& secret, std::string_view account);

}  // namespace visavis::app
