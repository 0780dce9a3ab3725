#include "adapters/sqlite/verify_chain.h"

#include <algorithm>
#include <exception>
#include <future>
#include <limits>
#include <string>
#include <utility>

#include "adapters/sql/statement.h"
#include "adapters/sqlite/searched_acts.h"
#include "adapters/sqlite/sqlite_chain.h"
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

/// An event as it is stored, apart from its row.
struct StoredText {
  std::int64_t position = 0;
  std::int64_t sequence = 0;
  app::Hash previous{}, hash{};
  std::string content, body, type, previous_status, audience;
  std::optional<std::string> picture;  ///< what is wrong with the one that it tells of
};

/// A verification's head with all of its events.
struct Whole {
  VerificationId id;
  std::int64_t version = 0;
  app::Hash last_hash{};
  std::vector<StoredText> events;
};

/// Why this event does not follow `last`; nothing when it does. Moves `last` on.
std::optional<std::string> follow(Link& last, const StoredText& stored,
                                  VerificationId verification) {
  const Link before = last;
  last = {stored.position, stored.sequence, stored.hash};
  if (last.sequence != before.sequence + 1) return "an event is missing before it";
  if (stored.previous != before.hash) return "it does not follow the event before it";
  if (last.position <= before.position) return "it was moved";
  try {
    const auto event = app::decode_event(stored.content);
    if (event.sequence != static_cast<std::uint64_t>(last.sequence))
      return "its sequence was changed";
    if (stored.audience != name(audience(event.body))) return "its audience was changed";
    if (app::chain_hash(before.hash, {verification, event.sequence, event.at, stored.content,
                                      stored.body, stored.type, stored.previous_status}) !=
        last.hash)
      return "it was changed";
  } catch (const std::exception&) {
    return "it cannot be read";
  }
  return stored.picture;
}

std::optional<std::string> text_or_nothing(const Rows& rows, int column) {
  if (rows.is_null(column)) return std::nullopt;
  return std::string{rows.text(column)};
}

ActKeys keys_in(const Rows& rows) {
  const auto at = rows.is_null(5) ? Timestamp{} : rows.time(5);
  return {at, text_or_nothing(rows, 6), text_or_nothing(rows, 7)};
}

/// The same for an act; `searched`: its keys stand beside it.
std::optional<std::string> follow(Link& last, const Rows& rows, bool searched) {
  const Link before = last;
  last = {rows.integer(0), 0, rows.bytes<32>(3)};
  if (rows.bytes<32>(2) != before.hash) return "it does not follow the act before it";
  if (app::act_hash(before.hash, rows.text(1)) != last.hash) return "it was changed";
  try {
    const auto act = app::decode_act(rows.text(1));
    if (name(act.body) != rows.text(4)) return "its name was changed";
    if (searched && keys_of(act) != keys_in(rows)) return "what it is searched by was changed";
  } catch (const std::exception&) {
    return "it cannot be read";
  }
  return std::nullopt;
}

/// Whether the pictures that events say are kept, are what they say.
class Pictures {
 public:
  explicit Pictures(sqlite3* connection) : connection_(connection) {}

  std::optional<std::string> wrong(std::string_view content) {
    // Few events are worth reading twice; what cannot be read is told by the chain.
    if (content.find(kind<PhotoKept>) == std::string_view::npos) return std::nullopt;
    const auto event = read(content);
    const auto* kept = event ? std::get_if<PhotoKept>(&event->body) : nullptr;
    if (kept == nullptr) return std::nullopt;
    // A store from before has no such table, and no such event.
    if (!find_) find_.emplace(connection_, "SELECT image FROM profile_photo WHERE sha256 = ?1");
    const std::string_view sha256 = kept->sha256;
    auto found = find_->run(sha256);
    if (!found.next()) return "the picture that it tells of is gone";
    if (app::sha256_text(found.blob(0)) != sha256)
      return "the picture that it tells of was changed";
    return std::nullopt;
  }

