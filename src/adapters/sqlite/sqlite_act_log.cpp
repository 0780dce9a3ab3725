#include "adapters/sqlite/sqlite_act_log.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>
#include <string>
#include <utility>

#include "adapters/sqlite/searched_acts.h"
#include "app/ports/store_failure.h"
#include "app/records/hash_chain.h"
#include "app/records/row.h"

namespace visavis::sqlite {
namespace {

#define VISAVIS_ACTS "SELECT position, content, previous_hash, hash FROM event INDEXED BY "
/// A page is found where it begins: its one upper bound is the earlier of the question's end and
/// the page before.
#define VISAVIS_NEWEST                                                                    \
  "verification IS NULL AND act_at BETWEEN ?4 AND ?5 AND (act_at < ?6 OR position < ?7) " \
  "ORDER BY act_at DESC, position DESC LIMIT ?9"

constexpr auto ever = std::numeric_limits<std::int64_t>::max();

std::vector<app::StoredAct> acts_in(Rows rows) {
  std::vector<app::StoredAct> found;
  while (rows.next())
    found.push_back({.position = rows.integer(0),
                     .act = read_act(rows.text(1), rows.integer(0)),
                     .previous_hash = rows.bytes<32>(2),
                     .hash = rows.bytes<32>(3)});
  return found;
}

/// The newest of several lists.
std::vector<app::StoredAct> newest_of(std::vector<app::StoredAct> acts, std::size_t limit) {
  std::ranges::sort(acts, std::greater{}, [](const auto& one) {
    return std::pair{one.act.at, one.position};
  });
  acts.resize(std::min(acts.size(), limit));
  return acts;
}

}  // namespace

SqliteActLog::SqliteActLog(Database& database)
    : transactions_(database.transactions()),
      last_hash_(database.handle(), "SELECT hash FROM act_head WHERE one = 1"),
      append_(database.handle(),
              "INSERT INTO event (audience, type, content, previous_hash, hash, act_at, act_by, "
              "act_about) VALUES ('internal', ?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
      move_head_(database.handle(), "UPDATE act_head SET hash = ?1 WHERE one = 1"),
      acts_(database.handle(), VISAVIS_ACTS
            "event_act WHERE verification IS NULL AND position > ?1 ORDER BY position LIMIT ?2"),
      last_position_(database.handle(), "SELECT coalesce(max(position), 0) FROM event"),
      time_of_(database.handle(),
               "SELECT act_at FROM event WHERE position = ?1 AND verification IS NULL"),
      newest_(database.handle(), VISAVIS_ACTS "event_act_at WHERE " VISAVIS_NEWEST),
      newest_by_(database.handle(),
                 VISAVIS_ACTS "event_act_by WHERE act_by IS ?1 AND " VISAVIS_NEWEST),
      newest_named_(database.handle(),
                    VISAVIS_ACTS "event_act_type WHERE type = ?2 AND " VISAVIS_NEWEST),
      newest_by_named_(database.handle(), VISAVIS_ACTS
                       "event_act_by_type WHERE act_by IS ?1 AND type = ?2 AND " VISAVIS_NEWEST),
      newest_about_(database.handle(), VISAVIS_ACTS
                    "event_act_about WHERE act_about = ?3 AND "
                    "(?8 = 0 OR act_by IS ?1) AND (?2 IS NULL OR type = ?2) AND " VISAVIS_NEWEST) {}

std::int64_t SqliteActLog::append(const Act& act) {
  const auto content = app::encode_act(act);
  Transaction transaction{transactions_};
  const auto previous = last_hash();
  const auto hash = app::act_hash(previous, content);
  const auto keys = keys_of(act);
  append_.execute(name(act.body), content, previous, hash, keys.at, keys.by, keys.about);
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
  return acts_in(acts_.run(position, limit));
}

std::vector<app::StoredAct> SqliteActLog::newest_acts(const app::ActFilter& filter) {
  // Of an act that is not there nothing is older.
  const auto time = filter.older_than ? time_of(*filter.older_than) : ever;
  if (!time) return {};
  std::optional<std::string> by;
  if (filter.by && *filter.by) by = (*filter.by)->text();
  const auto from = filter.from ? to_unix_ms(*filter.from) : std::int64_t{0};
  const auto last = std::min(*time, filter.until ? to_unix_ms(*filter.until) - 1 : ever);
  const bool somebody = filter.by.has_value();
  const auto ask = [&](Statement& statement, const std::optional<std::string>& about) {
    return acts_in(statement.run(by, filter.name, about, from, last, *time,
                                 filter.older_than.value_or(ever), std::int64_t{somebody ? 1 : 0},
                                 filter.limit));
  };
  if (!filter.about)
    return ask(somebody && filter.name ? newest_by_named_
               : somebody              ? newest_by_
               : filter.name           ? newest_named_
                                       : newest_,
               std::nullopt);
  // One after the other: an index gives each one's in their order.
  std::vector<app::StoredAct> all;
  for (const auto& subject : *filter.about)
    std::ranges::move(ask(newest_about_, key_of(subject)), std::back_inserter(all));
  return newest_of(std::move(all), filter.limit);
}

std::optional<std::int64_t> SqliteActLog::time_of(std::int64_t position) {
  auto rows = time_of_.run(position);
  if (!rows.next()) return std::nullopt;
  return rows.integer(0);
}

std::int64_t SqliteActLog::last_position() {
  auto rows = last_position_.run();
  return rows.next() ? rows.integer(0) : 0;
}

}  // namespace visavis::sqlite
