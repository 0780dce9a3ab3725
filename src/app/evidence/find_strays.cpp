#include "app/evidence/find_strays.h"

#include "app/evidence/every_evidence.h"
#include "base/check.h"

namespace visavis::app {
namespace {

StrayKind kind_of(EvidenceFault fault) {
  switch (fault) {
    case EvidenceFault::no_file:
      return StrayKind::no_file;
    case EvidenceFault::no_key:
      return StrayKind::no_key;
    case EvidenceFault::damaged:
    case EvidenceFault::other_content:
    case EvidenceFault::not_in_history:
      break;
  }
  return StrayKind::damaged;
}

/// What grew is deleted once the finished file is there: until then it may be all there is.
bool is_over(AccountKeys& keys, Vault& vault, const EvidenceRecord& record, VaultFile file) {
  switch (record.state) {
    case EvidenceState::growing:
      return false;
    case EvidenceState::kept:
      return file != VaultFile::finished && file != VaultFile::moved &&
             open_evidence(keys, vault, record).ok();
    case EvidenceState::lost:
    case EvidenceState::erased:
      break;
  }
  return true;
}

}  // namespace

std::vector<Stray> find_strays(StoreConnection& store, AccountKeys& keys, Vault& vault) {
  std::vector<Stray> found;
  vault.list([&](const VaultEntry& entry) {
    Stray stray{StrayKind::foreign, entry.file, entry.evidence, entry.name, entry.bytes};
    if (entry.evidence) {
      const auto record = store.evidence().evidence(*entry.evidence);
      if (record && !is_over(keys, vault, *record, entry.file)) return;
      stray.kind = record ? StrayKind::left_over : StrayKind::no_row;
    }
    found.push_back(std::move(stray));
  });
  every_evidence(store.evidence(), {.state = EvidenceState::kept}, [&](const auto& kept) {
    if (const auto reader = open_evidence(keys, vault, kept); !reader)
      found.push_back({kind_of(reader.error()), VaultFile::finished, kept.id});
  });
  return found;
}

bool is_orphan(const Stray& stray) {
  return stray.kind == StrayKind::no_row || stray.kind == StrayKind::left_over;
}

}  // namespace visavis::app
