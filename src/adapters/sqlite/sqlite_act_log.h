#pragma once

#include <optional>

#include "adapters/sql/statement.h"
#include "adapters/sqlite/database.h"
#include "app/ports/act_log.h"

namespace visavis::sqlite {

/// Acts in SQLite, in the table of the events. For the thread of its connection.
class SqliteActLog : public app::ActLog {
 public:
  explicit SqliteActLog(Database& database);

  std::int64_t append(const Act& act) override;
  std::vector<app::StoredAct> acts_after(std::int64_t position, std::size_t limit) override;
  std::vector<app::StoredAct> newest_acts(const app::ActFilter& filter) override;
  std::int64_t last_position() override;

 private:
  app::Hash last_hash();
  std::optional<std::int64_t> time_of(std::int64_t position);

  TransactionStatements& transactions_;
  Statement last_hash_, append_, move_head_, acts_, last_position_, time_of_;
  Statement newest_, newest_by_, newest_named_, newest_by_named_, newest_about_;
};

}  // namespace visavis::sqlite
