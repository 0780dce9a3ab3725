// What a browser hands over of a passkey: its client data, and the authenticator's.
#include <cstdint>
#include <string>
#include <string_view>

#include "app/access/secrets.h"
#include "app/access/webauthn.h"

using namespace visavis;

namespace {

const app::RelyingParty party{"verify.example", "https://verify.example"};

/// Behind the hash of whom it is for, which no input guesses.
std::string for_us(std::string_view rest) {
  const SecretHash hash = app::hash_secret(party.id);
  return std::string{hash.begin(), hash.end()} + std::string{rest};
}

Passkey passkey_with(std::int64_t algorithm, std::string_view key) {
  Passkey passkey;
  passkey.algorithm = algorithm;
  passkey.public_key = key;
  return passkey;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text{reinterpret_cast<const char*>(data + 1), size - 1};
  switch (data[0] % 4) {
    case 0:
      (void)app::read_client_data(text);
      break;
    case 1:
      if (const auto made = app::read_made_credential(party, for_us(text)))
        if (made->id.empty() || made->public_key.empty()) __builtin_trap();
      break;
    case 2: {
      const auto bytes = app::from_base64url(text);
      if (bytes && app::to_base64url(*bytes) != text) __builtin_trap();
      break;
    }
    default:
      for (const std::int64_t algorithm : app::passkey_algorithms)
        (void)app::count_of_signature(party,
                                      passkey_with(algorithm, text.substr(0, text.size() / 2)),
                                      "{}", for_us(text), text);
      break;
  }
  return 0;
}
