#include "adapters/sqlite/verify_chain.h"

#include <algorithm>
#include <exception>
#include <limits>
#include <utility>

#include "adapters/sqlite/sqlite_chain.h"
#include "adapters/sqlite/statement.h"
#include "app/ports/store_failure.h"
#include "app/records/chain_key.h"
#include "app/records/hash_chain.h"
#include "app/records/row.h"

namespace visavis::sqlite {
namespace {

using Of = ChainBreak::Of;

struct Link {
  std::int64_t position = 0;
  std::int64_t sequence = 0;
  app::Hash hash{};
};

class ReadTransaction {
 public:
  explicit ReadTransaction(sqlite3* connection) : end_(connection, "ROLLBACK") {
    Statement{connection, "BEGIN"}.execute();
  }
  ~ReadTransaction() { end_.run().next(); }

 private:
  Statement end_;
};

/// Why this event does not follow `last`; nothing when it does. Moves `last` on.
std::optional<std::string> follow(Link& last, const Rows& rows, VerificationId verification) {
  const Link before = last;
  last = {rows.integer(0), rows.integer(1), rows.bytes<32>(5)};
  if (last.sequence != before.sequence + 1) return "an event is missing before it";
  if (rows.bytes<32>(4) != before.hash) return "it does not follow the event before it";
  if (last.position <= before.position) return "it was moved";
  const auto content = rows.text(2);
  try {
    const auto event = app::decode_event(content);
    if (event.sequence != static_cast<std::uint64_t>(last.sequence))
      return "its sequence was changed";
    if (rows.text(8) != name(audience(event.body))) return "its audience was changed";
    if (app::chain_hash(before.hash, {verification, event.sequence, event.at, content, rows.text(3),
                                      rows.text(6), rows.text(7)}) != last.hash)
      return "it was changed";
  } catch (const std::exception&) {
    return "it cannot be read";
  }
  return std::nullopt;
}

/// The same for an act.
std::optional<std::string> follow(Link& last, const Rows& rows) {
  const Link before = last;
  last = {rows.integer(0), 0, rows.bytes<32>(3)};
  if (rows.bytes<32>(2) != before.hash) return "it does not follow the act before it";
  if (app::act_hash(before.hash, rows.text(1)) != last.hash) return "it was changed";
  return std::nullopt;
}

void note(ChainReport& report, ChainBreak broken) {
  if (!report.broken || broken.position < report.broken->position)
    report.broken = std::move(broken);
}

void verify_events(sqlite3* connection, ChainReport& report) {
  Statement heads{connection,
                  "SELECT number, id, version, last_hash FROM verification ORDER BY number"};
  Statement events{connection,
                   "SELECT position, sequence, content, body, previous_hash, hash, type, "
                   "previous_status, audience FROM event "
                   "WHERE verification = ?1 ORDER BY sequence"};
  auto head = heads.run();
  while (head.next()) {
    const VerificationId verification{head.bytes<16>(1)};
    Link last;
    bool whole = true;
    auto rows = events.run(head.integer(0));
    while (whole && rows.next()) {
      const auto reason = follow(last, rows, verification);
      ++report.events;
      whole = !reason;
      if (reason) note(report, {Of::event, last.position, verification, *reason});
    }
    if (whole && (last.sequence != head.integer(2) || last.hash != head.bytes<32>(3)))
      note(report, {Of::event, last.position, verification,
                    "the events after it are missing, or its row was changed"});
    ++report.verifications;
  }
}

void verify_owners(sqlite3* connection, ChainReport& report) {
  Statement orphans{connection,
                    "SELECT min(position) FROM event "
                    "WHERE verification IS NOT NULL AND verification NOT IN "
                    "(SELECT number FROM verification)"};
  auto orphan = orphans.run();
  if (orphan.next() && !orphan.is_null(0))
    note(report, {Of::event, orphan.integer(0), VerificationId{}, "its verification is missing"});
}

void verify_acts(sqlite3* connection, ChainReport& report) {
  Statement acts{connection,
                 "SELECT position, content, previous_hash, hash FROM event INDEXED BY event_act "
                 "WHERE verification IS NULL ORDER BY position"};
  Link last;
  for (auto rows = acts.run(); rows.next();) {
    const auto reason = follow(last, rows);
    ++report.acts;
    if (reason) return note(report, {Of::act, last.position, std::nullopt, *reason});
  }
  Statement head{connection, "SELECT hash FROM act_head"};
  auto rows = head.run();
  if (!rows.next() || rows.bytes<32>(0) != last.hash)
    note(report, {Of::act, last.position, std::nullopt, "the acts after it are missing"});
}

/// The stored seals and the heads that were kept elsewhere, by position.
std::vector<KnownHead> all_heads(sqlite3* connection, std::span<const KnownHead> known,
                                 ChainReport& report) {
  std::vector<KnownHead> heads{known.begin(), known.end()};
  Statement seals{connection, "SELECT " VISAVIS_SEAL_COLUMNS "FROM chain_seal ORDER BY block"};
  for (auto rows = seals.run(); rows.next();) {
    report.head = read_seal(rows);
    heads.push_back({*report.head, "the store"});
  }
  std::stable_sort(heads.begin(), heads.end(), [](const KnownHead& a, const KnownHead& b) {
    return a.seal.position < b.seal.position;
  });
  return heads;
}

/// The first position that is not there between two seals, where positions have no gaps.
std::optional<std::int64_t> first_gone(sqlite3* connection, const app::Seal& from,
                                       const app::Seal& to) {
  if (to.position - from.position != to.entries - from.entries) return std::nullopt;
  Statement entries{connection,
                    "SELECT position FROM event WHERE position > ?1 AND position <= ?2 "
                    "ORDER BY position"};
  auto expected = from.position + 1;
  for (auto rows = entries.run(from.position, to.position);
       rows.next() && rows.integer(0) == expected;)
    ++expected;
  if (expected > to.position) return std::nullopt;
  return expected;
}

std::string what_is_wrong(sqlite3* connection, const app::Seal& before, const KnownHead& head,
                          std::int64_t entries) {
  const auto& seal = head.seal;
  std::string words =
      "up to " + std::to_string(seal.position) + " it is not what " + head.from + " has sealed";
  if (entries < seal.entries) {
    words += ": " + std::to_string(seal.entries - entries) + " of " + std::to_string(seal.entries) +
             " entries are gone";
    if (const auto gone = first_gone(connection, before, seal))
      words += ", the first is " + std::to_string(*gone);
  }
  return words;
}

/// Walks over the log once; each seal is compared where it stands. What one verification's own
/// chain has told already, is told more exactly there.
void verify_log(sqlite3* connection, std::span<const KnownHead> known, ChainReport& report) {
  const auto heads = all_heads(connection, known, report);
  auto next = report.broken ? heads.end() : heads.begin();
  app::Seal now;
  app::Seal held;  // where it was right last
  const auto compare_until = [&](std::int64_t position) {
    for (; next != heads.end() && next->seal.position < position; ++next) {
      const auto& seal = next->seal;
      if (!signature_holds(seal))
        return note(report, {Of::log, held.position, std::nullopt,
                             "the signature of the head in " + next->from + " does not hold"});
      if (now.entries != seal.entries || now.position != seal.position || now.hash != seal.hash) {
        note(report, {Of::log, held.position, std::nullopt,
                      what_is_wrong(connection, held, *next, now.entries)});
        next = heads.end();
        return;
      }
      held = now;
    }
  };
  Statement entries{connection, "SELECT position, hash FROM event ORDER BY position"};
  for (auto rows = entries.run(); rows.next();) {
    const app::LogEntry entry{rows.integer(0), rows.bytes<32>(1)};
    compare_until(entry.position);
    now.hash = app::log_hash(now.hash, entry);
    now.position = entry.position;
    ++now.entries;
  }
  compare_until(std::numeric_limits<std::int64_t>::max());
  report.entries = now.entries;
}

}  // namespace

ChainReport verify_chain(sqlite3* connection, std::span<const KnownHead> known) {
  const ReadTransaction one_moment{connection};
  ChainReport report;
  verify_events(connection, report);
  verify_owners(connection, report);
  verify_acts(connection, report);
  verify_log(connection, known, report);
  return report;
}

std::vector<std::string> damaged_tables(sqlite3* connection) {
  std::vector<std::string> tables;
  Statement names{connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"};
  for (auto rows = names.run(); rows.next();) tables.emplace_back(rows.text(0));
  std::vector<std::string> damaged;
  for (const auto& table : tables) {
    try {
      Statement check{connection, ("PRAGMA quick_check(\"" + table + "\")").c_str()};
      auto rows = check.run();
      if (rows.next() && rows.text(0) != "ok")
        damaged.push_back(table + " (" + std::string{rows.text(0)} + ")");
    } catch (const app::StoreFailure& failure) {
      damaged.push_back(table + " (" + failure.what() + ")");
    }
  }
  return damaged;
}

std::string words_of(const ChainBreak& broken) {
  const auto position = std::to_string(broken.position);
  switch (broken.of) {
    case ChainBreak::Of::event:
      return "event " + position + " of " + broken.verification.value_or(VerificationId{}).text() +
             ": " + broken.reason;
    case ChainBreak::Of::act:
      return "act " + position + ": " + broken.reason;
    case ChainBreak::Of::log:
      return "the log holds up to " + position + ": " + broken.reason;
  }
  return broken.reason;
}

}  // namespace visavis::sqlite
