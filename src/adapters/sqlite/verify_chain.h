#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "adapters/sqlite/database.h"
#include "base/id.h"

namespace visavis::sqlite {

/// Where the stored history is not what was written.
struct ChainBreak {
  std::int64_t position =
      0;  ///< the first event that does not fit; 0 when no event is left to name
  VerificationId verification;
  std::string reason;
};

struct ChainReport {
  std::size_t verifications = 0;
  std::size_t events = 0;
  std::optional<ChainBreak> broken;  ///< the one with the lowest position
};

/// Recomputes the hashes of all events, in one read transaction, and compares them with those
/// stored and each verification's last event with what its row says. Throws app::StoreFailure when
/// the file cannot be read.
ChainReport verify_chain(Database& database);

}  // namespace visavis::sqlite
