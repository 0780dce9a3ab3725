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
  /// The first event or act that does not fit; 0 when none is left to name.
  std::int64_t position = 0;
  std::optional<VerificationId> verification;  ///< nothing: it is about an act
  std::string reason;
};

struct ChainReport {
  std::size_t verifications = 0;
  std::size_t events = 0;
  std::size_t acts = 0;
  std::optional<ChainBreak> broken;  ///< the one with the lowest position
};

/// Recomputes the hashes of all events and acts, in one read transaction, and compares them with
/// those stored, each verification's last event with what its row says, and the last act with the
/// head of the acts. Throws app::StoreFailure when the file cannot be read.
ChainReport verify_chain(Database& database);

}  // namespace visavis::sqlite
