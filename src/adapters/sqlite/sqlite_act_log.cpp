#include "adapters/sqlite/sqlite_act_log.h"

#include <exception>
#include <string>

#include "app/ports/store_failure.h"
#include "app/records/hash_chain.h"
#include "app/records/row.h"

namespace visavis::sqlite {
namespace {

Act act_at(std::string_view json, std::int64_t position) {
  try {
    return app::decode_act(json);
  } catch (const std::exception&) {
    throw app::StoreFailure("SQLite: act " + std::to_string(position) + " cannot be read");
  }
}

}  // namespace

SqliteActLog::SqliteActLog(Database& database)
    : transactions_(database.transactions()),
      last_hash_(database.handle(), "SELECT hash FROM act_head WHERE one = 1"),
      append_(database.handle(),
              "INSERT INTO event (audience, type, content, previous_hash, hash) "
              "VALUES ('internal', ?1, ?2, ?3, ?4)"),
      move_head_(database.handle(), "UPDATE act_head SET hash = ?1 WHERE one = 1"),
      acts_(database.handle(),
            "SELECT position, content, previous_hash, hash FROM event INDEXED BY event_act "
            "WHERE verification IS NULL AND position > ?1 ORDER BY position LIMIT ?2"),
      last_position_(database.handle(), "SELECT coalesce(max(position), 0) FROM event") {}

std::int64_t SqliteActLog::append(const Act& act) {
  const auto content = app::encode_act(act);
  Transaction transaction{transactions_};
  const auto previous = last_hash();
  const auto hash = app::act_hash(previous, content);
  append_.execute(name(act.body), content, previous, hash);
  const auto position = sqlite3_last_insert_rowid(transactions_.connection);
  move_head_.execute(hash);
  transaction.commit();
  return position;
}

app::Hash SqliteActLog::last_hash() {
  auto rows = last_hash_.run();
  if (!rows.next()) throw app::StoreFailure("SQLite: the head of the acts is missing");
  return rows.bytes<32>(0);
}

std::vector<app::StoredAct> SqliteActLog::acts_after(std::int64_t position, std::size_t limit) {
  auto rows = acts_.run(position, limit);
  std::vector<app::StoredAct> all;
  while (rows.next())
    all.push_back({.position = rows.integer(0),
                   .act = act_at(rows.text(1), rows.integer(0)),
                   .previous_hash = rows.bytes<32>(2),
                   .hash = rows.bytes<32>(3)});
  return all;
}

std::int64_t SqliteActLog::last_position() {
  auto rows = last_position_.run();
  return rows.next() ? rows.integer(0) : 0;
}

}  // namespace visavis::sqlite
