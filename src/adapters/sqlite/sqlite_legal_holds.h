#pragma once

#include "adapters/sql/statement.h"
#include "adapters/sqlite/database.h"
#include "app/ports/legal_holds.h"

namespace visavis::sqlite {

/// Legal holds in SQLite. For the thread of its connection.
class SqliteLegalHolds : public app::LegalHolds {
 public:
  explicit SqliteLegalHolds(Database& database);

  bool add_legal_hold(const app::LegalHold& hold) override;
  bool remove_legal_hold(const app::HeldEvidence& on) override;
  std::vector<app::LegalHold> legal_holds() override;

 private:
  sqlite3* const connection_;
  Statement add_, remove_, all_;
};

}  // namespace visavis::sqlite
