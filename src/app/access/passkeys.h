#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/access/second_factor.h"
#include "app/access/sign_in.h"
#include "app/access/webauthn.h"

// Passkeys of staff: how they are added, and what proves one. Each challenge is taken once, within
// five minutes, and only from the member of staff whom it was given. The caller saves it all
// together.
namespace visavis::app {

inline constexpr Duration challenge_lifetime = std::chrono::minutes{5};
inline constexpr std::size_t passkeys_max = 20;  ///< of a member of staff

/// A new challenge, base64url: to add a passkey (TicketFor::new_passkey), or to prove one
/// (TicketFor::passkey).
std::string new_challenge(StaffFactors& factors, Entropy& entropy, Timestamp now, StaffId staff,
                          TicketFor purpose);

/// What a browser made. All but the name is base64url.
struct NewPasskey {
  std::string name;
  std::string client_data, authenticator_data;
};
/// Gives recovery codes where there are none yet, and proves the second factor in this session.
/// Refuses passkey_refused. An act in the log.
Result<std::vector<std::string>, Refusal> add_passkey(StoreConnection& store, Entropy& entropy,
                                                      Timestamp now, const RelyingParty& party,
                                                      const StaffSession& session,
                                                      const NewPasskey& wanted);
/// Refuses not_found. With the last factor the recovery codes go, too. An act in the log.
Result<Done, Refusal> remove_passkey(StoreConnection& store, Timestamp now, StaffId staff,
                                     PasskeyId passkey);

/// What a browser signed, base64url.
struct PasskeyProof {
  std::string credential, client_data, authenticator_data, signature;
};
/// Whether a passkey of theirs signed a challenge of ours. A count that does not grow is that of a
/// copy, and refused.
bool takes_passkey(StoreConnection& store, Timestamp now, const RelyingParty& party, StaffId staff,
                   const PasskeyProof& proof);
/// Ends the second step of signing in with it. Refuses sign_in_over, and passkey_refused: the step
/// goes on then.
Result<BegunSession, Refusal> sign_in_with_passkey(StoreConnection& store, Entropy& entropy,
                                                   Timestamp now, const RelyingParty& party,
                                                   std::string_view token,
                                                   const PasskeyProof& proof,
                                                   const FromBrowser& from);
/// The same in a session that goes on. Refuses passkey_refused and second_factor_not_set_up.
Result<StaffSession, Refusal> prove_with_passkey(StoreConnection& store, Timestamp now,
                                                 const RelyingParty& party,
                                                 const StaffSession& session,
                                                 const PasskeyProof& proof);

}  // namespace visavis::app
