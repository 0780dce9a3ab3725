#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "app/ports/evidence_records.h"
#include "base/result.h"

namespace visavis::app {

enum class UnreadEvidence {
  erased,   ///< its key, or it itself, is gone
  damaged,  ///< it is not what was written
};

/// What is in the kept evidence. Any thread; waits for the disk. Throws StoreFailure, VaultFailure.
class EvidenceFiles {
 public:
  virtual ~EvidenceFiles() = default;
  /// What is there from `offset` on, up to so much.
  virtual Result<std::string, UnreadEvidence> read(const EvidenceRecord& record,
                                                   std::uint64_t offset, std::size_t size_max) = 0;
};

}  // namespace visavis::app
