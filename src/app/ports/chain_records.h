#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/messages/seal.h"

namespace visavis::app {

/// The store-wide chain over the log. Throws StoreFailure.
class ChainRecords {
 public:
  virtual ~ChainRecords() = default;
  /// Entries of the log after a position, events and acts, oldest first.
  virtual std::vector<LogEntry> entries_after(std::int64_t position, std::size_t limit) = 0;
  /// The seal of the highest block; nothing before the first.
  virtual std::optional<Seal> last_seal() = 0;
  /// Keeps it in the place of what was kept for that block.
  virtual void keep_seal(std::int64_t block, const Seal& seal) = 0;
};

}  // namespace visavis::app
