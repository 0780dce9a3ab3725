#include "app/evidence/expire_evidence.h"

namespace visavis::app {

/// Each is looked for by itself, and erased at once: a legal hold that is set meanwhile comes too
/// late for one alone. Nobody waits for the disk or the bucket: no transaction is open.
std::size_t expire_evidence(const EvidencePlaces& places, Steps& steps,
                            const EvidenceKeptSince& kept, std::size_t limit) {
  for (std::size_t erased = 0; erased < limit; ++erased) {
    const auto over = places.store.evidence().expired_evidence(kept, 1);
    if (over.empty()) return erased;
    places.vault.erase(over.front().id);
    steps.take();
    places.store.together([&] {
      (void)steps.change(over.front().verification,
                         EraseEvidence{over.front().id, ErasedBecause::expired});
    });
  }
  return limit;
}

}  // namespace visavis::app
