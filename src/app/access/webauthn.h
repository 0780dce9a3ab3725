#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/second_factor.h"

// Passkeys as browsers hand them over (WebAuthn, level 2): read here, and verified by libfido2. All
// that comes in is anybody's bytes.
namespace visavis::app {

/// Where passkeys are for, out of the service's public address.
struct RelyingParty {
  std::string id;      ///< its host
  std::string origin;  ///< as browsers say it: scheme://host[:port]
};

/// COSE's numbers of the signatures that are taken, the best liked first: ES256, EdDSA, RS256.
inline constexpr std::int64_t passkey_algorithms[] = {-7, -8, -257};

/// What the browser says it was asked (5.8.1).
struct ClientData {
  std::string type;       ///< "webauthn.create" or "webauthn.get"
  std::string challenge;  ///< base64url
  std::string origin;
  bool cross_origin = false;
};
/// Nothing for what no browser writes.
std::optional<ClientData> read_client_data(std::string_view json);

/// What a registration made.
struct MadeCredential {
  std::string id;  ///< bytes
  std::int64_t algorithm = 0;
  std::string public_key;  ///< bytes, as libfido2 has them
  std::uint32_t sign_count = 0;
};
/// Out of the authenticator's data (6.1). Who made the authenticator is not asked (attestation
/// "none"), so there is no signature here: what proves the key is that it signs later. Nothing when
/// it is for somebody else, nobody touched it, or no key of ours is in it.
std::optional<MadeCredential> read_made_credential(const RelyingParty& party,
                                                   std::string_view authenticator_data);

/// The count of a signature that is right: made with the passkey, over these client data, by a
/// touch, for us. Nothing for any other.
std::optional<std::uint32_t> count_of_signature(const RelyingParty& party, const Passkey& passkey,
                                                std::string_view client_data,
                                                std::string_view authenticator_data,
                                                std::string_view signature);

}  // namespace visavis::app
