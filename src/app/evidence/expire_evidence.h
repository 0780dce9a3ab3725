#pragma once

#include <cstddef>

#include "app/evidence/side_sink.h"
#include "app/verification/steps.h"

namespace visavis::app {

/// Erases what is over its time, but for what a second review, an open appeal or a legal hold
/// needs. Each is gone when the history says so; stopped in between, it is done again. At most
/// `limit` at once: says how many it erased. Throws StoreFailure and VaultFailure.
std::size_t expire_evidence(const EvidencePlaces& places, Steps& steps,
                            const EvidenceKeptSince& kept, std::size_t limit);

/// Erases what is kept of calls whose applicant withdrew the consent to it, but for what a legal
/// hold is on. As expire_evidence().
std::size_t erase_withdrawn(const EvidencePlaces& places, Steps& steps, std::size_t limit);

}  // namespace visavis::app
