#include "app/evidence/growing_record.h"

#include "app/sealing/wrapped_key.h"

namespace visavis::app {

EvidenceRecord growing_record(const EvidencePlaces& places, const RecordedSide& side, EvidenceId id,
                              const SecretKey& key, Timestamp began) {
  const auto account_key = places.keys.key_for(side.marketplace, side.account, places.clock.now());
  const auto wrapped = wrap(key, account_key, KeyUse::evidence(id), places.entropy);
  return {id,    side.verification, side.marketplace, side.account, side.call, side.side,
          began, wrapped.stored()};
}

}  // namespace visavis::app
