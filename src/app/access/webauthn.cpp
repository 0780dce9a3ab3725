#include "app/access/webauthn.h"

#include <algorithm>
#include <boost/json.hpp>
#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <memory>
#include <stdexcept>

#include "app/access/cbor_bounds.h"
#include "app/access/secrets.h"

namespace visavis::app {
namespace {

namespace json = boost::json;

constexpr std::uint8_t user_present = 0x01;
constexpr std::size_t credential_bytes_max = 1023;  // WebAuthn, 4: credential id

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

template <class T>
T made(T pointer) {
  if (!pointer) throw std::runtime_error("libfido2: no memory");
  return pointer;
}

struct FreeCredential {
  void operator()(fido_cred_t* one) const { fido_cred_free(&one); }
};
struct FreeAssertion {
  void operator()(fido_assert_t* one) const { fido_assert_free(&one); }
};
struct FreeKey {
  void operator()(es256_pk_t* one) const { es256_pk_free(&one); }
  void operator()(eddsa_pk_t* one) const { eddsa_pk_free(&one); }
  void operator()(rs256_pk_t* one) const { rs256_pk_free(&one); }
};
template <class Key>
using KeyPointer = std::unique_ptr<Key, FreeKey>;

/// libfido2 keeps what it knows of its log and of the kernel's entropy by thread.
void begin_on_this_thread() {
  thread_local const bool begun = [] {
    fido_init(FIDO_DISABLE_U2F_FALLBACK);
    return true;
  }();
  (void)begun;
}

constexpr std::size_t head_bytes = 37;  // the hash of whom it is for, flags, count (6.1)

bool is_for(const RelyingParty& party, std::string_view data) {
  const SecretHash own = hash_secret(party.id);
  return data.size() >= head_bytes && std::equal(own.begin(), own.end(), bytes_of(data));
}

/// What stands behind a credential's id; nothing where it is cut.
std::optional<std::string_view> behind_credential(std::string_view data) {
  constexpr std::size_t before_id = 18;  // the authenticator's kind, and the id's length (6.5.1)
  data.remove_prefix(head_bytes);
  if (data.size() < before_id) return std::nullopt;
  const std::size_t id =
      std::size_t{bytes_of(data)[before_id - 2]} << 8U | bytes_of(data)[before_id - 1];
  if (data.size() - before_id < id) return std::nullopt;
  return data.substr(before_id + id);
}

/// The text of a member, or nothing when it is none.
std::optional<std::string> text_of(const json::object& object, std::string_view name) {
  const auto* const found = object.if_contains(name);
  if (found == nullptr || !found->is_string()) return std::nullopt;
  return std::string{found->as_string()};
}

std::optional<MadeCredential> made_with(std::int64_t algorithm,
                                        std::string_view authenticator_data) {
  const std::unique_ptr<fido_cred_t, FreeCredential> credential{made(fido_cred_new())};
  if (fido_cred_set_type(credential.get(), static_cast<int>(algorithm)) != FIDO_OK ||
      fido_cred_set_authdata_raw(credential.get(), bytes_of(authenticator_data),
                                 authenticator_data.size()) != FIDO_OK)
    return std::nullopt;
  const auto* const id = fido_cred_id_ptr(credential.get());
  const auto* const key = fido_cred_pubkey_ptr(credential.get());
  const std::size_t id_size = fido_cred_id_len(credential.get());
  const bool touched = (fido_cred_flags(credential.get()) & user_present) != 0;
  if (!touched || id == nullptr || key == nullptr || id_size == 0 || id_size > credential_bytes_max)
    return std::nullopt;
  return MadeCredential{
      {reinterpret_cast<const char*>(id), id_size},
      algorithm,
      {reinterpret_cast<const char*>(key), fido_cred_pubkey_len(credential.get())},
      fido_cred_sigcount(credential.get())};
}

bool verifies(const fido_assert_t* assertion, const Passkey& passkey) {
  const auto with = [&](auto key, auto read) {
    return read(key.get(), passkey.public_key.data(), passkey.public_key.size()) == FIDO_OK &&
           fido_assert_verify(assertion, 0, static_cast<int>(passkey.algorithm), key.get()) ==
               FIDO_OK;
  };
  switch (passkey.algorithm) {
    case COSE_ES256:
      return with(KeyPointer<es256_pk_t>{made(es256_pk_new())}, es256_pk_from_ptr);
    case COSE_EDDSA:
      return with(KeyPointer<eddsa_pk_t>{made(eddsa_pk_new())}, eddsa_pk_from_ptr);
    case COSE_RS256:
      return with(KeyPointer<rs256_pk_t>{made(rs256_pk_new())}, rs256_pk_from_ptr);
    default:
      return false;
  }
}

}  // namespace

std::optional<ClientData> read_client_data(std::string_view text) {
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = 8;
  const json::value value = json::parse(text, error, {}, options);
  if (error || !value.is_object()) return std::nullopt;
  const json::object& object = value.as_object();
  const auto type = text_of(object, "type");
  const auto challenge = text_of(object, "challenge");
  const auto origin = text_of(object, "origin");
  if (!type || !challenge || !origin) return std::nullopt;
  const auto* const cross = object.if_contains("crossOrigin");
  if (cross != nullptr && !cross->is_bool()) return std::nullopt;
  return ClientData{*type, *challenge, *origin, cross != nullptr && cross->as_bool()};
}

std::optional<MadeCredential> read_made_credential(const RelyingParty& party,
                                                   std::string_view authenticator_data) {
  begin_on_this_thread();
  if (!is_for(party, authenticator_data)) return std::nullopt;
  const auto key = behind_credential(authenticator_data);
  if (!key || !is_bounded_cbor(*key)) return std::nullopt;
  for (const std::int64_t algorithm : passkey_algorithms)
    if (auto credential = made_with(algorithm, authenticator_data)) return credential;
  return std::nullopt;
}

std::optional<std::uint32_t> count_of_signature(const RelyingParty& party, const Passkey& passkey,
                                                std::string_view client_data,
                                                std::string_view authenticator_data,
                                                std::string_view signature) {
  begin_on_this_thread();
  if (!is_for(party, authenticator_data) || !is_bounded_cbor(authenticator_data.substr(head_bytes)))
    return std::nullopt;
  const std::unique_ptr<fido_assert_t, FreeAssertion> assertion{made(fido_assert_new())};
  fido_assert_t* const one = assertion.get();
  const SecretHash hash = hash_secret(client_data);
  const bool taken = fido_assert_set_clientdata_hash(one, hash.data(), hash.size()) == FIDO_OK &&
                     fido_assert_set_rp(one, party.id.c_str()) == FIDO_OK &&
                     fido_assert_set_up(one, FIDO_OPT_TRUE) == FIDO_OK &&
                     fido_assert_set_count(one, 1) == FIDO_OK &&
                     fido_assert_set_authdata_raw(one, 0, bytes_of(authenticator_data),
                                                  authenticator_data.size()) == FIDO_OK &&
                     fido_assert_set_sig(one, 0, bytes_of(signature), signature.size()) == FIDO_OK;
  if (!taken || !verifies(one, passkey)) return std::nullopt;
  return fido_assert_sigcount(one, 0);
}

}  // namespace visavis::app
