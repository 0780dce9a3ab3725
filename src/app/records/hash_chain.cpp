#include "app/records/hash_chain.h"

#include <cstdint>
#include <sodium.h>

namespace visavis::app {
namespace {

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
  sha.add(event.verification.bytes().data(), event.verification.bytes().size());
  sha.add_number(event.sequence);
  sha.add_number(static_cast<std::uint64_t>(to_unix_ms(event.at)));
  for (const auto text : {event.content, event.body, event.type, event.previous_status})
    sha.add_text(text);
  return sha.finish();
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

std::string sha256_text(std::string_view file) {
  Sha256 sha;
  sha.add(file.data(), file.size());
  return hexadecimal(sha.finish());
}

}  // namespace visavis::app
