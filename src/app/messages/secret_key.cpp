#include "app/messages/secret_key.h"

#include <algorithm>
#include <sodium.h>
#include <string_view>

#include "base/check.h"

namespace visavis::app {

std::string KeyId::text() const {
  std::array<char, 2 * sizeof bytes + 1> text{};
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  return text.data();
}

SecretKey::SecretKey(std::span<const std::uint8_t, size> bytes) {
  std::copy(bytes.begin(), bytes.end(), bytes_.begin());
}

SecretKey::~SecretKey() { sodium_memzero(bytes_.data(), bytes_.size()); }

SecretKey::SecretKey(SecretKey&& other) noexcept : bytes_(other.bytes_), held_(other.held_) {
  sodium_memzero(other.bytes_.data(), size);
  other.held_ = false;
}

SecretKey& SecretKey::operator=(SecretKey&& other) noexcept {
  if (this == &other) return *this;
  bytes_ = other.bytes_;
  held_ = other.held_;
  sodium_memzero(other.bytes_.data(), size);
  other.held_ = false;
  return *this;
}

std::span<const std::uint8_t, SecretKey::size> SecretKey::reveal() const {
  CHECK(held_);
  return bytes_;
}

KeyId SecretKey::id() const {
  constexpr std::string_view what = "visavis key id";
  std::array<std::uint8_t, crypto_generichash_BYTES_MIN> hash{};
  CHECK(crypto_generichash(hash.data(), hash.size(),
                           reinterpret_cast<const unsigned char*>(what.data()), what.size(),
                           reveal().data(), size) == 0);
  KeyId id;
  std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
  return id;
}

bool operator==(const SecretKey& a, const SecretKey& b) {
  return sodium_memcmp(a.reveal().data(), b.reveal().data(), SecretKey::size) == 0;
}

}  // namespace visavis::app
