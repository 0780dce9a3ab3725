#include "adapters/sql/transaction.h"

#include <exception>

#include "app/ports/store_failure.h"
#include "base/check.h"

namespace visavis::sqlite {

// Savepoints of one name are a stack: RELEASE and ROLLBACK TO mean the newest.
TransactionStatements::TransactionStatements(sqlite3* of)
    : connection(of),
      begin(of, "BEGIN IMMEDIATE"),
      commit(of, "COMMIT"),
      rollback(of, "ROLLBACK"),
      save(of, "SAVEPOINT part"),
      release(of, "RELEASE part"),
      undo(of, "ROLLBACK TO part") {}

Transaction::Transaction(TransactionStatements& statements) : statements_(statements) {
  if (statements_.open > 0 && sqlite3_get_autocommit(statements_.connection) != 0)
    statements_.lost = true;
  if (statements_.lost) throw app::StoreUnavailable("SQLite: the transaction is lost");
  (statements_.open == 0 ? statements_.begin : statements_.save).execute();
  ++statements_.open;
}

Transaction::~Transaction() {
  try {
    if (!committed_) roll_back();
  } catch (const std::exception&) {
    // The failure that brought us here is on its way to the caller already. What could not be
    // undone must not be saved with the rest.
    statements_.lost = true;
  }
  if (--statements_.open == 0) statements_.lost = false;
}

void Transaction::roll_back() {
  // After some failures (disk full) SQLite has rolled back everything by itself. Whoever is around
  // us goes on, perhaps: what they write now must not be saved without what was before it.
  const bool gone = sqlite3_get_autocommit(statements_.connection) != 0;
  if (!is_part()) {
    if (!gone) statements_.rollback.execute();
    return;
  }
  if (gone) {
    statements_.lost = true;
    Statement{statements_.connection, "BEGIN"}.execute();
    return;
  }
  if (statements_.lost) return;
  statements_.undo.execute();
  statements_.release.execute();
}

void Transaction::commit() {
  CHECK(!committed_);
  if (statements_.lost) throw app::StoreUnavailable("SQLite: the transaction is lost");
  (is_part() ? statements_.release : statements_.commit).execute();
  committed_ = true;
}

}  // namespace visavis::sqlite
