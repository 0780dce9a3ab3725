#include "app/evidence/sample_evidence.h"

#include <set>
#include <utility>

#include "app/evidence/every_evidence.h"

namespace visavis::app {

EvidenceSample sample_evidence(EvidenceRecords& records, AccountKeys& keys, Vault& vault) {
  EvidenceSample sample;
  std::set<std::pair<MarketplaceId, AccountId>> seen;
  every_evidence(records, {.state = EvidenceState::kept}, [&](const auto& kept) {
    if (!seen.emplace(kept.marketplace, kept.account).second) return;
    ++sample.accounts;
    if (const auto opened = open_evidence(keys, vault, kept); !opened)
      sample.unopened.push_back({kept.id, opened.error()});
  });
  return sample;
}

}  // namespace visavis::app
