#include "adapters/sqlite/sqlite_verifications.h"

#include <algorithm>
#include <future>
#include <limits>
#include <utility>

#include "adapters/sqlite/sqlite_mail_outbox.h"
#include "adapters/sqlite/stored_events.h"
#include "app/ports/store_failure.h"
#include "base/check.h"
#include "base/described.h"

namespace visavis::sqlite {
namespace {

std::vector<Verification> read_verifications(Rows rows) {
  std::vector<Verification> all;
  while (rows.next()) all.push_back(read_verification(rows.text(0)));
  return all;
}

std::vector<app::StoredEvent> read_all(Rows rows) {
  std::vector<app::StoredEvent> all;
  while (rows.next()) all.push_back(read_event(rows));
  return all;
}

constexpr std::size_t at_once = 1024;

/// The first column of the next rows; fewer than `at_once`: there are no more.
std::vector<std::string> take_some(Rows& rows) {
  std::vector<std::string> some;
  while (some.size() < at_once && rows.next()) some.emplace_back(rows.text(0));
  return some;
}

std::vector<Verification> decoded(const std::vector<std::string>& rows) {
  std::vector<Verification> all;
  all.reserve(rows.size());
  for (const auto& row : rows) all.push_back(read_verification(row));
  return all;
}

}  // namespace

SqliteVerifications::SqliteVerifications(Database& database)
    : transactions_(database.transactions()),
      get_(database.handle(), "SELECT content FROM verification WHERE id = ?1"),
      current_(database.handle(),
               "SELECT content FROM verification WHERE marketplace = ?1 AND account = ?2 "
               "AND status <> 'canceled' ORDER BY number DESC LIMIT 1"),
      of_call_(database.handle(), "SELECT id FROM verification WHERE call = ?1"),
      start_after_(database.handle(),
                   "SELECT number FROM verification WHERE id = ?1 AND marketplace = ?2"),
      list_(database.handle(),
            "SELECT content FROM verification WHERE marketplace = ?1 AND number < ?2 "
            "ORDER BY number DESC LIMIT ?3"),
      list_account_(database.handle(),
                    "SELECT content FROM verification WHERE marketplace = ?1 AND number < ?2 "
                    "AND account = ?4 ORDER BY number DESC LIMIT ?3"),
      list_status_(database.handle(),
                   "SELECT content FROM verification WHERE marketplace = ?1 AND number < ?2 "
                   "AND status = ?4 ORDER BY number DESC LIMIT ?3"),
      list_account_status_(
          database.handle(),
          "SELECT content FROM verification WHERE marketplace = ?1 AND number < ?2 "
          "AND account = ?4 AND +status = ?5 ORDER BY number DESC LIMIT ?3"),
      with_status_(database.handle(),
                   "SELECT content FROM verification WHERE status = ?1 ORDER BY number"),
      open_appeals_(database.handle(),
                    "SELECT content FROM verification WHERE appealed IS NOT NULL "
                    "ORDER BY appealed, number"),
      booked_slots_(database.handle(),
                    "SELECT slot, count(*) FROM verification WHERE slot BETWEEN ?1 AND ?2 "
                    "GROUP BY slot ORDER BY slot"),
      each_current_(database.handle(),
                    "SELECT content, max(number) FROM verification WHERE status <> 'canceled' "
                    "GROUP BY marketplace, account"),
      due_(database.handle(),
           "SELECT v.id, t.kind FROM timer t JOIN verification v ON v.number = t.verification "
           "WHERE t.at <= ?1 AND (t.useless_from IS NULL OR t.useless_from > ?1) "
           "ORDER BY t.at LIMIT ?2"),
      blocking_all_(database.handle(),
                    "SELECT number, content FROM verification WHERE blocking = 1"),
      timers_(database.handle(),
              "SELECT kind, at, useless_from FROM timer WHERE verification = ?1"),
      clear_timers_(database.handle(), "DELETE FROM timer WHERE verification = ?1"),
      set_timer_(database.handle(),
                 "INSERT INTO timer (verification, kind, at, useless_from) "
                 "VALUES (?1, ?2, ?3, ?4)"),
      find_(database.handle(), "SELECT number, version, last_hash FROM verification WHERE id = ?1"),
      blocking_(database.handle(),
                "SELECT 1 FROM verification WHERE marketplace = ?1 AND account = ?2 "
                "AND blocking = 1"),
      insert_(database.handle(),
              "INSERT INTO verification (id, marketplace, account, status, version, last_hash, "
              "content, blocking, call, slot, appealed, keeping) "
              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"),
      update_(database.handle(),
              "UPDATE verification SET status = ?2, version = ?3, last_hash = ?4, content = ?5, "
              "blocking = ?6, call = ?7, slot = ?8, appealed = ?9, keeping = ?10 "
              "WHERE number = ?1"),
      append_(database.handle(),
              "INSERT INTO event (verification, marketplace, sequence, type, previous_status, "
              "content, body, previous_hash, hash, audience) "
              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"),
      deliver_(database.handle(),
               "INSERT INTO delivery (position, verification, marketplace, due, changed) "
               "SELECT ?4, ?1, id, CASE WHEN EXISTS (SELECT 1 FROM delivery "
               "WHERE verification = ?1 AND state = 'open') THEN NULL ELSE ?3 END, ?3 "
               "FROM marketplace WHERE id = ?2 AND webhook_url <> ''"),
      take_back_(
          database.handle(),
          "UPDATE mail SET due = NULL, state = 'taken_back', changed = ?3, " VISAVIS_MAIL_FORGOTTEN
          "WHERE verification = ?1 AND state = 'open' AND instr(?2, ',' || kind || ',') > 0"),
      mail_(database.handle(),
            "INSERT INTO mail (verification, sequence, kind, language, text_version, due, created, "
            "changed, useless_from, recipient, sender_name, subject, body, html, carries_link, "
            "reply_to) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"),
      want_photo_(database.handle(),
                  "INSERT INTO photo_fetch (verification, marketplace, due) VALUES (?1, ?2, ?3)"),
      unwant_photo_(database.handle(), "DELETE FROM photo_fetch WHERE verification = ?1"),
      meeting_begins_(database.handle(),
                      "INSERT INTO meeting (verification, call, space, organiser, url, records, "
                      "transcribes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
      meeting_over_(database.handle(),
                    "UPDATE meeting SET over = ?2, due = ?2 WHERE verification = ?1 "
                    "AND over IS NULL"),
      keep_evidence_(database.handle(),
                     "UPDATE evidence SET state = 'kept', began = ?2, length = ?3, "
                     "media_type = ?4, bytes = ?5, sha256 = ?6, received_sha256 = ?7, whole = ?8 "
                     "WHERE id = ?1"),
      describe_still_(database.handle(), "UPDATE evidence SET still = ?2 WHERE id = ?1"),
      lose_evidence_(database.handle(),
                     "UPDATE evidence SET state = 'lost', wrapped_key = x'' "
                     "WHERE id = ?1 AND state = 'growing'"),
      erase_evidence_(database.handle(),
                      "UPDATE evidence SET state = 'erased', wrapped_key = x'' WHERE id = ?1"),
      withdraw_call_(database.handle(), "INSERT INTO withdrawn_call (call) VALUES (?1)"),
      withdraw_evidence_(database.handle(),
                         "UPDATE evidence SET withdrawn = 1 WHERE verification = ?1 AND call = ?2"),
      events_(database.handle(), "SELECT " VISAVIS_EVENT_COLUMNS
                                 "FROM event e JOIN verification v ON v.number = e.verification "
                                 "WHERE e.position > ?1 ORDER BY e.position LIMIT ?2"),
      events_of_marketplace_(database.handle(),
                             "SELECT " VISAVIS_EVENT_COLUMNS
                             "FROM event e JOIN verification v ON v.number = e.verification "
                             "WHERE e.marketplace = ?3 AND e.audience = 'marketplace' "
                             "AND e.position > ?1 "
                             "ORDER BY e.position LIMIT ?2"),
      history_(database.handle(), "SELECT " VISAVIS_EVENT_COLUMNS
                                  "FROM verification v JOIN event e ON e.verification = v.number "
                                  "WHERE v.id = ?1 ORDER BY e.sequence"),
      mails_of_(database.handle(),
                "SELECT m.created, m.kind, m.state FROM verification v "
                "JOIN mail m ON m.verification = v.number WHERE v.id = ?1 ORDER BY m.sequence") {}

std::optional<Verification> SqliteVerifications::verification(VerificationId id) {
  auto rows = get_.run(id.bytes());
  if (!rows.next()) return std::nullopt;
  return read_verification(rows.text(0));
}

std::optional<Verification> SqliteVerifications::current(MarketplaceId marketplace,
                                                         const AccountId& account) {
  auto rows = current_.run(marketplace.bytes(), account.text());
  if (!rows.next()) return std::nullopt;
  return read_verification(rows.text(0));
}

std::optional<VerificationId> SqliteVerifications::verification_of_call(CallId call) {
  auto rows = of_call_.run(call.bytes());
  if (!rows.next()) return std::nullopt;
  return VerificationId{rows.bytes<16>(0)};
}

std::vector<Verification> SqliteVerifications::list(const app::VerificationFilter& filter) {
  std::int64_t before = std::numeric_limits<std::int64_t>::max();
  if (filter.starting_after) {
    auto rows = start_after_.run(filter.starting_after->bytes(), filter.marketplace.bytes());
    if (!rows.next()) return {};
    before = rows.integer(0);
  }
  const auto& marketplace = filter.marketplace.bytes();
  if (filter.account && filter.status)
    return read_verifications(list_account_status_.run(marketplace, before, filter.limit,
                                                       filter.account->text(), *filter.status));
  if (filter.account)
    return read_verifications(
        list_account_.run(marketplace, before, filter.limit, filter.account->text()));
  if (filter.status)
    return read_verifications(list_status_.run(marketplace, before, filter.limit, *filter.status));
  return read_verifications(list_.run(marketplace, before, filter.limit));
}

std::vector<Verification> SqliteVerifications::with_status(std::string_view status) {
  return read_verifications(with_status_.run(status));
}

std::vector<Verification> SqliteVerifications::open_appeals() {
  return read_verifications(open_appeals_.run());
}

std::vector<app::BookedSlot> SqliteVerifications::booked_slots(Timestamp from, Timestamp until) {
  auto rows = booked_slots_.run(from, until);
  std::vector<app::BookedSlot> all;
  while (rows.next()) all.push_back({rows.time(0), static_cast<std::size_t>(rows.integer(1))});
  return all;
}

/// Reading and decoding a million rows take as long as each other: while this thread reads some and
/// visits those before, another one decodes.
void SqliteVerifications::each_current(const std::function<void(const Verification&)>& visit) {
  auto rows = each_current_.run();
  std::future<std::vector<Verification>> decoding;
  const auto visit_decoded = [&] {
    if (!decoding.valid()) return;
    for (const auto& one : decoding.get()) visit(one);
  };
  for (bool more = true; more;) {
    auto some = take_some(rows);
    more = some.size() == at_once;
    auto next = std::async(std::launch::async, decoded, std::move(some));
    visit_decoded();
    decoding = std::move(next);
  }
  visit_decoded();
}

std::vector<app::DueTimer> SqliteVerifications::due(Timestamp now, std::size_t limit) {
  auto rows = due_.run(now, limit);
  std::vector<app::DueTimer> all;
  while (rows.next()) {
    const auto kind = named<TimerKind>(rows.text(1));
    if (!kind) throw app::StoreFailure("SQLite: a timer has a kind that does not exist");
    all.push_back({VerificationId{rows.bytes<16>(0)}, *kind});
  }
  return all;
}

void SqliteVerifications::retime(
    const std::function<std::vector<Timer>(const Verification&)>& timers_of) {
  // Mostly nothing differs: nobody who writes has to wait for the reading.
  std::vector<std::pair<std::int64_t, std::vector<Timer>>> changed;
  for (auto rows = blocking_all_.run(); rows.next();) {
    auto wanted = timers_of(read_verification(rows.text(1)));
    if (stored_timers(rows.integer(0)) != wanted)
      changed.emplace_back(rows.integer(0), std::move(wanted));
  }
  if (changed.empty()) return;
  Transaction transaction{transactions_};
  for (const auto& [number, timers] : changed) set_timers(number, timers);
  transaction.commit();
}

/// In the order of TimerKind, as timers() gives them.
std::vector<Timer> SqliteVerifications::stored_timers(std::int64_t number) {
  std::vector<Timer> timers;
  for (auto rows = timers_.run(number); rows.next();) {
    const auto kind = named<TimerKind>(rows.text(0));
    if (!kind) continue;  // A newer program's: it goes when the others are written.
    Timer timer{*kind, rows.time(1), std::nullopt};
    if (!rows.is_null(2)) timer.useless_from = rows.time(2);
    timers.push_back(timer);
  }
  std::sort(timers.begin(), timers.end(),
            [](const Timer& a, const Timer& b) { return a.kind < b.kind; });
  return timers;
}

void SqliteVerifications::set_timers(std::int64_t number, const std::vector<Timer>& timers) {
  clear_timers_.execute(number);
  for (const auto& timer : timers)
    set_timer_.execute(number, name(timer.kind), timer.at, timer.useless_from);
}

std::vector<app::StoredEvent> SqliteVerifications::events_after(
    std::int64_t position, std::size_t limit, std::optional<MarketplaceId> marketplace) {
  if (marketplace)
    return read_all(events_of_marketplace_.run(position, limit, marketplace->bytes()));
  return read_all(events_.run(position, limit));
}

std::vector<app::StoredEvent> SqliteVerifications::history(VerificationId id) {
  return read_all(history_.run(id.bytes()));
}

std::vector<app::MailRecord> SqliteVerifications::mails_of(VerificationId id) {
  std::vector<app::MailRecord> found;
  auto rows = mails_of_.run(id.bytes());
  while (rows.next()) {
    const auto state = named<app::MailState>(rows.text(2));
    CHECK(state);  // The table's own constraint says so.
    found.push_back({rows.time(0), std::string{rows.text(1)}, *state});
  }
  return found;
}

}  // namespace visavis::sqlite
