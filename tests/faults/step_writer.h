#pragma once

#include <cstdint>
#include <filesystem>

#include "adapters/sqlite/database.h"
#include "base/id.h"

namespace visavis::faults {

/// What a writer says when a commit has returned: a step of a verification, or a delivery done.
struct Acknowledgement {
  IdBytes verification{};
  std::uint64_t sequence = 0;
  std::int64_t delivered = 0;  ///< a position; 0 for a step
};

/// With a small write-ahead log, so that kills hit checkpoints too.
sqlite::SqliteConfig kill_config(const std::filesystem::path& file);

/// Takes random steps of a few accounts' verifications and records random deliveries, for ever, and
/// writes an Acknowledgement to the pipe after each. Ends by being killed, or when the pipe closes.
[[noreturn]] void write_steps(const std::filesystem::path& file, std::uint64_t seed, int pipe);

}  // namespace visavis::faults
