#pragma once

#include <cstddef>
#include <functional>

#include "app/ports/evidence_records.h"
#include "app/ports/movable_evidence.h"

namespace visavis::app {

/// What became of what waited.
struct MovedEvidence {
  std::size_t moved = 0;
  std::size_t waits = 0;  ///< still, of what is kept
  friend bool operator==(const MovedEvidence&, const MovedEvidence&) = default;
};

/// Moves kept evidence into the bucket, what was finished first first, for as long as `go_on` says
/// so. What is finished and not yet told stays: it may be made again. Throws StoreFailure and, with
/// all before it moved, VaultFailure.
MovedEvidence move_evidence(EvidenceRecords& records, MovableEvidence& from,
                            const std::function<bool()>& go_on);

}  // namespace visavis::app
