#pragma once

#include "app/ports/vault.h"

namespace visavis::app {

/// Opens every chunk, and says what is in them together. Throws VaultFailure.
Result<EvidenceContent, VaultRefusal> read_through(EvidenceReader& reader);

}  // namespace visavis::app
