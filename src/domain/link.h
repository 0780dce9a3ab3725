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
