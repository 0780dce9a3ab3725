#include "adapters/sqlite/sqlite_verifications.h"

#include <limits>

#include "adapters/sqlite/sqlite_mail_outbox.h"
#include "adapters/sqlite/stored_events.h"
#include "app/ports/store_failure.h"
#include "app/records/row.h"

namespace visavis::sqlite {
namespace {

Verification decode(std::string_view json) {
  try {
    return app::decode_row(json);
  } catch (const std::exception&) {
    // The decoder's words may quote the row, which is about a person.
    throw app::StoreFailure("SQLite: a stored verification cannot be read");
  }
}

std::vector<Verification> decode_all(Rows rows) {
  std::vector<Verification> all;
  while (rows.next()) all.push_back(decode(rows.text(0)));
  return all;
}

std::vector<VerificationId> ids(Rows rows) {
  std::vector<VerificationId> all;
  while (rows.next()) all.emplace_back(rows.bytes<16>(0));
  return all;
}

std::vector<app::StoredEvent> read_all(Rows rows) {
  std::vector<app::StoredEvent> all;
  while (rows.next()) all.push_back(read_event(rows));
  return all;
}

}  // namespace

SqliteVerifications::SqliteVerifications(Database& database)
    : transactions_(database.transactions()),
      get_(database.handle(), "SELECT content FROM verification WHERE id = ?1"),
      current_(database.handle(),
               "SELECT content FROM verification WHERE marketplace = ?1 AND account = ?2 "
               "AND status <> 'canceled' ORDER BY number DESC LIMIT 1"),
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
      overdue_(database.handle(),
               "SELECT id FROM verification WHERE due <= ?1 ORDER BY due LIMIT ?2"),
      unreminded_(database.handle(),
                  "SELECT id FROM verification WHERE remind < ?1 ORDER BY remind LIMIT ?2"),
      open_appeals_(database.handle(),
                    "SELECT content FROM verification WHERE appealed IS NOT NULL "
                    "ORDER BY appealed, number"),
      booked_slots_(database.handle(),
                    "SELECT slot, count(*) FROM verification WHERE slot BETWEEN ?1 AND ?2 "
                    "GROUP BY slot ORDER BY slot"),
      slot_reminders_(
          database.handle(),
          "SELECT id FROM verification WHERE slot_reminder > ?1 AND slot_reminder <= ?2 "
          "ORDER BY slot_reminder LIMIT ?3"),
      each_current_(database.handle(),
                    "SELECT content, max(number) FROM verification WHERE status <> 'canceled' "
                    "GROUP BY marketplace, account"),
      find_(database.handle(), "SELECT number, version, last_hash FROM verification WHERE id = ?1"),
      blocking_(database.handle(),
                "SELECT 1 FROM verification WHERE marketplace = ?1 AND account = ?2 "
                "AND status NOT IN ('verified', 'canceled')"),
      insert_(database.handle(),
              "INSERT INTO verification (id, marketplace, account, status, version, due, "
              "last_hash, content, slot, slot_reminder, remind) "
              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"),
      update_(database.handle(),
              "UPDATE verification SET status = ?2, version = ?3, due = ?4, last_hash = ?5, "
              "content = ?6, slot = ?7, slot_reminder = ?8, remind = ?9, appealed = ?10 "
              "WHERE number = ?1"),
      append_(database.handle(),
              "INSERT INTO event (verification, marketplace, sequence, type, previous_status, "
              "content, body, previous_hash, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"),
      deliver_(database.handle(),
               "INSERT INTO delivery (position, verification, marketplace, due, changed) "
               "SELECT last_insert_rowid(), ?1, id, CASE WHEN EXISTS (SELECT 1 FROM delivery "
               "WHERE verification = ?1 AND state = 'open') THEN NULL ELSE ?3 END, ?3 "
               "FROM marketplace WHERE id = ?2 AND webhook_url <> ''"),
      take_back_(
          database.handle(),
          "UPDATE mail SET due = NULL, state = 'taken_back', changed = ?3, " VISAVIS_MAIL_FORGOTTEN
          "WHERE verification = ?1 AND state = 'open' AND instr(?2, ',' || kind || ',') > 0"),
      mail_(database.handle(),
            "INSERT INTO mail (verification, sequence, kind, language, text_version, due, created, "
            "changed, useless_from, recipient, sender_name, subject, body, html, carries_link) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"),
      events_(database.handle(), "SELECT " VISAVIS_EVENT_COLUMNS
                                 "FROM event e JOIN verification v ON v.number = e.verification "
                                 "WHERE e.position > ?1 ORDER BY e.position LIMIT ?2"),
      events_of_marketplace_(database.handle(),
                             "SELECT " VISAVIS_EVENT_COLUMNS
                             "FROM event e JOIN verification v ON v.number = e.verification "
                             "WHERE e.marketplace = ?3 AND e.position > ?1 "
                             "ORDER BY e.position LIMIT ?2"),
      history_(database.handle(), "SELECT " VISAVIS_EVENT_COLUMNS
                                  "FROM verification v JOIN event e ON e.verification = v.number "
                                  "WHERE v.id = ?1 ORDER BY e.sequence") {}

std::optional<Verification> SqliteVerifications::verification(VerificationId id) {
  auto rows = get_.run(id.bytes());
  if (!rows.next()) return std::nullopt;
  return decode(rows.text(0));
}

std::optional<Verification> SqliteVerifications::current(MarketplaceId marketplace,
                                                         const AccountId& account) {
  auto rows = current_.run(marketplace.bytes(), account.text());
  if (!rows.next()) return std::nullopt;
  return decode(rows.text(0));
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
    return decode_all(list_account_status_.run(marketplace, before, filter.limit,
                                               filter.account->text(), *filter.status));
  if (filter.account)
    return decode_all(list_account_.run(marketplace, before, filter.limit, filter.account->text()));
  if (filter.status)
    return decode_all(list_status_.run(marketplace, before, filter.limit, *filter.status));
  return decode_all(list_.run(marketplace, before, filter.limit));
}

std::vector<Verification> SqliteVerifications::with_status(std::string_view status) {
  return decode_all(with_status_.run(status));
}

std::vector<VerificationId> SqliteVerifications::overdue_at(Timestamp at, std::size_t limit) {
  return ids(overdue_.run(at, limit));
}

std::vector<VerificationId> SqliteVerifications::unreminded(Timestamp deadline_before,
                                                            std::size_t limit) {
  return ids(unreminded_.run(deadline_before, limit));
}

std::vector<Verification> SqliteVerifications::open_appeals() {
  return decode_all(open_appeals_.run());
}

std::vector<app::BookedSlot> SqliteVerifications::booked_slots(Timestamp from, Timestamp until) {
  auto rows = booked_slots_.run(from, until);
  std::vector<app::BookedSlot> all;
  while (rows.next()) all.push_back({rows.time(0), static_cast<std::size_t>(rows.integer(1))});
  return all;
}

std::vector<VerificationId> SqliteVerifications::slot_reminders_due(Timestamp at,
                                                                    std::size_t limit) {
  return ids(slot_reminders_.run(at, at + slot_reminder_before, limit));
}

void SqliteVerifications::each_current(const std::function<void(const Verification&)>& visit) {
  auto rows = each_current_.run();
  while (rows.next()) visit(decode(rows.text(0)));
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

}  // namespace visavis::sqlite
