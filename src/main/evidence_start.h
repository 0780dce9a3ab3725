#pragma once

#include <filesystem>

#include "app/ports/evidence_records.h"

namespace visavis {

/// Before a vault and a key store are opened, which makes what is not there: where the store knows
/// evidence, that would be a mistyped path or a disk that is not mounted, and what is recorded from
/// then on would lie apart from the rest. Throws std::runtime_error, StoreFailure.
void refuse_new_places(app::EvidenceRecords& records, const std::filesystem::path& vault,
                       const std::filesystem::path& keys);

/// As the vault makes its own. Throws std::runtime_error.
void make_folder_of_keys(const std::filesystem::path& keys);

}  // namespace visavis
