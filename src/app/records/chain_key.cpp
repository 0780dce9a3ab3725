#include "app/records/chain_key.h"

#include <algorithm>
#include <charconv>
#include <sodium.h>

#include "app/records/hash_chain.h"
#include "base/ascii.h"
#include "base/check.h"

namespace visavis::app {
namespace {

constexpr std::string_view head_version = "visavis-head-1";

/// What is signed: the version, both numbers (big-endian) and the hash.
std::string signed_text(const Seal& seal) {
  std::string text{head_version};
  for (const auto number : {seal.entries, seal.position})
    for (int shift = 56; shift >= 0; shift -= 8)
      text += static_cast<char>(static_cast<std::uint64_t>(number) >> shift & 0xFFU);
  text.append(reinterpret_cast<const char*>(seal.hash.data()), seal.hash.size());
  return text;
}

const unsigned char* bytes(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

template <std::size_t size>
bool read_hexadecimal(std::string_view text, std::array<std::uint8_t, size>& to) {
  std::size_t length = 0;
  const char* end = nullptr;
  return text.size() == 2 * size &&
         sodium_hex2bin(to.data(), size, text.data(), text.size(), nullptr, &length, &end) == 0 &&
         length == size && end == text.data() + text.size();
}

bool read_number(std::string_view text, std::int64_t& to) {
  const char* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, to);
  return error == std::errc{} && stopped == end && to >= 0;
}

/// The text up to the next blank, which is taken off.
std::string_view next_word(std::string_view& text) {
  const auto end = std::min(text.find(' '), text.size());
  const auto word = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

}  // namespace

ChainKey::ChainKey(const Seed& seed) {
  static_assert(crypto_sign_SEEDBYTES == std::tuple_size_v<Seed>);
  static_assert(crypto_sign_SECRETKEYBYTES == sizeof secret_);
  CHECK(crypto_sign_seed_keypair(public_.data(), secret_.data(), seed.data()) == 0);
}

ChainKey::~ChainKey() { sodium_memzero(secret_.data(), secret_.size()); }

Seal ChainKey::sign(Seal seal) const {
  const auto text = signed_text(seal);
  crypto_sign_detached(seal.signature.data(), nullptr, bytes(text), text.size(), secret_.data());
  seal.key = public_;
  return seal;
}

Signature ChainKey::sign_manifest(std::string_view json) const {
  CHECK(json.starts_with('{'));
  Signature signature{};
  crypto_sign_detached(signature.data(), nullptr,
                       reinterpret_cast<const unsigned char*>(json.data()), json.size(),
                       secret_.data());
  return signature;
}

bool signature_holds(const Seal& seal) {
  const auto text = signed_text(seal);
  return crypto_sign_verify_detached(seal.signature.data(), bytes(text), text.size(),
                                     seal.key.data()) == 0;
}

std::string pem_text(const PublicKey& key) {
  // SubjectPublicKeyInfo of an Ed25519 key; what follows is the key.
  std::string der("\x30\x2a\x30\x05\x06\x03\x2b\x65\x70\x03\x21\x00", 12);
  der.append(reinterpret_cast<const char*>(key.data()), key.size());
  return "-----BEGIN PUBLIC KEY-----\n" + base64(der) + "\n-----END PUBLIC KEY-----\n";
}

std::string head_text(const Seal& seal) {
  return std::string{head_version} + ' ' + std::to_string(seal.entries) + ' ' +
         std::to_string(seal.position) + ' ' + hexadecimal(seal.hash) + ' ' +
         hexadecimal(seal.signature) + ' ' + hexadecimal(seal.key);
}

std::optional<Seal> read_head(std::string_view text) {
  text = trimmed(text, spaces_of_people);
  Seal seal;
  const bool whole =
      next_word(text) == head_version && read_number(next_word(text), seal.entries) &&
      read_number(next_word(text), seal.position) && read_hexadecimal(next_word(text), seal.hash) &&
      read_hexadecimal(next_word(text), seal.signature) &&
      read_hexadecimal(next_word(text), seal.key) && text.empty();
  if (!whole) return std::nullopt;
  return seal;
}

std::string seed_text(const ChainKey::Seed& seed) { return hexadecimal(seed); }

std::optional<ChainKey::Seed> read_seed(std::string_view text) {
  ChainKey::Seed seed;
  if (!read_hexadecimal(trimmed(text, spaces_of_people), seed)) return std::nullopt;
  return seed;
}

}  // namespace visavis::app
