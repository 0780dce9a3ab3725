#include "adapters/sqlite/sqlite_chain.h"

namespace visavis::sqlite {

SqliteChain::SqliteChain(Database& database)
    : entries_(database.handle(),
               "SELECT position, hash FROM event WHERE position > ?1 ORDER BY position LIMIT ?2"),
      last_(database.handle(), "SELECT " VISAVIS_SEAL_COLUMNS
                               "FROM chain_seal WHERE block = (SELECT max(block) FROM chain_seal)"),
      keep_(database.handle(),
            "INSERT OR REPLACE INTO chain_seal (block, entries, position, hash, signature, key) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6)") {}

std::vector<app::LogEntry> SqliteChain::entries_after(std::int64_t position, std::size_t limit) {
  auto rows = entries_.run(position, limit);
  std::vector<app::LogEntry> entries;
  while (rows.next()) entries.push_back({rows.integer(0), rows.bytes<32>(1)});
  return entries;
}

std::optional<app::Seal> SqliteChain::last_seal() {
  auto rows = last_.run();
  if (!rows.next()) return std::nullopt;
  return read_seal(rows);
}

void SqliteChain::keep_seal(std::int64_t block, const app::Seal& seal) {
  keep_.execute(block, seal.entries, seal.position, seal.hash, seal.signature, seal.key);
}

app::Seal read_seal(const Rows& rows) {
  return {.entries = rows.integer(0),
          .position = rows.integer(1),
          .hash = rows.bytes<32>(2),
          .signature = rows.bytes<64>(3),
          .key = rows.bytes<32>(4)};
}

}  // namespace visavis::sqlite
