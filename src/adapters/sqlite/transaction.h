#pragma once

#include <sqlite3.h>

#include "adapters/sqlite/statement.h"

namespace visavis::sqlite {

struct TransactionStatements {
  explicit TransactionStatements(sqlite3* connection);
  sqlite3* connection;
  Statement begin, commit, rollback;
};

/// A write transaction. It takes the write lock at once, so that what it reads stays true until it
/// writes. Rolls back unless committed.
class Transaction {
 public:
  explicit Transaction(TransactionStatements& statements);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  TransactionStatements& statements_;
};

}  // namespace visavis::sqlite
