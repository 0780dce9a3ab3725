#include "app/access/passkeys.h"

#include <algorithm>

#include "app/access/secrets.h"

namespace visavis::app {
namespace {

/// Whether the browser was asked by us, on a page of ours, for this; the challenge is over then.
bool answers_challenge(StaffFactors& factors, Timestamp now, const RelyingParty& party,
                       StaffId staff, TicketFor purpose, std::string_view client_data) {
  const auto said = read_client_data(client_data);
  if (!said) return false;
  const SecretHash token = hash_secret(said->challenge);
  const auto ticket = factors.ticket(token);
  if (!ticket || ticket->purpose != purpose || ticket->staff != staff) return false;
  factors.remove_ticket(token);
  const std::string_view type =
      purpose == TicketFor::new_passkey ? "webauthn.create" : "webauthn.get";
  return now < ticket->expires && said->type == type && said->origin == party.origin &&
         !said->cross_origin;
}

/// An authenticator that counts never counts the same twice (7.2, 21).
bool grows(std::uint32_t before, std::uint32_t now) {
  return (before == 0 && now == 0) || now > before;
}

}  // namespace

std::string new_challenge(StaffFactors& factors, Entropy& entropy, Timestamp now, StaffId staff,
                          TicketFor purpose) {
  std::string challenge = new_secret(entropy, "");
  factors.add_ticket({hash_secret(challenge), purpose, staff, now + challenge_lifetime});
  return challenge;
}

Result<std::vector<std::string>, Refusal> add_passkey(StoreConnection& store, Entropy& entropy,
                                                      Timestamp now, const RelyingParty& party,
                                                      const StaffSession& session,
                                                      const NewPasskey& wanted) {
  auto& factors = store.factors();
  const StaffId staff = session.staff;
  const auto client_data = from_base64url(wanted.client_data);
  const auto data = from_base64url(wanted.authenticator_data);
  if (!client_data || !data ||
      !answers_challenge(factors, now, party, staff, TicketFor::new_passkey, *client_data))
    return refuse(Refusal::passkey_refused);
  const auto made = read_made_credential(party, *data);
  if (!made || factors.passkeys(staff).size() >= passkeys_max)
    return refuse(Refusal::passkey_refused);
  const bool added = factors.add_passkey({.id = PasskeyId{entropy.id_bytes()},
                                          .staff = staff,
                                          .name = wanted.name,
                                          .credential = made->id,
                                          .algorithm = made->algorithm,
                                          .public_key = made->public_key,
                                          .sign_count = made->sign_count,
                                          .added = now});
  if (!added) return refuse(Refusal::passkey_refused);
  store.acts().append({staff, now, SecondFactorAdded{FactorKind::passkey}});
  proven_now(store.staff(), session, now);
  return first_recovery_codes(store, entropy, now, staff);
}

Result<Done, Refusal> remove_passkey(StoreConnection& store, Timestamp now, StaffId staff,
                                     PasskeyId passkey) {
  auto& factors = store.factors();
  const auto own = factors.passkeys(staff);
  if (std::ranges::count(own, passkey, &Passkey::id) == 0) return refuse(Refusal::not_found);
  factors.remove_passkey(passkey);
  store.acts().append({staff, now, SecondFactorRemoved{FactorKind::passkey}});
  drop_recovery_codes_without_factor(factors, staff);
  return Done{};
}

bool takes_passkey(StoreConnection& store, Timestamp now, const RelyingParty& party, StaffId staff,
                   const PasskeyProof& proof) {
  auto& factors = store.factors();
  const auto credential = from_base64url(proof.credential);
  const auto client_data = from_base64url(proof.client_data);
  const auto data = from_base64url(proof.authenticator_data);
  const auto signature = from_base64url(proof.signature);
  if (!credential || !client_data || !data || !signature) return false;
  if (!answers_challenge(factors, now, party, staff, TicketFor::passkey, *client_data))
    return false;
  for (auto& passkey : factors.passkeys(staff)) {
    if (passkey.credential != *credential) continue;
    const auto count = count_of_signature(party, passkey, *client_data, *data, *signature);
    if (!count || !grows(passkey.sign_count, *count)) return false;
    passkey.sign_count = *count;
    passkey.used = now;
    factors.note_passkey(passkey);
    return true;
  }
  return false;
}

Result<BegunSession, Refusal> sign_in_with_passkey(StoreConnection& store, Entropy& entropy,
                                                   Timestamp now, const RelyingParty& party,
                                                   std::string_view token,
                                                   const PasskeyProof& proof,
                                                   const FromBrowser& from) {
  const auto staff = second_step_of(store, now, token);
  if (!staff) return refuse(staff.error());
  if (!takes_passkey(store, now, party, staff->id, proof)) return refuse(Refusal::passkey_refused);
  return end_second_step(store, entropy, now, token, staff.value(), from);
}

Result<StaffSession, Refusal> prove_with_passkey(StoreConnection& store, Timestamp now,
                                                 const RelyingParty& party,
                                                 const StaffSession& session,
                                                 const PasskeyProof& proof) {
  if (!has_second_factor(store.factors(), session.staff))
    return refuse(Refusal::second_factor_not_set_up);
  if (!takes_passkey(store, now, party, session.staff, proof))
    return refuse(Refusal::passkey_refused);
  return proven_now(store.staff(), session, now);
}

}  // namespace visavis::app
