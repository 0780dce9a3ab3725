#include "adapters/sqlite/sqlite_mail_outbox.h"

namespace visavis::sqlite {

SqliteMailOutbox::SqliteMailOutbox(Database& database)
    : database_(database),
      due_(
          database.handle(),
          "SELECT m.number, v.id, m.created, m.attempts, m.recipient, m.kind, m.language, "
          "m.text_version, m.sender_name, m.subject, m.body, m.html, m.carries_link, "
          "m.useless_from, m.reply_to FROM mail m JOIN verification v ON v.number = m.verification "
          "WHERE m.due <= ?1 AND (m.useless_from IS NOT NULL OR NOT EXISTS "
          "(SELECT 1 FROM mail o WHERE o.verification = m.verification AND o.due IS NOT NULL "
          "AND o.number < m.number)) "
          "ORDER BY m.useless_from IS NULL, m.useless_from, m.due, m.number LIMIT ?2"),
      next_due_(database.handle(), "SELECT min(due) FROM mail WHERE due > ?1"),
      again_(database.handle(),
             "UPDATE mail SET attempts = attempts + 1, due = ?2, result = ?3, changed = ?4 "
             "WHERE number = ?1 AND state = 'open'"),
      held_(database.handle(),
            "UPDATE mail SET due = ?2, result = ?3, changed = ?4 "
            "WHERE number = ?1 AND state = 'open'"),
      close_(database.handle(),
             "UPDATE mail SET attempts = attempts + 1, due = NULL, state = ?2, result = ?3, "
             "changed = ?4, " VISAVIS_MAIL_FORGOTTEN "WHERE number = ?1 AND state = 'open'") {}

std::vector<app::OutgoingMail> SqliteMailOutbox::due(Timestamp now, std::size_t limit) {
  database_.check_files();
  auto rows = due_.run(now, limit);
  std::vector<app::OutgoingMail> all;
  const auto text = [&](int column) { return std::string{rows.text(column)}; };
  const auto personal = [&](int column) { return Personal<std::string>{text(column)}; };
  while (rows.next()) {
    app::MailDraft draft{.to = personal(4),
                         .kind = text(5),
                         .language = text(6),
                         .text_version = text(7),
                         .sender_name = text(8),
                         .reply_to = text(14),
                         .subject = personal(9),
                         .text = personal(10),
                         .html = personal(11),
                         .carries_link = rows.integer(12) != 0,
                         .useless_from = std::nullopt};
    if (!rows.is_null(13)) draft.useless_from = rows.time(13);
    all.push_back({.number = rows.integer(0),
                   .verification = VerificationId{rows.bytes<16>(1)},
                   .created = rows.time(2),
                   .draft = std::move(draft),
                   .attempts = static_cast<int>(rows.integer(3))});
  }
  return all;
}

std::optional<Timestamp> SqliteMailOutbox::next_due(Timestamp now) {
  auto rows = next_due_.run(now);
  if (!rows.next() || rows.is_null(0)) return std::nullopt;
  return rows.time(0);
}

void SqliteMailOutbox::handed_over(std::int64_t number, Timestamp now) {
  database_.check_files();
  close_.execute(number, std::string_view{"handed_over"}, std::string_view{"SMTP 250"}, now);
}

void SqliteMailOutbox::failed(std::int64_t number, const std::string& error,
                              std::optional<Timestamp> next, Timestamp now) {
  database_.check_files();
  if (next)
    again_.execute(number, *next, error, now);
  else
    close_.execute(number, std::string_view{"given_up"}, error, now);
}

void SqliteMailOutbox::held(std::int64_t number, const std::string& error, Timestamp next,
                            Timestamp now) {
  database_.check_files();
  held_.execute(number, next, error, now);
}

}  // namespace visavis::sqlite