 private:
  static std::optional<Event> read(std::string_view content) {
    try {
      return app::decode_event(content);
    } catch (const std::exception&) {
      return std::nullopt;
    }
  }

  sqlite3* connection_;
  std::optional<Statement> find_;
};

void note(ChainReport& report, ChainBreak broken) {
  if (!report.broken || broken.position < report.broken->position)
    report.broken = std::move(broken);
}

void judge(const Whole& one, ChainReport& report) {
  ++report.verifications;
  Link last;
  for (const auto& stored : one.events) {
    const auto reason = follow(last, stored, one.id);
    ++report.events;
    if (reason) return note(report, {Of::event, last.position, one.id, *reason});
  }
  if (last.sequence != one.version || last.hash != one.last_hash)
    note(report, {Of::event, last.position, one.id,
                  "the events after it are missing, or its row was changed"});
}

ChainReport judged(const std::vector<Whole>& some) {
  ChainReport report;
  for (const auto& one : some) judge(one, report);
  return report;
}

/// Reads verifications with their events, some at a time.
class Wholes {
 public:
  static constexpr std::size_t at_once = 256;

  explicit Wholes(sqlite3* connection)
      : heads_(connection,
               "SELECT number, id, version, last_hash FROM verification ORDER BY number"),
        events_(connection,
                "SELECT position, sequence, content, body, previous_hash, hash, type, "
                "previous_status, audience FROM event "
                "WHERE verification = ?1 ORDER BY sequence"),
        pictures_(connection),
        head_(heads_.run()) {}

  /// Fewer than `at_once`: there are no more.
  std::vector<Whole> take_some() {
    std::vector<Whole> some;
    while (some.size() < at_once && head_.next())
      some.push_back({VerificationId{head_.bytes<16>(1)}, head_.integer(2), head_.bytes<32>(3),
                      events_of(head_.integer(0))});
    return some;
  }

 private:
  std::vector<StoredText> events_of(std::int64_t number) {
    std::vector<StoredText> all;
    for (auto rows = events_.run(number); rows.next();)
      all.push_back({rows.integer(0), rows.integer(1), rows.bytes<32>(4), rows.bytes<32>(5),
                     std::string{rows.text(2)}, std::string{rows.text(3)},
                     std::string{rows.text(6)}, std::string{rows.text(7)},
                     std::string{rows.text(8)}, pictures_.wrong(rows.text(2))});
    return all;
  }

  Statement heads_, events_;
  Pictures pictures_;
  Rows head_;
};

/// While this thread reads some, another one judges those before: each takes about as long.
void verify_events(sqlite3* connection, ChainReport& report) {
  Wholes wholes{connection};
  std::future<ChainReport> judging;
  const auto add = [&] {
    if (!judging.valid()) return;
    auto more = judging.get();
    report.verifications += more.verifications;
    report.events += more.events;
    if (more.broken) note(report, *std::move(more.broken));
  };
  for (bool more = true; more;) {
    auto some = wholes.take_some();
    more = some.size() == Wholes::at_once;
    auto next = std::async(std::launch::async, judged, std::move(some));
    add();
    judging = std::move(next);
  }
  add();
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

#define VISAVIS_STORED_ACT "SELECT position, content, previous_hash, hash, type"
#define VISAVIS_OF_ACTS \
  " FROM event INDEXED BY event_act WHERE verification IS NULL ORDER BY position"

void verify_acts(sqlite3* connection, ChainReport& report) {
  // A store from before has no keys.
  Statement keys{connection, "SELECT 1 FROM pragma_table_info('event') WHERE name = 'act_at'"};
  const bool searched = keys.run().next();
  Statement acts{connection, searched ? VISAVIS_STORED_ACT
                                 ", act_at, act_by, act_about" VISAVIS_OF_ACTS
                                      : VISAVIS_STORED_ACT VISAVIS_OF_ACTS};
  Link last;
  for (auto rows = acts.run(); rows.next();) {
    const auto reason = follow(last, rows, searched);
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
