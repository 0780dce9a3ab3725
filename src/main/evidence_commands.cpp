#include "main/evidence_commands.h"

#include <algorithm>
#include <iostream>
#include <optional>
#include <stdexcept>

#include "adapters/sqlite/store_file.h"
#include "adapters/vault/folder_lock.h"
#include "app/evidence/every_evidence.h"
#include "app/evidence/find_strays.h"
#include "app/evidence/verify_evidence.h"
#include "main/commands.h"
#include "main/evidence_places.h"
#include "main/listed.h"
#include "main/stores.h"

namespace visavis {
namespace {

template <class T>
std::optional<T> asked_for(const std::string& text, const char* option) {
  if (text.empty()) return std::nullopt;
  auto found = T::parse(text);
  if (!found) throw std::runtime_error(std::string{option} + ": \"" + text + "\" cannot be one");
  return found;
}

app::EvidenceFilter filter_of(const EvidenceAsked& asked) {
  app::EvidenceFilter filter{
      .marketplace = asked_for<MarketplaceId>(asked.marketplace, "--marketplace"),
      .account = asked_for<AccountId>(asked.account, "--account"),
      .verification = asked_for<VerificationId>(asked.verification, "--verification")};
  if (asked.state.empty()) return filter;
  filter.state = named<EvidenceState>(asked.state);
  if (!filter.state) throw std::runtime_error("--state: growing, kept, lost or erased is expected");
  return filter;
}

ListAs list_as(bool json) { return json ? ListAs::json : ListAs::table; }

ListedEvidence listed(const app::EvidenceRecord& record) {
  ListedEvidence one{.id = record.id,
                     .kind = kept_kind(record.still_of),
                     .state = record.state,
                     .side = record.side,
                     .began = record.began,
                     .held_since = record.held,
                     .marketplace = record.marketplace,
                     .account = record.account.text(),
                     .verification = record.verification,
                     .call = record.call};
  if (!record.file) return one;
  one.seconds = std::chrono::duration_cast<std::chrono::seconds>(record.file->length).count();
  one.bytes = record.file->bytes;
  one.whole = record.file->whole;
  return one;
}

/// A running service may have been finishing or erasing it.
template <class T>
void keep_what_is_in(std::vector<T>& found, const std::vector<T>& again) {
  std::erase_if(found, [&](const auto& one) { return std::ranges::count(again, one) == 0; });
}

std::vector<app::Stray> strays_in(EvidenceTools& tools) {
  auto found = app::find_strays(tools.store, tools.keys, tools.vault);
  if (!found.empty())
    keep_what_is_in(found, app::find_strays(tools.store, tools.keys, tools.vault));
  return found;
}

/// A vault of which this store knows the smaller part is another store's, or the store is far too
/// old for it: what it does not know proves nothing then.
bool knows_the_vault(EvidenceTools& tools, const std::vector<app::Stray>& strays) {
  std::ptrdiff_t known = 0;
  app::every_evidence(tools.store.evidence(), {.state = EvidenceState::kept},
                      [&](const auto&) { ++known; });
  return std::ranges::count(strays, app::StrayKind::no_row, &app::Stray::kind) <= known;
}

/// Says how many it removed.
std::size_t remove_orphans(EvidenceTools& tools, const std::vector<app::Stray>& strays) {
  std::size_t count = 0;
  for (const auto& one : strays)
    if (app::is_orphan(one) && tools.vault.erase(*one.evidence, one.file)) ++count;
  return count;
}

}  // namespace

int list_evidence(const config::Config& config, const EvidenceAsked& asked) {
  sqlite::SqliteConnection store{store_of(config)};
  std::vector<ListedEvidence> all;
  app::every_evidence(store.evidence(), filter_of(asked),
                      [&](const auto& one) { all.push_back(listed(one)); });
  print(all, list_as(asked.json));
  return 0;
}

int verify_evidence(const config::Config& config, const EvidenceAsked& asked) {
  auto filter = filter_of(asked);
  filter.state = EvidenceState::kept;
  EvidenceTools tools{config};
  std::size_t looked_at = 0;
  std::vector<ListedFault> faults;
  const auto look = [&](const app::EvidenceRecord& one) {
    return app::verify_evidence(tools.store, tools.keys, tools.vault, one);
  };
  app::every_evidence(tools.store.evidence(), filter, [&](const auto& one) {
    ++looked_at;
    if (const auto fault = look(one))
      faults.push_back({one.id, *fault, one.account.text(), one.verification});
  });
  // What a running service has erased meanwhile is none.
  std::erase_if(faults, [&](const auto& one) {
    const auto now = tools.store.evidence().evidence(one.id);
    return !now || now->state != EvidenceState::kept || !look(*now);
  });
  if (asked.json || !faults.empty()) print(faults, list_as(asked.json));
  const auto summary = std::to_string(looked_at) + " kept pieces opened, " +
                       std::to_string(faults.size()) + " are not what they should be";
  if (!faults.empty()) return refused(summary);
  if (!asked.json) std::cout << summary << "\n";
  return 0;
}

int fsck_evidence(const config::Config& config, const EvidenceFsck& asked) {
  std::optional<sqlite::ServiceLock> alone;
  std::optional<vault::FolderLock> alone_there;
  if (asked.remove_orphans) alone.emplace(store_of(config).file);
  EvidenceTools tools{config};
  // Whoever serves may do so by another store.
  if (asked.remove_orphans) alone_there.emplace(config.evidence_path);
  const auto keys = tools.keys.verify();
  const auto strays = strays_in(tools);
  std::vector<ListedStray> all;
  for (const auto& one : strays)
    all.push_back({one.kind, one.evidence, one.name, one.bytes, app::is_orphan(one)});
  if (asked.json || !all.empty()) print(all, list_as(asked.json));
  if (asked.remove_orphans && !knows_the_vault(tools, strays))
    return refused("nothing is removed: most of what lies in " + config.evidence_path +
                   " is unknown to this store. Name the store that it belongs to (store.path)");
  const auto removed = asked.remove_orphans ? remove_orphans(tools, strays) : 0;
  if (removed > 0) std::cerr << "visavis: removed: " << removed << "\n";
  if (strays.size() > removed)
    return refused(std::to_string(strays.size() - removed) + " do not fit together");
  if (!asked.json)
    std::cout << keys << " keys of accounts opened: vault, store and keys fit together\n";
  return 0;
}

}  // namespace visavis
