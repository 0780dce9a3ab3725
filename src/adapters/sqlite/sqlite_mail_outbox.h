#pragma once

#include "adapters/sql/statement.h"
#include "adapters/sqlite/database.h"
#include "app/ports/mail_outbox.h"

namespace visavis::sqlite {

// How a mail that is over forgets about whom it was: of an UPDATE's SET, the last.
#define VISAVIS_MAIL_FORGOTTEN "recipient = '', subject = '', body = '', html = '' "

/// The mails in SQLite. For the thread of its connection, which is the sender's.
class SqliteMailOutbox : public app::MailOutbox {
 public:
  explicit SqliteMailOutbox(Database& database);

  std::vector<app::OutgoingMail> due(Timestamp now, std::size_t limit) override;
  std::optional<Timestamp> next_due(Timestamp now) override;
  void handed_over(std::int64_t number, Timestamp now) override;
  void failed(std::int64_t number, const std::string& error, std::optional<Timestamp> next,
              Timestamp now) override;
  void held(std::int64_t number, const std::string& error, Timestamp next, Timestamp now) override;

 private:
  const Database& database_;
  Statement due_, next_due_, again_, held_, close_;
};

}  // namespace visavis::sqlite
