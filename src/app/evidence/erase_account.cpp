#include "app/evidence/erase_account.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "app/evidence/every_evidence.h"
#include "app/evidence/evidence_key.h"

namespace visavis::app {
namespace {

constexpr std::size_t tombstones_at_once = 1000;

std::vector<EvidenceRecord> records_of(StoreConnection& store, const HeldEvidence& account,
                                       EvidenceState state) {
  std::vector<EvidenceRecord> found;
  every_evidence(store.evidence(),
                 {.marketplace = account.marketplace, .account = account.account, .state = state},
                 [&](const auto& one) { found.push_back(one); });
  return found;
}

std::string_view why_not(StoreConnection& store, const HeldEvidence& account) {
  for (const auto& hold : store.legal_holds().legal_holds())
    if (hold.on.marketplace == account.marketplace && hold.on.account == account.account)
      return "a legal hold keeps what is there: see visavis evidence holds";
  if (!records_of(store, account, EvidenceState::growing).empty())
    return "something is recorded of this account now: try again after the call";
  return "";
}

/// They are unreadable already, or will be when this is saved.
void erase_in_history(Steps& steps, const std::vector<EvidenceRecord>& records) {
  for (const auto& one : records)
    (void)steps.change(one.verification, EraseEvidence{one.id, ErasedBecause::asked_for});
}

std::vector<Tombstone> tombstones_of(AccountKeys& keys) {
  std::vector<Tombstone> all;
  for (std::int64_t after = 0;;) {
    const auto page = keys.tombstones(after, tombstones_at_once);
    for (const auto& one : page) all.push_back(one.tombstone);
    if (page.size() < tombstones_at_once) return all;
    after = page.back().number;
  }
}

/// Kept, says a store that was restored, and no key opens them.
std::vector<EvidenceRecord> kept_of_erased(const EvidencePlaces& places,
                                           const std::vector<Tombstone>& tombstones) {
  std::set<std::pair<MarketplaceId, AccountId>> erased;
  for (const auto& one : tombstones) erased.emplace(one.marketplace, one.account);
  std::vector<EvidenceRecord> found;
  every_evidence(places.store.evidence(), {.state = EvidenceState::kept}, [&](const auto& one) {
    if (!erased.contains({one.marketplace, one.account})) return;
    const auto key = evidence_key(places.keys, one);
    if (!key && key.error() == NoEvidenceKey::erased) found.push_back(one);
  });
  return found;
}

}  // namespace

Result<std::size_t, std::string_view> erase_account(const EvidencePlaces& places, Steps& steps,
                                                    TombstoneList& list,
                                                    const HeldEvidence& account,
                                                    const AskedBy& by) {
  auto refused = trouble_with(by);
  if (!refused.empty()) return refuse(refused);
  std::vector<EvidenceRecord> kept;
  // Nobody puts a hold on it, or begins to record, in between.
  places.store.together([&] {
    refused = why_not(places.store, account);
    if (!refused.empty()) return;
    kept = records_of(places.store, account, EvidenceState::kept);
    const auto now = places.clock.now();
    list.add(places.keys.erase(account.marketplace, account.account, now));
    erase_in_history(steps, kept);
    places.store.acts().append(
        {std::nullopt, now, AccountErased{account.marketplace, account.account, by.who, by.why}});
  });
  if (!refused.empty()) return refuse(refused);
  for (const auto& one : kept) places.vault.erase(one.id);
  return kept.size();
}

std::size_t replay_erasures(const EvidencePlaces& places, Steps& steps, TombstoneList& list) {
  const auto listed = list.all();
  auto tombstones = tombstones_of(places.keys);
  for (const auto& one : tombstones)
    if (std::ranges::find(listed, one) == listed.end()) list.add(one);
  const auto count = places.keys.replay(listed);
  tombstones.insert(tombstones.end(), listed.begin(), listed.end());
  if (tombstones.empty()) return count;
  const auto kept = kept_of_erased(places, tombstones);
  if (kept.empty()) return count;
  steps.take();
  places.store.together([&] { erase_in_history(steps, kept); });
  for (const auto& one : kept) {
    try {
      places.vault.erase(one.id);
    } catch (const VaultFailure&) {
      // No key opens it any more, and a bucket out of reach keeps no service from its start:
      // `evidence fsck` finds what is left.
    }
  }
  return count;
}

}  // namespace visavis::app
