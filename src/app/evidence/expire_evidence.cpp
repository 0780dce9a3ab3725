#include "app/evidence/expire_evidence.h"

namespace visavis::app {
namespace {

/// Each is looked for by itself, and erased at once: a legal hold that is set meanwhile comes too
/// late for one alone. Nobody waits for the disk or the bucket: no transaction is open.
template <class Next>
std::size_t erase_each(const EvidencePlaces& places, Steps& steps, ErasedBecause why,
                       std::size_t limit, const Next& next) {
  for (std::size_t erased = 0; erased < limit; ++erased) {
    const auto over = next(places.store.evidence());
    if (over.empty()) return erased;
    places.vault.erase(over.front().id);
    steps.take();
    places.store.together([&] {
      (void)steps.change(over.front().verification, EraseEvidence{over.front().id, why});
    });
  }
  return limit;
}

}  // namespace

std::size_t expire_evidence(const EvidencePlaces& places, Steps& steps,
                            const EvidenceKeptSince& kept, std::size_t limit) {
  return erase_each(places, steps, ErasedBecause::expired, limit,
                    [&](EvidenceRecords& records) { return records.expired_evidence(kept, 1); });
}

std::size_t erase_withdrawn(const EvidencePlaces& places, Steps& steps, std::size_t limit) {
  return erase_each(places, steps, ErasedBecause::withdrawn, limit,
                    [](EvidenceRecords& records) { return records.withdrawn_evidence(1); });
}

}  // namespace visavis::app
