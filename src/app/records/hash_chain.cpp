#include "app/records/hash_chain.h"

#include <array>
#include <cstdint>
#include <sodium.h>

namespace visavis::app {
namespace {

std::array<char, 8> big_endian(std::uint64_t value) {
  std::array<char, 8> bytes{};
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>(value >> (8 * (7 - i)) & 0xFFU);
  return bytes;
}

std::string_view text_of(const std::array<char, 8>& bytes) { return {bytes.data(), bytes.size()}; }

/// What an event's hash is over behind the previous one, a part after the other: millions of them
/// are verified, and none needs memory for that.
template <class Add>
void each_part(const ChainedEvent& event, const Add& add) {
  const auto id = event.verification.bytes();
  add(std::string_view{reinterpret_cast<const char*>(id.data()), id.size()});
  add(text_of(big_endian(event.sequence)));
  add(text_of(big_endian(static_cast<std::uint64_t>(to_unix_ms(event.at)))));
  for (const auto part : {event.content, event.body, event.type, event.previous_status}) {
    add(text_of(big_endian(part.size())));
    add(part);
  }
}

class Sha256 {
 public:
  Sha256() { crypto_hash_sha256_init(&state_); }
  void add(const void* bytes, std::size_t size) {
    crypto_hash_sha256_update(&state_, static_cast<const unsigned char*>(bytes), size);
  }
  void add_number(std::uint64_t value) {
    const auto bytes = big_endian(value);
    add(bytes.data(), bytes.size());
  }
  void add_text(std::string_view text) {
    add_number(text.size());
    add(text.data(), text.size());
  }
  Hash finish() {
    Hash hash;
    crypto_hash_sha256_final(&state_, hash.data());
    return hash;
  }

 private:
  crypto_hash_sha256_state state_{};
};

}  // namespace

Hash chain_hash(const Hash& previous, const ChainedEvent& event) {
  Sha256 sha;
  sha.add(previous.data(), previous.size());
  each_part(event, [&](std::string_view part) { sha.add(part.data(), part.size()); });
  return sha.finish();
}

std::string chained_text(const ChainedEvent& event) {
  std::string text;
  each_part(event, [&](std::string_view part) { text += part; });
  return text;
}

Hash act_hash(const Hash& previous, std::string_view content) {
  Sha256 sha;
  sha.add(previous.data(), previous.size());
  sha.add_text("act");
  sha.add_text(content);
  return sha.finish();
}

Hash log_hash(const Hash& previous, const LogEntry& entry) {
  Sha256 sha;
  sha.add(previous.data(), previous.size());
  sha.add_text("log");
  sha.add_number(static_cast<std::uint64_t>(entry.position));
  sha.add(entry.hash.data(), entry.hash.size());
  return sha.finish();
}

std::string hexadecimal(std::span<const std::uint8_t> bytes) {
  std::string text(2 * bytes.size() + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

std::string base64(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), variant);
  text.pop_back();
  return text;
}

std::string sha256_text(std::string_view file) {
  Sha256 sha;
  sha.add(file.data(), file.size());
  return hexadecimal(sha.finish());
}

}  // namespace visavis::app
