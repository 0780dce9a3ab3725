#pragma once

#include "adapters/sql/statement.h"
#include "adapters/sqlite/database.h"
#include "app/ports/outbox.h"

namespace visavis::sqlite {

/// The webhook deliveries in SQLite. For the thread of its connection, which is the sender's.
class SqliteOutbox : public app::Outbox {
 public:
  explicit SqliteOutbox(Database& database);

  std::vector<app::Delivery> due(Timestamp now, std::size_t limit_each) override;
  std::optional<Timestamp> next_due(Timestamp now) override;
  void delivered(std::int64_t position, int status, Timestamp now) override;
  void failed(std::int64_t position, const std::string& error, std::optional<Timestamp> next,
              Timestamp now) override;
  void pause(std::int64_t position, const std::string& url, const std::string& error,
             Timestamp now) override;
  std::vector<MarketplaceId> paused() override;

 private:
  void close(std::int64_t position, std::string_view state, std::string_view result, Timestamp now);

  const Database& database_;
  TransactionStatements& transactions_;
  Statement due_, next_due_, again_, close_, release_, note_, pause_, paused_;
};

}  // namespace visavis::sqlite
