#include "app/evidence/rotate_account.h"

#include <string>
#include <utility>
#include <vector>

#include "app/evidence/every_evidence.h"
#include "app/evidence/evidence_key.h"
#include "app/sealing/wrapped_key.h"

namespace visavis::app {

std::size_t rotate_account(const EvidencePlaces& places, const HeldEvidence& account) {
  const auto now = places.clock.now();
  const auto next = places.keys.rotate(account.marketplace, account.account, now);
  std::vector<std::pair<EvidenceId, std::string>> wrapped;
  every_evidence(places.store.evidence(),
                 {.marketplace = account.marketplace, .account = account.account},
                 [&](const auto& one) {
                   const auto key = evidence_key(places.keys, one);
                   if (!key) return;
                   const auto by = wrap(*key, next, KeyUse::evidence(one.id), places.entropy);
                   wrapped.emplace_back(one.id, by.stored());
                 });
  places.store.together([&] {
    for (const auto& [id, key] : wrapped) places.store.evidence().rewrap_evidence(id, key);
    places.store.acts().append(
        {std::nullopt, now, AccountKeyRotated{account.marketplace, account.account}});
  });
  places.keys.forget_older(account.marketplace, account.account);
  return wrapped.size();
}

}  // namespace visavis::app
