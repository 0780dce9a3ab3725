#pragma once

#include "app/evidence/side_sink.h"
#include "app/messages/secret_key.h"

namespace visavis::app {

/// What the store is told of a piece of that side before its first byte. Its account's key opens
/// the piece's.
EvidenceRecord growing_record(const EvidencePlaces& places, const RecordedSide& side, EvidenceId id,
                              const SecretKey& key, Timestamp began);

}  // namespace visavis::app
