#pragma once

#include <optional>

#include "app/evidence/open_evidence.h"
#include "app/ports/store_connection.h"

namespace visavis::app {

/// Opens every chunk of a kept piece, and holds its length and hash against what the verification's
/// history says of it (whether that is what was written, its own chain says). Nothing: it is well.
/// Throws StoreFailure and VaultFailure.
std::optional<EvidenceFault> verify_evidence(StoreConnection& store, AccountKeys& keys,
                                             Vault& vault, const EvidenceRecord& kept);

}  // namespace visavis::app
