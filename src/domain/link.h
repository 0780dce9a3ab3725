#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "base/id.h"
#include "base/time.h"

namespace visavis {

/// SHA-256 of a secret of 128 random bits or more (API key, session token, link token): looked up
/// by hash, so the database never holds the secret and a lookup's time says nothing about it.
using SecretHash = std::array<std::uint8_t, 32>;

/// For how long a link can be opened: one that a browser follows at once, and one in a mail. Words
/// in every language say it in minutes, in the form that multiples of ten have.
inline constexpr Duration link_lifetime = std::chrono::minutes{30};
inline constexpr Duration mailed_link_lifetime = std::chrono::minutes{60};
static_assert(link_lifetime % std::chrono::minutes{10} == Duration::zero());
static_assert(mailed_link_lifetime % std::chrono::minutes{10} == Duration::zero());

/// The browser that opened a link.
struct BoundDevice {
  SecretHash cookie{};
  Timestamp expires;

  friend bool operator==(const BoundDevice&, const BoundDevice&) = default;
};

/// A one-time link to a verification's pages. Opening it binds it to the device's own secret.
struct ApplicantLink {
  SecretHash token{};
  VerificationId verification;
  Timestamp expires;  ///< for opening; a device that opened it has its own time
  std::optional<BoundDevice> device;
  std::optional<SecretHash> minted_by = {};  ///< a hand-off: the device that it was made on
};

}  // namespace visavis
