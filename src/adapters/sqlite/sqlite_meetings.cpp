#include "adapters/sqlite/sqlite_meetings.h"

namespace visavis::sqlite {

SqliteOverMeetings::SqliteOverMeetings(Database& database)
    : database_(database),
      due_(database.handle(),
           "SELECT m.number, v.id, m.call, m.space, m.organiser, m.url, m.records, m.transcribes, "
           "m.over, m.ended, "
           "m.attempts FROM meeting m JOIN verification v ON v.number = m.verification "
           "WHERE m.due <= ?1 ORDER BY m.ended, m.due, m.number LIMIT ?2"),
      next_due_(database.handle(), "SELECT min(due) FROM meeting WHERE due > ?1"),
      ended_(database.handle(),
             "UPDATE meeting SET ended = 1, attempts = 0, due = ?2 WHERE number = ?1"),
      again_(database.handle(),
             "UPDATE meeting SET attempts = attempts + 1, due = ?2 WHERE number = ?1"),
      done_(database.handle(), "DELETE FROM meeting WHERE number = ?1") {}

std::vector<app::OverMeeting> SqliteOverMeetings::due(Timestamp now, std::size_t limit) {
  database_.check_files();
  auto rows = due_.run(now, limit);
  std::vector<app::OverMeeting> all;
  while (rows.next())
    all.push_back(
        {.number = rows.integer(0),
         .verification = VerificationId{rows.bytes<16>(1)},
         .call = CallId{rows.bytes<16>(2)},
         .meeting = {std::string{rows.text(3)}, std::string{rows.text(4)},
                     std::string{rows.text(5)}, rows.integer(6) != 0, rows.integer(7) != 0},
         .over = rows.time(8),
         .ended = rows.integer(9) != 0,
         .attempts = static_cast<int>(rows.integer(10))});
  return all;
}

std::optional<Timestamp> SqliteOverMeetings::next_due(Timestamp now) {
  auto rows = next_due_.run(now);
  if (!rows.next() || rows.is_null(0)) return std::nullopt;
  return rows.time(0);
}

void SqliteOverMeetings::ended(std::int64_t number, Timestamp next) {
  database_.check_files();
  ended_.execute(number, next);
}

void SqliteOverMeetings::again(std::int64_t number, Timestamp next) {
  database_.check_files();
  again_.execute(number, next);
}

void SqliteOverMeetings::done(std::int64_t number) {
  database_.check_files();
  done_.execute(number);
}

}  // namespace visavis::sqlite
