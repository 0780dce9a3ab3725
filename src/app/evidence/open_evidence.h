#pragma once

#include <memory>

#include "app/ports/account_keys.h"
#include "app/ports/evidence_records.h"
#include "app/ports/vault.h"
#include "base/described.h"

namespace visavis::app {

/// What is wrong with a piece that is said to be kept.
enum class EvidenceFault {
  no_file,         ///< there is none
  no_key,          ///< no key of its account opens its key
  damaged,         ///< a chunk of it is not what was sealed
  other_content,   ///< it opens, and is not what the history says was kept
  not_in_history,  ///< the history does not say that it was kept
};
BOOST_DESCRIBE_ENUM(EvidenceFault, no_file, no_key, damaged, other_content, not_in_history)

/// A kept piece, with its last chunk opened. Throws StoreFailure and VaultFailure.
Result<std::unique_ptr<EvidenceReader>, EvidenceFault> open_evidence(AccountKeys& keys,
                                                                     Vault& vault,
                                                                     const EvidenceRecord& kept);

}  // namespace visavis::app
