#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <sqlite3.h>
#include <string>
#include <vector>

#include "app/messages/seal.h"
#include "base/id.h"

namespace visavis::sqlite {

/// Where the stored history is not what was written.
struct ChainBreak {
  enum class Of {
    event,
    act,
    log,  ///< the store-wide chain: `position` is where it still held
  };
  Of of = Of::event;
  /// The first event or act that does not fit; 0 when none is left to name.
  std::int64_t position = 0;
  std::optional<VerificationId> verification;  ///< an event's
  std::string reason;
};

/// A head of the store-wide chain that was kept elsewhere, and where.
struct KnownHead {
  app::Seal seal;
  std::string from;
};

struct ChainReport {
  std::size_t verifications = 0;
  std::size_t events = 0;
  std::size_t acts = 0;
  std::int64_t entries = 0;          ///< of the log
  std::optional<app::Seal> head;     ///< the newest seal in the store
  std::optional<ChainBreak> broken;  ///< the one with the lowest position
};

/// Recomputes the hashes of all events and acts, in one read transaction, and compares them with
/// those stored, each verification's last event with what its row says, and the last act with the
/// head of the acts; the store-wide chain with every seal, and with the heads that were kept
/// elsewhere; and the pictures that events tell of with their hashes. Whose signature it is, is the
/// caller's to judge. Throws app::StoreFailure when the file cannot be read.
ChainReport verify_chain(sqlite3* connection, std::span<const KnownHead> known = {});

/// For people.
std::string words_of(const ChainBreak& broken);

/// The tables that have damaged pages, with SQLite's words for it; empty when the file is whole.
/// Reads all of it.
std::vector<std::string> damaged_tables(sqlite3* connection);

}  // namespace visavis::sqlite
