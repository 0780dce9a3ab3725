#include "app/sealing/wrapped_key.h"

#include <algorithm>
#include <sodium.h>
#include <string_view>

#include "base/check.h"

namespace visavis::app {
namespace {

// version (1), id of the key around it (8), nonce (24), sealed key (32 + 16)
constexpr std::uint8_t wrapping_version = 1;
constexpr std::size_t id_at = 1, nonce_at = 9, sealed_at = 33;
static_assert(sealed_at - nonce_at == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(WrappedKey::size - sealed_at ==
              SecretKey::size + crypto_aead_xchacha20poly1305_ietf_ABYTES);

std::string_view raw_text(const IdBytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// What stands before the nonce, and the use.
std::string bound_by(const WrappedKey::Bytes& bytes, const KeyUse& use) {
  return std::string(reinterpret_cast<const char*>(bytes.data()), nonce_at) + use.text();
}

const unsigned char* raw_bytes(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

SecretKey new_key(Entropy& entropy) {
  return SecretKey::filled_by([&](auto bytes) { entropy.fill(bytes); });
}

KeyUse KeyUse::account(MarketplaceId marketplace, const AccountId& account) {
  return KeyUse{std::string{"visavis account key"}.append(raw_text(marketplace.bytes())) +
                account.text()};
}

KeyUse KeyUse::evidence(EvidenceId evidence) {
  return KeyUse{std::string{"visavis evidence key"}.append(raw_text(evidence.bytes()))};
}

std::optional<WrappedKey> WrappedKey::read(std::span<const std::uint8_t> bytes) {
  if (bytes.size() != size || bytes.front() != wrapping_version) return std::nullopt;
  Bytes copy{};
  std::copy(bytes.begin(), bytes.end(), copy.begin());
  return WrappedKey{copy};
}

KeyId WrappedKey::under() const {
  KeyId id;
  std::copy_n(bytes_.begin() + id_at, id.bytes.size(), id.bytes.begin());
  return id;
}

WrappedKey wrap(const SecretKey& key, const SecretKey& by, const KeyUse& use, Entropy& entropy) {
  WrappedKey::Bytes bytes{wrapping_version};
  const auto id = by.id();
  std::copy(id.bytes.begin(), id.bytes.end(), bytes.begin() + id_at);
  entropy.fill(std::span{bytes}.subspan(nonce_at, sealed_at - nonce_at));
  const auto bound = bound_by(bytes, use);
  CHECK(crypto_aead_xchacha20poly1305_ietf_encrypt(
            bytes.data() + sealed_at, nullptr, key.reveal().data(), SecretKey::size,
            raw_bytes(bound), bound.size(), nullptr, bytes.data() + nonce_at,
            by.reveal().data()) == 0);
  return WrappedKey{bytes};
}

Result<SecretKey, UnwrapRefusal> unwrap(const WrappedKey& wrapped, const SecretKey& by,
                                        const KeyUse& use) {
  if (wrapped.under() != by.id()) return refuse(UnwrapRefusal::other_key);
  const auto& bytes = wrapped.bytes();
  const auto bound = bound_by(bytes, use);
  bool opened = false;
  auto key = SecretKey::filled_by([&](auto to) {
    opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
                 to.data(), nullptr, nullptr, bytes.data() + sealed_at, bytes.size() - sealed_at,
                 raw_bytes(bound), bound.size(), bytes.data() + nonce_at, by.reveal().data()) == 0;
  });
  if (!opened) return refuse(UnwrapRefusal::damaged);
  return key;
}

Result<WrappedKey, UnwrapRefusal> rewrap(const WrappedKey& wrapped, const SecretKey& from,
                                         const SecretKey& to, const KeyUse& use, Entropy& entropy) {
  const auto key = unwrap(wrapped, from, use);
  if (!key) return refuse(key.error());
  return wrap(*key, to, use, entropy);
}

}  // namespace visavis::app
