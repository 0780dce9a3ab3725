#pragma once

#include <vector>

#include "base/id.h"

namespace visavis::app {

/// Finished evidence that waits on the disk to be moved into a bucket. For one thread that moves;
/// others may read and erase meanwhile. Throws VaultFailure.
class MovableEvidence {
 public:
  virtual ~MovableEvidence() = default;
  /// All that waits, the oldest first.
  virtual std::vector<EvidenceId> waiting() = 0;
  /// It is in the bucket, and gone from the disk, when this returned. False: it was erased
  /// meanwhile, and is in neither.
  virtual bool move(EvidenceId evidence) = 0;
};

}  // namespace visavis::app
