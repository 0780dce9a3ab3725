#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "base/described.h"
#include "base/id.h"
#include "base/time.h"
#include "domain/link.h"

// What staff prove beside their password.
namespace visavis {

enum class FactorKind { totp, passkey };
BOOST_DESCRIBE_ENUM(FactorKind, totp, passkey)

/// What an authenticator app and this service both know (RFC 4226, 4, R6: 160 bits).
using TotpSecret = std::array<std::uint8_t, 20>;

/// An authenticator app whose first code was right.
struct Totp {
  TotpSecret secret{};
  Timestamp since;
  std::int64_t last_step = 0;  ///< whose code was taken last: none up to it is taken again

  friend bool operator==(const Totp&, const Totp&) = default;
};
/// Of one member of staff.
struct TotpRecord {
  std::optional<Totp> used = {};
  /// Being set up, also in the place of the one that is used.
  std::optional<TotpSecret> begun = {};

  friend bool operator==(const TotpRecord&, const TotpRecord&) = default;
};

/// A key of WebAuthn's that somebody registered.
struct Passkey {
  PasskeyId id;
  StaffId staff;
  std::string name;              ///< the owner's, for telling them apart
  std::string credential;        ///< the authenticator's name for it: bytes
  std::int64_t algorithm = 0;    ///< COSE's number (RFC 9053): -7, -8 or -257
  std::string public_key;        ///< bytes, as libfido2 has keys of this algorithm
  std::uint32_t sign_count = 0;  ///< 0: its authenticator does not count
  Timestamp added;
  std::optional<Timestamp> used = {};

  friend bool operator==(const Passkey&, const Passkey&) = default;
};

enum class TicketFor {
  second_step,  ///< the password was right, and the second factor is asked for
  new_passkey,  ///< the challenge of a registration
  passkey,      ///< the challenge of a proof
  first_factor  ///< the password was typed again, to set one up
};
BOOST_DESCRIBE_ENUM(TicketFor, second_step, new_passkey, passkey, first_factor)
/// A secret that somebody brings back once, soon.
struct StaffTicket {
  SecretHash token{};
  TicketFor purpose = TicketFor::second_step;
  StaffId staff;
  Timestamp expires;

  friend bool operator==(const StaffTicket&, const StaffTicket&) = default;
};

}  // namespace visavis
