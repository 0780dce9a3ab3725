#include "adapters/outbox/webhook/signature.h"

#include <array>
#include <sodium.h>

namespace visavis::webhook {
namespace {

constexpr std::string_view prefix = "whsec_";
constexpr std::size_t key_min = 24, key_max = 64;

struct Key {
  std::array<unsigned char, key_max> bytes{};
  std::size_t size = 0;
  Key() = default;
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;
  ~Key() { sodium_memzero(bytes.data(), bytes.size()); }
};

bool read_key(std::string_view secret, Key& key) {
  if (!secret.starts_with(prefix)) return false;
  secret.remove_prefix(prefix.size());
  const char* end = nullptr;
  const int code =
      sodium_base642bin(key.bytes.data(), key.bytes.size(), secret.data(), secret.size(), nullptr,
                        &key.size, &end, sodium_base64_VARIANT_ORIGINAL);
  return code == 0 && end == secret.data() + secret.size() && key.size >= key_min;
}

void add(crypto_auth_hmacsha256_state& state, std::string_view text) {
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()),
                                text.size());
}

}  // namespace

std::optional<std::string> sign(std::string_view secret, std::string_view id,
                                std::int64_t unix_seconds, std::string_view body) {
  Key key;
  if (!read_key(secret, key)) return std::nullopt;
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, key.bytes.data(), key.size);
  add(state, id);
  add(state, "." + std::to_string(unix_seconds) + ".");
  add(state, body);
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> hash{};
  crypto_auth_hmacsha256_final(&state, hash.data());
  std::array<char, sodium_base64_ENCODED_LEN(hash.size(), sodium_base64_VARIANT_ORIGINAL)> text{};
  sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  return std::string{"v1,"} + text.data();
}

}  // namespace visavis::webhook
