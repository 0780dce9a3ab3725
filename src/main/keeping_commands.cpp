#include "main/keeping_commands.h"

#include <iostream>
#include <optional>

#include "adapters/keys/master_key.h"
#include "adapters/keys/tombstone_file.h"
#include "adapters/sqlite/store_file.h"
#include "app/evidence/erase_account.h"
#include "app/evidence/legal_hold.h"
#include "app/evidence/rotate_account.h"
#include "main/commands.h"
#include "main/evidence_places.h"
#include "main/stores.h"

namespace visavis {
namespace {

using HoldCase = Result<Done, std::string_view> (*)(app::StoreConnection&, const app::Clock&,
                                                    const app::HeldEvidence&, const app::AskedBy&);

int change_hold(const config::Config& config, const HeldAsked& asked, HoldCase change,
                std::string_view did) {
  const system::SystemClock clock;
  sqlite::SqliteConnection store{store_of(config)};
  const auto on = app::evidence_named(store, asked.marketplace, asked.account, asked.verification);
  if (!on) return refused(std::string{on.error()});
  std::string_view why_not;
  store.together([&] {
    const auto done = change(store, clock, *on, {asked.who, asked.why});
    if (!done) why_not = done.error();
  });
  if (!why_not.empty()) return refused(std::string{why_not});
  std::cout << did
            << (on->verification ? " verification " + on->verification->text() + " of"
                                 : std::string{" all of"})
            << " account " << on->account.text() << "\n";
  return 0;
}

app::EvidencePlaces places_of(EvidenceTools& tools) {
  return {tools.store, tools.keys, tools.vault, tools.entropy, tools.clock};
}

}  // namespace

int hold_evidence(const config::Config& config, const HeldAsked& asked) {
  return change_hold(config, asked, app::hold_evidence, "held:");
}

int release_evidence(const config::Config& config, const HeldAsked& asked) {
  return change_hold(config, asked, app::release_evidence, "released:");
}

int list_legal_holds(const config::Config& config, ListAs as) {
  sqlite::SqliteConnection store{store_of(config)};
  std::vector<ListedHold> all;
  for (const auto& one : store.legal_holds().legal_holds())
    all.push_back({one.on.marketplace, one.on.account.text(), one.on.verification, one.since,
                   one.who, one.why});
  print(all, as);
  return 0;
}

int erase_account(const config::Config& config, const HeldAsked& asked) {
  EvidenceTools tools{config};
  const auto account = app::evidence_named(tools.store, asked.marketplace, asked.account, "");
  if (!account) return refused(std::string{account.error()});
  app::Steps steps{
      tools.store.verifications(), tools.store.marketplaces(), tools.clock, {config.policy}};
  keys::TombstoneFile tombstones{tombstones_path(config)};
  const auto erased =
      app::erase_account(places_of(tools), steps, tombstones, *account, {asked.who, asked.why});
  if (!erased) return refused(std::string{erased.error()});
  std::cout << *erased << " pieces erased. Keep this line, and " << tombstones_path(config).string()
            << ", apart from the key store's copies:\n"
            << keys::tombstone_text(tombstones.all().back()) << "\n";
  return 0;
}

int rotate_master_key(const config::Config& config, const std::string& new_key_file) {
  const sqlite::ServiceLock alone{store_of(config).file};
  EvidenceTools tools{config};
  const auto next = keys::read_master_key(keys::KeyFile{new_key_file});
  if (next.id().text() == tools.keys.master_id().text())
    return refused("--new-key-file: that is the key of now. Make another (docs/evidence.md)");
  tools.keys.rotate_master(next);
  tools.store.together([&] {
    tools.store.acts().append(
        {std::nullopt, tools.clock.now(), MasterKeyRotated{next.id().text()}});
  });
  std::cout << tools.keys.verify() << " keys of accounts are wrapped by " << next.id().text()
            << " now. Give the service that key; keep the old one as long as a copy of the key "
               "store needs it, then destroy it\n";
  return 0;
}

int rotate_account_key(const config::Config& config, const AccountAsked& asked) {
  const sqlite::ServiceLock alone{store_of(config).file};
  EvidenceTools tools{config};
  const auto account = app::evidence_named(tools.store, asked.marketplace, asked.account, "");
  if (!account) return refused(std::string{account.error()});
  std::cout << app::rotate_account(places_of(tools), *account)
            << " pieces have a new key. Back up the store and the key store now: with a store from "
               "before, nothing of this account opens any more\n";
  return 0;
}

}  // namespace visavis
