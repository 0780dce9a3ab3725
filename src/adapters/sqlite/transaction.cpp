#include "adapters/sqlite/transaction.h"

#include <exception>

namespace visavis::sqlite {

TransactionStatements::TransactionStatements(sqlite3* of)
    : connection(of),
      begin(of, "BEGIN IMMEDIATE"),
      commit(of, "COMMIT"),
      rollback(of, "ROLLBACK") {}

Transaction::Transaction(TransactionStatements& statements) : statements_(statements) {
  statements_.begin.execute();
}

Transaction::~Transaction() {
  // After some failures (disk full) SQLite has rolled back by itself.
  if (sqlite3_get_autocommit(statements_.connection) != 0) return;
  try {
    statements_.rollback.execute();
  } catch (const std::exception&) {
    // The failure that brought us here is on its way to the caller already.
  }
}

void Transaction::commit() { statements_.commit.execute(); }

}  // namespace visavis::sqlite
