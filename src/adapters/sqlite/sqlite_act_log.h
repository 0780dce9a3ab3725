#pragma once

#include "adapters/sqlite/database.h"
#include "adapters/sqlite/statement.h"
#include "app/ports/act_log.h"

namespace visavis::sqlite {

/// Acts in SQLite, in the table of the events. For the thread of its connection.
class SqliteActLog : public app::ActLog {
 public:
  explicit SqliteActLog(Database& database);

  std::int64_t append(const Act& act) override;
  std::vector<app::StoredAct> acts_after(std::int64_t position, std::size_t limit) override;
  std::int64_t last_position() override;

 private:
  app::Hash last_hash();

  TransactionStatements& transactions_;
  Statement last_hash_, append_, move_head_, acts_, last_position_;
};

}  // namespace visavis::sqlite
