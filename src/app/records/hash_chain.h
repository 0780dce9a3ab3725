#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "app/messages/seal.h"

namespace visavis::app {

/// An event as it is stored.
struct ChainedEvent {
  VerificationId verification;
  std::uint64_t sequence = 0;
  Timestamp at;
  std::string_view content;  ///< encode_event()
  std::string_view body, type, previous_status;
};

/// SHA-256 over the previous hash and the event, each text with its length before it. Changing,
/// dropping or swapping stored events breaks the chain.
Hash chain_hash(const Hash& previous, const ChainedEvent& event);

/// What that hash is over behind the previous hash.
std::string chained_text(const ChainedEvent& event);

/// The same for acts, which are one chain: over the hash of the act before and encode_act().
Hash act_hash(const Hash& previous, std::string_view content);

/// The store-wide chain: over its hash before and the log's next entry.
Hash log_hash(const Hash& previous, const LogEntry& entry);

/// In lowercase hexadecimal. In constant time, so fit for secrets.
std::string hexadecimal(std::span<const std::uint8_t> bytes);
/// In base64, with its padding.
std::string base64(std::string_view bytes);
/// SHA-256 of a file, in lowercase hexadecimal.
std::string sha256_text(std::string_view file);

}  // namespace visavis::app
