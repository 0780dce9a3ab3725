#pragma once

#include "adapters/sql/statement.h"
#include "adapters/sqlite/database.h"
#include "app/ports/meetings.h"

namespace visavis::sqlite {

/// Meetings whose call is over, in SQLite. For the thread of its connection.
class SqliteOverMeetings : public app::OverMeetings {
 public:
  explicit SqliteOverMeetings(Database& database);

  std::vector<app::OverMeeting> due(Timestamp now, std::size_t limit) override;
  std::optional<Timestamp> next_due(Timestamp now) override;
  void ended(std::int64_t number, Timestamp next) override;
  void again(std::int64_t number, Timestamp next) override;
  void done(std::int64_t number) override;

 private:
  const Database& database_;
  Statement due_, next_due_, ended_, again_, done_;
};

}  // namespace visavis::sqlite
