#pragma once

#include <functional>

#include "app/ports/evidence_records.h"

namespace visavis::app {

/// All that the filter says, page by page: what is added meanwhile may be among it. Throws
/// StoreFailure, and what `each` throws.
void every_evidence(EvidenceRecords& records, EvidenceFilter filter,
                    const std::function<void(const EvidenceRecord&)>& each);

}  // namespace visavis::app
