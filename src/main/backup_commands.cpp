#include <filesystem>
#include <iostream>

#include "adapters/sqlite/copy_store.h"
#include "adapters/sqlite/sqlite_connection.h"
#include "adapters/system/system_entropy.h"
#include "app/ports/store_failure.h"
#include "app/verification/sequencer.h"
#include "main/commands.h"
#include "main/stores.h"

namespace visavis {
namespace {

using sqlite::KnownHead;

std::vector<KnownHead> heads_of(const std::vector<std::string>& texts) {
  std::vector<KnownHead> heads;
  for (const auto& text : texts) {
    const auto head = app::read_head(text);
    if (!head) throw std::runtime_error("--head: no head can be read of \"" + text + "\"");
    heads.push_back({*head, "--head"});
  }
  return heads;
}

/// With the head beside the store.
std::vector<KnownHead> known_heads(const config::Config& config,
                                   const std::vector<std::string>& texts) {
  auto heads = heads_of(texts);
  const auto path = head_path(config);
  if (const auto head = stored_head(path)) heads.push_back({*head, path.string()});
  return heads;
}

/// Another's signature, or nothing.
std::optional<std::string> signed_by_another(const config::Config& config,
                                             const std::vector<KnownHead>& heads) {
  const auto key = known_chain_key(config);
  if (!key) return std::nullopt;
  for (const auto& head : heads)
    if (head.seal.key != *key)
      return "the head of " + head.from + " was not signed with the key in " +
             chain_key_path(config).string();
  return std::nullopt;
}

void print(const sqlite::ChainReport& report) {
  std::cout << report.events << " events of " << report.verifications << " verifications, and "
            << report.acts << " acts: every hash holds\n";
  const auto sealed = report.head ? report.head->entries : 0;
  if (sealed != report.entries)
    std::cout << "not sealed yet, as the service does: " << report.entries - sealed << "\n";
  if (report.head) std::cout << app::head_text(*report.head) << "\n";
}

/// Where a service has ended badly, what it has written last is in there.
bool anything_at(const std::filesystem::path& store) {
  for (const auto* suffix : {"", "-wal", "-shm"})
    if (std::filesystem::exists(sqlite::real_path(store).string() + suffix)) return true;
  return false;
}

/// The head of a store that is not there any more: a backup is older than it, mostly.
void put_away_old_head(const config::Config& config, const sqlite::ChainReport& report) {
  const auto path = head_path(config);
  const auto old = stored_head(path);
  if (!old) return;
  if (old->entries > report.entries)
    std::cerr << "visavis: the store that was here had " << old->entries
              << " entries, the backup has " << report.entries << ": what came after it is lost\n";
  std::filesystem::rename(path, path.string() + ".before");
}

}  // namespace

int verify_chain(const config::Config& config, const std::vector<std::string>& heads) {
  const auto known = known_heads(config, heads);
  const sqlite::Database database{store_of(config)};
  const auto damaged = sqlite::damaged_tables(database.handle());
  for (const auto& table : damaged) std::cerr << "visavis: damaged: the table " << table << "\n";
  if (!damaged.empty())
    return refused("the file has damaged pages: restore a backup (docs/backup.md)");
  const auto report = sqlite::verify_chain(database.handle(), known);
  if (report.broken)
    return refused("the history is not what was written: " + words_of(*report.broken));
  auto all = known;
  if (report.head) all.push_back({*report.head, "the store"});
  if (const auto another = signed_by_another(config, all)) return refused(*another);
  print(report);
  return 0;
}

int backup(const config::Config& config, const std::string& to) {
  const auto known = known_heads(config, {});
  const auto report =
      sqlite::copy_store(store_of(config).file, to, sqlite::CopyOf::running_store, known);
  print(report);
  return 0;
}

int restore(const config::Config& config, const std::string& from,
            const std::vector<std::string>& heads) {
  sqlite::ServiceLock alone{config.store_path};
  if (anything_at(config.store_path))
    return refused(config.store_path +
                   ", its -wal or its -shm is there: move them away first, nothing is overwritten");
  const auto report =
      sqlite::copy_store(from, config.store_path, sqlite::CopyOf::backup, heads_of(heads));
  put_away_old_head(config, report);
  alone.write_down();
  system::SystemEntropy entropy;
  const auto key = chain_key(config, entropy);
  sqlite::SqliteConnection store{store_of(config)};
  store.together([&] {
    // One that was ended since the backup must not go on.
    for (const auto& one : store.staff().every_staff()) store.staff().remove_sessions_of(one.id);
    app::sign_again(store.chain(), key);
  });
  if (const auto head = store.chain().last_seal()) write_head(head_path(config), *head);
  print(report);
  return 0;
}

}  // namespace visavis
