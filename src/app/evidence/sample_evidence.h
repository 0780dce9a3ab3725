#pragma once

#include <cstddef>
#include <vector>

#include "app/evidence/open_evidence.h"

namespace visavis::app {

struct EvidenceSample {
  struct Unopened {
    EvidenceId evidence;
    EvidenceFault fault;
  };
  std::size_t accounts = 0;  ///< that have something kept
  std::vector<Unopened> unopened;
};

/// Opens one kept piece of every account. Throws StoreFailure and VaultFailure.
EvidenceSample sample_evidence(EvidenceRecords& records, AccountKeys& keys, Vault& vault);

}  // namespace visavis::app
