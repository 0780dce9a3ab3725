#include "app/records/hash_chain.h"

#include <cstdint>
#include <sodium.h>

namespace visavis::app {
namespace {

void append_number(std::string& text, std::uint64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8) text += static_cast<char>(value >> shift & 0xFFU);
}

class Sha256 {
 public:
  Sha256() { crypto_hash_sha256_init(&state_); }
  void add(const void* bytes, std::size_t size) {
    crypto_hash_sha256_update(&state_, static_cast<const unsigned char*>(bytes), size);
  }
  void add_number(std::uint64_t value) {
    std::uint8_t bytes[8];
    for (int i = 0; i < 8; ++i) bytes[i] = static_cast<std::uint8_t>(value >> (8 * (7 - i)));
    add(bytes, sizeof bytes);
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
  const auto text = chained_text(event);
  sha.add(text.data(), text.size());
  return sha.finish();
}

std::string chained_text(const ChainedEvent& event) {
  const auto id = event.verification.bytes();
  std::string text(reinterpret_cast<const char*>(id.data()), id.size());
  append_number(text, event.sequence);
  append_number(text, static_cast<std::uint64_t>(to_unix_ms(event.at)));
  for (const auto part : {event.content, event.body, event.type, event.previous_status}) {
    append_number(text, part.size());
    text += part;
  }
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
