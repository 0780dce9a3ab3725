#include "adapters/sqlite/sqlite_outbox.h"

#include <string>

#include "adapters/sqlite/stored_events.h"

namespace visavis::sqlite {

SqliteOutbox::SqliteOutbox(Database& database)
    : database_(database),
      transactions_(database.transactions()),
      due_(database.handle(),
           "SELECT " VISAVIS_EVENT_COLUMNS
           ", m.webhook_url, m.webhook_secret, d.attempts, "
           "CASE WHEN m.retiring_until > ?1 THEN m.retiring_secret ELSE '' END "
           "FROM marketplace m "
           "JOIN delivery d ON d.position IN (SELECT position FROM delivery "
           "  WHERE marketplace = m.id AND due <= ?1 ORDER BY due, position LIMIT ?2) "
           "JOIN event e ON e.position = d.position "
           "JOIN verification v ON v.number = e.verification "
           "WHERE m.webhook_url <> '' AND m.webhook_paused IS NULL ORDER BY d.due, d.position"),
      next_due_(database.handle(), "SELECT min(due) FROM delivery WHERE due > ?1"),
      again_(database.handle(),
             "UPDATE delivery SET attempts = attempts + 1, due = ?2, result = ?3, changed = ?4 "
             "WHERE position = ?1 AND state = 'open'"),
      close_(database.handle(),
             "UPDATE delivery SET attempts = attempts + 1, due = NULL, state = ?2, result = ?3, "
             "changed = ?4 WHERE position = ?1 AND state = 'open'"),
      release_(database.handle(),
               "UPDATE delivery SET due = ?2 WHERE position = (SELECT min(position) FROM delivery "
               "WHERE state = 'open' AND verification = (SELECT verification FROM delivery "
               "WHERE position = ?1)) AND due IS NULL"),
      note_(database.handle(),
            "UPDATE delivery SET result = ?2, changed = ?3 WHERE position = ?1 AND state = 'open'"),
      pause_(
          database.handle(),
          "UPDATE marketplace SET webhook_paused = coalesce(webhook_paused, ?2) "
          "WHERE id = (SELECT marketplace FROM delivery WHERE position = ?1) AND webhook_url = ?3"),
      paused_(database.handle(),
              "SELECT id FROM marketplace WHERE webhook_paused IS NOT NULL ORDER BY id") {}

std::vector<app::Delivery> SqliteOutbox::due(Timestamp now, std::size_t limit_each) {
  database_.check_files();
  auto rows = due_.run(now, limit_each);
  std::vector<app::Delivery> all;
  while (rows.next()) {
    app::Delivery one{.event = read_event(rows),
                      .url = std::string{rows.text(event_columns)},
                      .secrets = {std::string{rows.text(event_columns + 1)}},
                      .attempts = static_cast<int>(rows.integer(event_columns + 2))};
    if (const auto retiring = rows.text(event_columns + 3); !retiring.empty())
      one.secrets.emplace_back(retiring);
    all.push_back(std::move(one));
  }
  return all;
}

std::optional<Timestamp> SqliteOutbox::next_due(Timestamp now) {
  auto rows = next_due_.run(now);
  if (!rows.next() || rows.is_null(0)) return std::nullopt;
  return rows.time(0);
}

void SqliteOutbox::delivered(std::int64_t position, int status, Timestamp now) {
  database_.check_files();
  close(position, "delivered", "HTTP " + std::to_string(status), now);
}

void SqliteOutbox::failed(std::int64_t position, const std::string& error,
                          std::optional<Timestamp> next, Timestamp now) {
  database_.check_files();
  if (next)
    again_.execute(position, *next, error, now);
  else
    close(position, "given_up", error, now);
}

void SqliteOutbox::pause(std::int64_t position, const std::string& url, const std::string& error,
                         Timestamp now) {
  database_.check_files();
  Transaction transaction{transactions_};
  note_.execute(position, error, now);
  pause_.execute(position, now, url);
  transaction.commit();
}

std::vector<MarketplaceId> SqliteOutbox::paused() {
  auto rows = paused_.run();
  std::vector<MarketplaceId> all;
  while (rows.next()) all.emplace_back(rows.bytes<16>(0));
  return all;
}

void SqliteOutbox::close(std::int64_t position, std::string_view state, std::string_view result,
                         Timestamp now) {
  Transaction transaction{transactions_};
  close_.execute(position, state, result, now);
  release_.execute(position, now);
  transaction.commit();
}

}  // namespace visavis::sqlite
