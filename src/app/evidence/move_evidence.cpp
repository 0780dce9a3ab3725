#include "app/evidence/move_evidence.h"

namespace visavis::app {

MovedEvidence move_evidence(EvidenceRecords& records, MovableEvidence& from,
                            const std::function<bool()>& go_on) {
  MovedEvidence done;
  for (const auto& id : from.waiting()) {
    const auto record = records.evidence(id);
    if (!record || record->state != EvidenceState::kept) continue;
    if (!go_on())
      ++done.waits;
    else if (from.move(id))
      ++done.moved;
  }
  return done;
}

}  // namespace visavis::app
