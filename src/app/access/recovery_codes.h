#pragma once

#include <string>
#include <string_view>

#include "app/ports/entropy.h"
#include "domain/link.h"

// What somebody writes down against the day when their phone is gone: each signs them in once, in
// the place of the second factor.
namespace visavis::app {

inline constexpr std::size_t recovery_codes_given = 10;

/// "k7m2p-9xq4r-0a1bc-7d8ef": 100 random bits. Fewer than other secrets have, as people type it,
/// and out of reach of whoever finds its hash all the same.
std::string new_recovery_code(Entropy& entropy);
/// Its letters and digits alone, as they were meant: O for 0, I and L for 1 (Crockford's base32).
std::string plain_recovery_code(std::string_view typed);
/// As it is kept.
SecretHash hash_recovery_code(std::string_view typed);

}  // namespace visavis::app
