#pragma once

#include <sqlite3.h>

#include "adapters/sql/statement.h"

namespace visavis::sqlite {

/// A connection's statements for transactions, and how they stand.
struct TransactionStatements {
  explicit TransactionStatements(sqlite3* connection);
  sqlite3* connection;
  Statement begin, commit, rollback;
  Statement save, release, undo;
  int open = 0;       ///< how many Transactions stand in each other
  bool lost = false;  ///< the outermost cannot be committed any more
};

/// A write transaction. It takes the write lock at once, so that what it reads stays true until it
/// writes. Rolls back unless committed. One that begins within another is a part of it: it rolls
/// back its own part alone, and is saved with the other.
class Transaction {
 public:
  explicit Transaction(TransactionStatements& statements);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  bool is_part() const { return statements_.open > 1; }
  void roll_back();

  TransactionStatements& statements_;
  bool committed_ = false;
};

}  // namespace visavis::sqlite
