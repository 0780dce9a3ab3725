#include "adapters/sqlite/verify_chain.h"

#include <exception>
#include <utility>

#include "adapters/sqlite/statement.h"
#include "app/records/hash_chain.h"
#include "app/records/row.h"

namespace visavis::sqlite {
namespace {

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
      if (reason) note(report, {last.position, verification, *reason});
    }
    if (whole && (last.sequence != head.integer(2) || last.hash != head.bytes<32>(3)))
      note(report, {last.position, verification,
                    "the events after it are missing, or its row was changed"});
    ++report.verifications;
  }
}

void verify_owners(sqlite3* connection, ChainReport& report) {
  Statement orphans{connection,
                    "SELECT min(position) FROM event "
                    "WHERE verification NOT IN (SELECT number FROM verification)"};
  auto orphan = orphans.run();
  if (orphan.next() && !orphan.is_null(0))
    note(report, {orphan.integer(0), VerificationId{}, "its verification is missing"});
}

void verify_acts(sqlite3* connection, ChainReport& report) {
  Statement acts{connection,
                 "SELECT position, content, previous_hash, hash FROM event INDEXED BY event_act "
                 "WHERE verification IS NULL ORDER BY position"};
  Link last;
  for (auto rows = acts.run(); rows.next();) {
    const auto reason = follow(last, rows);
    ++report.acts;
    if (reason) return note(report, {last.position, std::nullopt, *reason});
  }
  Statement head{connection, "SELECT hash FROM act_head"};
  auto rows = head.run();
  if (!rows.next() || rows.bytes<32>(0) != last.hash)
    note(report, {last.position, std::nullopt, "the acts after it are missing"});
}

}  // namespace

ChainReport verify_chain(Database& database) {
  const ReadTransaction one_moment{database.handle()};
  ChainReport report;
  verify_events(database.handle(), report);
  verify_owners(database.handle(), report);
  verify_acts(database.handle(), report);
  return report;
}

}  // namespace visavis::sqlite
